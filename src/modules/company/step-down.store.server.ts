import type { Tx } from '#platform/db/index.server';
import type { Here } from './for-client.server.ts';
import type { Arrival, ArrivalOutcome, ArrivalRound, StepDown, StepKind } from './step-down.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'care.step_down': {
			municipality_id: string;
			id: string;
			client_id: string;
			kind: StepKind;
			target_id: string | null;
			place_called: string;
			wish_sealed: string;
			with_sealed: string;
			wish_shared_on: string | null;
			introduce_on: string;
			introduced: 'yes' | 'not' | null;
			back_on: string | null;
			back_seen_on: string | null;
			ended_on: string | null;
			made_on: string;
		};
		'care.arrival': {
			municipality_id: string;
			id: string;
			client_id: string;
			step_id: string;
			round: ArrivalRound;
			due_on: string;
			outcome: ArrivalOutcome | null;
			said_by: 'worker' | 'person' | null;
			said_on: string | null;
		};
	}
}

const wishAt = 'care.step_down.wish_sealed';
const withAt = 'care.step_down.with_sealed';

export async function addStep(
	tx: Tx,
	{ municipalityId, clientId, seals }: Here,
	one: Pick<StepDown, 'id' | 'kind' | 'targetId' | 'placeCalled' | 'wish' | 'with' | 'introduceOn'>,
	on: string,
): Promise<void> {
	await tx
		.insertInto('care.step_down')
		.values({
			municipality_id: municipalityId,
			id: one.id,
			client_id: clientId,
			kind: one.kind,
			target_id: one.targetId,
			place_called: one.placeCalled,
			wish_sealed: seals.seal(wishAt, one.id, one.wish),
			with_sealed: seals.seal(withAt, one.id, one.with),
			introduce_on: one.introduceOn,
			made_on: on,
			...{ wish_shared_on: null, introduced: null, back_on: null, back_seen_on: null, ended_on: null },
		})
		.execute();
}

/** Newest first, with the checks of each. */
export async function stepsOf(tx: Tx, { municipalityId, clientId, seals }: Here): Promise<StepDown[]> {
	const rows = await tx
		.selectFrom('care.step_down')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('client_id', '=', clientId)
		.orderBy('made_on', 'desc')
		.orderBy('id', 'desc')
		.limit(50)
		.execute();
	const arrivals = await tx
		.selectFrom('care.arrival')
		.select(['id', 'step_id', 'round', 'due_on', 'outcome', 'said_by'])
		.where('municipality_id', '=', municipalityId)
		.where('client_id', '=', clientId)
		.orderBy('due_on')
		.execute();
	return rows.map((row) => ({
		id: row.id,
		kind: row.kind,
		targetId: row.target_id,
		placeCalled: row.place_called,
		wish: seals.open(wishAt, row.id, row.wish_sealed),
		with: seals.open(withAt, row.id, row.with_sealed),
		wishSharedOn: row.wish_shared_on,
		introduceOn: row.introduce_on,
		introduced: row.introduced,
		backOn: row.back_on,
		backSeenOn: row.back_seen_on,
		endedOn: row.ended_on,
		arrivals: arrivals
			.filter(({ step_id }) => step_id === row.id)
			.map(({ id, round, due_on, outcome, said_by }) => ({ id, round, dueOn: due_on, outcome, saidBy: said_by })),
	}));
}

type StepSet = {
	introduced?: 'yes' | 'not';
	introduce_on?: string;
	wish_shared_on?: string;
	back_on?: string;
	back_seen_on?: string | null;
	ended_on?: string | null;
};

/** Whether there was one to change. */
export async function changeStep(
	tx: Tx,
	{ municipalityId, clientId }: Here,
	id: string,
	set: StepSet,
): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('care.step_down')
		.set(set)
		.where('municipality_id', '=', municipalityId)
		.where('client_id', '=', clientId)
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	return numUpdatedRows === 1n;
}

export async function addArrival(
	tx: Tx,
	{ municipalityId, clientId }: Here,
	stepId: string,
	{ id, round, dueOn }: Pick<Arrival, 'id' | 'round' | 'dueOn'>,
): Promise<void> {
	await tx
		.insertInto('care.arrival')
		.values({
			...{ municipality_id: municipalityId, id, client_id: clientId, step_id: stepId, round, due_on: dueOn },
			...{ outcome: null, said_by: null, said_on: null },
		})
		.execute();
}

/** Whether it was there and not yet answered. */
export async function answerArrival(
	tx: Tx,
	{ municipalityId, clientId }: Here,
	id: string,
	{ outcome, saidBy, on }: { outcome: ArrivalOutcome; saidBy: 'worker' | 'person'; on: string },
): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('care.arrival')
		.set({ outcome, said_by: saidBy, said_on: on })
		.where('municipality_id', '=', municipalityId)
		.where('client_id', '=', clientId)
		.where('id', '=', id)
		.where('outcome', 'is', null)
		.executeTakeFirstOrThrow();
	return numUpdatedRows === 1n;
}
