import { organisationNames, ourNames } from '#modules/people/index.server';
import type { Actor, RoleKind } from '#platform/actor';
import { entriesAbout } from '#platform/audit/index.server';
import { asActor, type Tx } from '#platform/db/index.server';
import { processingActivities } from '#platform/policy/index.server';
import type { Client } from './client.ts';

/** A look in a file, as the person reads it: organisation, function, when and why (privacy P19); no name. */
export type FileLook = {
	id: string;
	at: string;
	organisation: string;
	who: { nl: string; en: string };
	why: { nl: string; en: string };
	done: boolean;
	emergency: boolean;
};

const most = 500;

/** Who looked in this file, newest first; what the person did themselves stays out. */
export async function looksInFile(tx: Tx, actor: Actor, client: Client): Promise<FileLook[]> {
	const entries = (await entriesAbout(tx, actor.municipalityId, client.id, most)).filter(
		(one) => one.actor_kind === 'staff',
	);
	const names = await asActor(actor, 'community', (community) => organisationNames(community, actor.municipalityId));
	return entries.map((entry) => ({
		id: entry.id,
		at: entry.occurred_at.toISOString(),
		organisation: names.get(entry.organisation_id ?? '') ?? '',
		who: ourNames[(entry.actor_roles.split(',')[0] || 'team_worker') as RoleKind],
		why: processingActivities.activities[entry.purpose]?.purpose ?? { nl: entry.purpose, en: entry.purpose },
		done: entry.outcome === 'done',
		emergency: entry.permission === 'clients.look-in-emergency',
	}));
}
