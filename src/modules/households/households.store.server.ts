import { type Generated, sql } from 'kysely';
import type { Happening, Step } from '#modules/plans';
import type { Tx } from '#platform/db/index.server';
import { newId } from '#platform/ids';
import { careSeals } from '#platform/sealed-text/index.server';
import type { HomeAgreement, HomeMember, Share, Shareable, Shown } from './household.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'care.household_member': {
			municipality_id: string;
			household_id: string;
			client_id: string;
			id: Generated<string>;
			asked_on: Generated<string>;
			asked_called: Generated<string>;
			yes_on: string | null;
			yes_as: 'self' | 'stands-for' | 'spoken' | null;
			no_on: string | null;
			recorded_by: string | null;
		};
		'care.household_share': {
			municipality_id: string;
			id: string;
			client_id: string;
			goal_id: string | null;
			helper_id: string | null;
			children: boolean;
			texts: Generated<string[]>;
			versions: Generated<number[]>;
			shared_on: Generated<string>;
			recorded_by: string | null;
		};
	}
}

/** Where one person stands: of the own row alone. */
export type Place = {
	householdId: string;
	askedOn: string;
	askedBy: string;
	yesOn: string | null;
	noOn: string | null;
};

export async function placeOf(tx: Tx, municipalityId: string, clientId: string): Promise<Place | undefined> {
	const row = await tx
		.selectFrom('care.household_member')
		.select(['household_id', 'asked_on', 'asked_called', 'no_on'])
		.select(sql<string | null>`case when care.stands_at_home(client_id) then yes_on end`.as('stands_since'))
		.where('municipality_id', '=', municipalityId)
		.where('client_id', '=', clientId)
		.executeTakeFirst();
	if (!row) return undefined;
	const { household_id: householdId, asked_on: askedOn, asked_called: askedBy } = row;
	return { householdId, askedOn, askedBy, yesOn: row.stands_since, noOn: row.no_on };
}

/** Who is in sight of the actor on this page: the function of the database says who that is. */
export async function membersInSight(tx: Tx, municipalityId: string, householdId: string): Promise<HomeMember[]> {
	const { rows } = await sql<{
		client_id: string;
		name_sealed: string;
		child: boolean;
		mine: boolean;
		helped: boolean;
		asked_on: string;
		yes_on: string | null;
		no_on: string | null;
		aloud: boolean;
		named_id: string | null;
		named_called: string;
	}>`select * from care.household_in_sight(${householdId})`.execute(tx);
	if (rows.length === 0) return [];
	const { open } = await careSeals(tx, municipalityId);
	return rows.map((row) => ({
		clientId: row.client_id,
		called: open('care.client.name_sealed', row.client_id, row.name_sealed),
		...{ child: row.child, mine: row.mine, helped: row.helped, aloud: row.aloud },
		...{ askedOn: row.asked_on, yesOn: row.yes_on, noOn: row.no_on },
		named: row.named_id ? { id: row.named_id, called: row.named_called } : null,
	}));
}

type SharedRow = {
	client_id: string;
	kind: 'goal' | 'agreement' | 'helper' | 'children';
	id: string;
	goal_id: string;
	words_sealed: string;
	who_sealed: string;
	/** Of an agreement its step, of who comes their name. */
	word: string;
	on_day: string | null;
	happened: string | null;
};
const placesOf = {
	goal: 'care.plan_goal.words_sealed',
	agreement: 'care.plan_agreement.what_sealed',
	helper: 'care.plan_helper.for_sealed',
	children: 'care.plan_words.words_sealed',
} as const;

/** What stands on the page for the actor. */
export async function shownAtHome(tx: Tx, municipalityId: string, householdId: string): Promise<Shown> {
	const { rows } = await sql<SharedRow>`select * from care.household_shared(${householdId})`.execute(tx);
	if (rows.length === 0) return { goals: [], helpers: [], children: [] };
	const { open } = await careSeals(tx, municipalityId);
	const of = (kind: SharedRow['kind']) =>
		rows
			.filter((row) => row.kind === kind)
			.map((row) => ({ ...row, words: open(placesOf[kind], row.id, row.words_sealed) }));
	const agreements = of('agreement').map((row): HomeAgreement & { goalId: string } => ({
		...{ id: row.id, goalId: row.goal_id, step: row.word as Step, what: row.words, byOn: row.on_day },
		happened: row.happened as Happening | null,
		who: open('care.plan_agreement.who_sealed', row.id, row.who_sealed),
	}));
	return {
		goals: of('goal').map((row) => ({
			...{ id: row.id, clientId: row.client_id, words: row.words, reachedOn: row.on_day },
			agreements: agreements.filter(({ goalId }) => goalId === row.id),
		})),
		helpers: of('helper').map((row) => ({
			...{ id: row.id, clientId: row.client_id, called: row.word, what: row.words },
		})),
		children: of('children').map(({ client_id, words }) => ({ clientId: client_id, words })),
	};
}

/** What one person shows at home now, as far as the actor may know. */
export async function sharesOf(tx: Tx, clientId: string): Promise<Share[]> {
	const { rows } = await sql<{ goal_id: string | null; helper_id: string | null; changed_since: boolean }>`
		select goal_id, helper_id, changed_since from care.shared_at_home_by(${clientId})`.execute(tx);
	return rows.map(({ goal_id, helper_id, changed_since: changedSince }) => {
		if (goal_id) return { what: 'goal', of: goal_id, changedSince };
		return helper_id ? { what: 'helper', of: helper_id, changedSince } : { what: 'children', of: '', changedSince };
	});
}

const said = async (asked: Promise<{ rows: { said: boolean | string | null }[] }>): Promise<boolean> =>
	Boolean((await asked).rows[0]?.said);

/** Puts somebody beside somebody else. False when one of them is not theirs to ask, or lives elsewhere already. */
export const askHome = (tx: Tx, clientId: string, beside: string): Promise<boolean> =>
	said(
		sql<{
			said: string | null;
		}>`select care.ask_into_household(${newId()}, ${clientId}, ${beside}) as said`.execute(tx),
	);

/** The person's own yes or no. False when it is not theirs to say. */
export const answerHome = (tx: Tx, clientId: string, yes: boolean): Promise<boolean> =>
	said(sql<{ said: boolean }>`select care.answer_household(${clientId}, ${yes}) as said`.execute(tx));

/** A spoken yes, written down by who helps. False when it is not theirs to write. */
export const noteYes = (tx: Tx, clientId: string): Promise<boolean> =>
	said(sql<{ said: boolean }>`select care.note_household_yes(${clientId}) as said`.execute(tx));

/** Whether the actor says yes or no for this person, and shares. */
export const speaksFor = (tx: Tx, clientId: string): Promise<boolean> =>
	said(sql<{ said: boolean }>`select care.speaks_for(${clientId}) as said`.execute(tx));

export const saysItAloud = (tx: Tx, clientId: string): Promise<boolean> =>
	said(sql<{ said: boolean }>`select care.says_it_aloud(${clientId}) as said`.execute(tx));

export async function removeMember(tx: Tx, municipalityId: string, clientId: string): Promise<boolean> {
	const { numDeletedRows } = await tx
		.deleteFrom('care.household_member')
		.where('municipality_id', '=', municipalityId)
		.where('client_id', '=', clientId)
		.executeTakeFirst();
	return numDeletedRows > 0n;
}

export async function shareThing(
	tx: Tx,
	municipalityId: string,
	clientId: string,
	{ what, of }: { what: Shareable; of: string | null },
	recordedBy: string | null,
): Promise<void> {
	await tx
		.insertInto('care.household_share')
		.values({
			...{ municipality_id: municipalityId, id: newId(), client_id: clientId, recorded_by: recordedBy },
			...{
				goal_id: what === 'goal' ? of : null,
				helper_id: what === 'helper' ? of : null,
				children: what === 'children',
			},
		})
		.execute();
}

export async function takeThingBack(
	tx: Tx,
	municipalityId: string,
	clientId: string,
	{ what, of }: { what: Shareable; of: string | null },
): Promise<void> {
	const shares = tx
		.deleteFrom('care.household_share')
		.where('municipality_id', '=', municipalityId)
		.where('client_id', '=', clientId);
	await (what === 'children'
		? shares.where('children', '=', true)
		: shares.where(what === 'goal' ? 'goal_id' : 'helper_id', '=', of)
	).execute();
}

/** Every yes ends, in every household of this municipality; for the task after an older copy came back. */
export async function endEveryYes(tx: Tx): Promise<number> {
	const { rows } = await sql<{ ended: number }>`select care.ask_homes_again() as ended`.execute(tx);
	return rows[0]?.ended ?? 0;
}
