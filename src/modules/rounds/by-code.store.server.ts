import { sql, type Tx } from '#platform/db/index.server';
import type { Line } from './proposal.ts';

/** What goes through the functions of migration 0055: people without account, each with a code of which only a keyed hash is kept. */

const said = async <T>(tx: Tx, query: ReturnType<typeof sql<{ done: T }>>): Promise<T | null> =>
	(await query.execute(tx)).rows[0]?.done ?? null;

export type PlanSaid = { title: string; what: string; forWhom: string; carriedOut: string; lines: readonly Line[] };
export type NewProposal = PlanSaid & {
	id: string;
	proposer: string;
	round: string;
	called: string;
	contact: string;
	locale: 'nl' | 'en';
	initiative: string | null;
	hash: string;
	how: 'desk' | 'paper' | 'phone' | null;
};

export const proposeInStore = (tx: Tx, one: NewProposal, today: string) =>
	said<boolean>(tx, sql`select community.propose_for_budget(${JSON.stringify(one)}::jsonb, ${today}::date) as done`);

export const confirmInStore = (tx: Tx, hash: string, today: string) =>
	said<string>(tx, sql`select community.confirm_budget_proposal(${hash}, ${today}::date) as done`);

export const vouchInStore = (tx: Tx, proposalId: string, today: string) =>
	said<boolean>(tx, sql`select community.vouch_for_budget_proposal(${proposalId}::uuid, ${today}::date) as done`);

export const changeInStore = (
	tx: Tx,
	hash: string,
	plan: PlanSaid & { forget: boolean },
	newsId: string,
	today: string,
) =>
	said<string>(
		tx,
		sql`select community.change_budget_proposal(${hash}, ${JSON.stringify(plan)}::jsonb, ${newsId}::uuid, ${today}::date) as done`,
	);

export type OwnPlan = { id: string; title: string; called: string; contact: string; askedOn: string; follows: boolean };
/** For who reads what is known of them: what they proposed or follow under the address they sign in with. */
export const knownOfBudget = async (tx: Tx): Promise<OwnPlan[]> =>
	(
		await sql<OwnPlan>`select id, title, called, contact, asked_on as "askedOn", follows from community.my_budget_plans()`.execute(
			tx,
		)
	).rows;

export const withdrawInStore = (tx: Tx, hash: string, today: string) =>
	said<boolean>(tx, sql`select community.withdraw_budget_proposal(${hash}, ${today}::date) as done`);

/** By their code, or by the team for one of theirs. */
export const emptyProposerInStore = (tx: Tx, hash: string | null, id: string | null) =>
	said<boolean>(tx, sql`select community.empty_budget_proposer(${hash}, ${id}::uuid) as done`);

/** By who proposed it (a hash), or by the team (nothing) for one of theirs. */
export const askJoinInStore = (
	tx: Tx,
	hash: string | null,
	one: string | null,
	other: string,
	id: string,
	today: string,
) =>
	said<boolean>(
		tx,
		sql`select community.ask_budget_join(${hash}, ${one}::uuid, ${other}::uuid, ${id}::uuid, ${today}::date) as done`,
	);

/** The plan that stays, when this was the second yes. */
export const answerJoinInStore = (tx: Tx, hash: string, id: string, yes: boolean, newsId: string, today: string) =>
	said<string>(
		tx,
		sql`select community.answer_budget_join(${hash}, ${id}::uuid, ${yes}, ${newsId}::uuid, ${today}::date) as done`,
	);

export const followInStore = (
	tx: Tx,
	one: { proposalId: string; id: string; contact: string; locale: string; hash: string },
	today: string,
) =>
	said<boolean>(
		tx,
		sql`select community.follow_budget_proposal(${one.proposalId}::uuid, ${one.id}::uuid, ${one.contact}, ${one.locale}, ${one.hash}, ${today}::date) as done`,
	);
export const confirmFollowerInStore = (tx: Tx, hash: string, today: string) =>
	said<boolean>(tx, sql`select community.confirm_budget_follower(${hash}, ${today}::date) as done`);
export const stopFollowingInStore = (tx: Tx, hash: string) =>
	said<boolean>(tx, sql`select community.stop_following_budget(${hash}) as done`);

export async function followed(
	tx: Tx,
	hash: string,
): Promise<{ proposalId: string; title: string; confirmed: boolean } | undefined> {
	const { rows } = await sql<{
		proposal_id: string;
		title: string;
		confirmed: boolean;
	}>`select * from community.budget_followed(${hash})`.execute(tx);
	return rows[0] && { proposalId: rows[0].proposal_id, title: rows[0].title, confirmed: rows[0].confirmed };
}

export async function fadeInStore(tx: Tx, before: string): Promise<void> {
	await sql`select community.fade_budget(${before}::date)`.execute(tx);
}

export type Held = {
	proposal: {
		id: string;
		round_id: string;
		number: number;
		title: string;
		what: string;
		for_whom: string;
		how: string;
		cents: number;
		confirmed_on: string | null;
		public_on: string | null;
		joined_into: string | null;
		heard_on: string | null;
		heard_words: string;
		fits: 'yes' | 'changed' | 'no' | null;
		fits_words: string;
		decision: 'granted' | 'refused' | null;
		decision_words: string;
		granted_cents: number | null;
	};
	round: { id: string; title: string; feasible_until: string; most_cents: number | null; budget_cents: number };
	called: string;
	/** Whether they said that it is theirs. */
	mine: boolean;
	lines: (Line & { nth: number })[];
	joins: { id: string; title: string; what: string; other: string; mine: boolean | null }[];
};
/** What a code opens; null when it opens nothing. */
export const heldByCode = (tx: Tx, hash: string) =>
	said<Held>(tx, sql`select community.budget_proposal_by_code(${hash}) as done`);
