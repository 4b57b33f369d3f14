import type { Generated } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import { isId } from '#platform/ids';
import type { Price } from './proposal.ts';
import type { Decider, Round } from './round.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'open.budget_round': {
			municipality_id: string;
			id: string;
			area_code: string;
			title: string;
			summary: string;
			team_id: Generated<string>;
			budget_cents: number | null;
			most_cents: number | null;
			light_cents: Generated<number>;
			criteria: Generated<string[]>;
			decider: Decider | null;
			blind: Generated<boolean>;
			propose_from: string | null;
			propose_until: string | null;
			feasible_until: string | null;
			decide_until: string | null;
			done_until: string | null;
			owner_id: string | null;
			owner_called: Generated<string>;
			made_on: string;
			opened_on: string | null;
			ended_on: string | null;
			vote_id: string | null;
			voted_before: Generated<string | null>;
		};
		'open.budget_price': {
			municipality_id: string;
			id: string;
			label: string;
			unit: string;
			cents: number;
			since: string;
			ended_on: string | null;
		};
	}
}

const shown = [
	'id',
	'area_code as areaCode',
	'title',
	'summary',
	'budget_cents as budgetCents',
	'most_cents as mostCents',
	'light_cents as lightCents',
	'criteria',
	'decider',
	'blind',
	'propose_from as proposeFrom',
	'propose_until as proposeUntil',
	'feasible_until as feasibleUntil',
	'decide_until as decideUntil',
	'done_until as doneUntil',
	'owner_id as ownerId',
	'owner_called as ownerCalled',
	'opened_on as openedOn',
	'ended_on as endedOn',
	'vote_id as voteId',
	'voted_before as votedBefore',
] as const;

/** Every round this actor may see, the latest first. */
export const roundsSeen = (tx: Tx, municipalityId: string, most = 100): Promise<Round[]> =>
	tx
		.selectFrom('open.budget_round')
		.select(shown)
		.where('municipality_id', '=', municipalityId)
		.orderBy('propose_from', (order) => order.desc().nullsFirst())
		.orderBy('id')
		.limit(most)
		.execute();

export const findRound = async (tx: Tx, municipalityId: string, id: string): Promise<Round | undefined> =>
	isId(id)
		? tx
				.selectFrom('open.budget_round')
				.select(shown)
				.where('municipality_id', '=', municipalityId)
				.where('id', '=', id)
				.executeTakeFirst()
		: undefined;

export async function addRound(
	tx: Tx,
	municipalityId: string,
	one: Pick<Round, 'id' | 'areaCode' | 'title' | 'summary'> & { madeOn: string },
): Promise<void> {
	await tx
		.insertInto('open.budget_round')
		.values({
			municipality_id: municipalityId,
			id: one.id,
			area_code: one.areaCode,
			title: one.title,
			summary: one.summary,
			made_on: one.madeOn,
			budget_cents: null,
			most_cents: null,
			decider: null,
			propose_from: null,
			propose_until: null,
			feasible_until: null,
			decide_until: null,
			done_until: null,
			owner_id: null,
			opened_on: null,
			ended_on: null,
			vote_id: null,
		})
		.execute();
}

type Changed = Partial<Omit<Round, 'id' | 'areaCode' | 'criteria' | 'votedBefore'> & { criteria: string[] }>;
const columns: Record<keyof Changed, string> = {
	title: 'title',
	summary: 'summary',
	budgetCents: 'budget_cents',
	mostCents: 'most_cents',
	lightCents: 'light_cents',
	criteria: 'criteria',
	decider: 'decider',
	blind: 'blind',
	proposeFrom: 'propose_from',
	proposeUntil: 'propose_until',
	feasibleUntil: 'feasible_until',
	decideUntil: 'decide_until',
	doneUntil: 'done_until',
	ownerId: 'owner_id',
	ownerCalled: 'owner_called',
	openedOn: 'opened_on',
	endedOn: 'ended_on',
	voteId: 'vote_id',
};

/** Whether it was theirs to change. */
export async function changeRound(tx: Tx, municipalityId: string, id: string, changed: Changed): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('open.budget_round')
		.set(Object.fromEntries(Object.entries(changed).map(([key, value]) => [columns[key as keyof Changed], value])))
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.executeTakeFirst();
	return numUpdatedRows === 1n;
}

/** Holds a round of one's own until this transaction ends. */
export const holdRound = (tx: Tx, municipalityId: string, id: string) =>
	tx
		.selectFrom('open.budget_round')
		.select('id')
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.forUpdate()
		.execute();

export const pricesNow = (tx: Tx, municipalityId: string): Promise<Price[]> =>
	tx
		.selectFrom('open.budget_price')
		.select(['id', 'label', 'unit', 'cents'])
		.where('municipality_id', '=', municipalityId)
		.where('ended_on', 'is', null)
		.orderBy('label')
		.limit(100)
		.execute();

export async function addPrice(tx: Tx, municipalityId: string, one: Price, since: string): Promise<void> {
	await tx
		.insertInto('open.budget_price')
		.values({ ...one, municipality_id: municipalityId, since, ended_on: null })
		.execute();
}

export async function endPriceInStore(tx: Tx, municipalityId: string, id: string, today: string): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('open.budget_price')
		.set({ ended_on: today })
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.where('ended_on', 'is', null)
		.executeTakeFirst();
	return numUpdatedRows === 1n;
}
