import type { Actor } from '../actor.ts';
import type { Tx } from '../db/index.server.ts';

/** The login a rule works on: the community or care zone or the ballots as the task `privacy.erase`, or one of the platform's own. */
export type RetentionLogin = 'zone_community' | 'zone_care' | 'zone_ballot' | 'zone_tasks' | 'zone_identity';

/** Where and until when: everything of this municipality that started its clock before `before` is due. */
export type Due = { municipalityId: string; before: Date };

/** What happens to one table when the term of its class in policy/retention.yaml is over. */
export type RetentionRule = {
	/** Key of the class in policy/retention.yaml, which says how long. */
	of: string;
	table: string;
	login: RetentionLogin;
	/** How many are due; changes nothing. */
	count(tx: Tx, due: Due): Promise<number>;
	/** Erases them. Returns how many. A task stands as the actor, also outside the community zone. */
	end(tx: Tx, due: Due, task: Actor): Promise<number>;
};
