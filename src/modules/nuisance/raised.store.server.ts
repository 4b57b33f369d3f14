import { type Insertable, sql } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import type { Tables } from '#platform/db/tables';
import type { ContactWay, NuisanceKind } from './nuisance.ts';

/** What somebody beside the officer reads: why a person was not told, or an objection. */
export type Raised = {
	id: string;
	circleId: string;
	kind: 'unsafe' | 'objection';
	wordsSealed: string;
	raisedOn: string;
	answerSealed: string;
	answeredOn: string | null;
	seenOn: string | null;
};

export const addRaised = async (tx: Tx, raised: Insertable<Tables['care.nuisance_raised']>): Promise<void> => {
	await tx.insertInto('care.nuisance_raised').values(raised).execute();
};

const raised = (tx: Tx, municipalityId: string) =>
	tx
		.selectFrom('care.nuisance_raised')
		.select([
			'id',
			'circle_id as circleId',
			'kind',
			'words_sealed as wordsSealed',
			'raised_on as raisedOn',
			'answer_sealed as answerSealed',
			'answered_on as answeredOn',
			'seen_on as seenOn',
		])
		.where('municipality_id', '=', municipalityId)
		.orderBy('raised_on');
export const raisedIn = (tx: Tx, municipalityId: string, circleId: string): Promise<Raised[]> =>
	raised(tx, municipalityId).where('circle_id', '=', circleId).execute();
/** What this actor is told of, that nobody saw yet. */
export const raisedUnseen = (tx: Tx, municipalityId: string): Promise<Raised[]> =>
	raised(tx, municipalityId).where('seen_on', 'is', null).limit(200).execute();

export async function saveSeen(tx: Tx, municipalityId: string, id: string, on: string): Promise<boolean> {
	const done = await tx
		.updateTable('care.nuisance_raised')
		.set({ seen_on: on })
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.where('seen_on', 'is', null)
		.executeTakeFirst();
	return done.numUpdatedRows > 0n;
}
export async function saveAnswer(
	tx: Tx,
	municipalityId: string,
	{ circleId, id, sealed, on }: { circleId: string; id: string; sealed: string; on: string },
): Promise<boolean> {
	const done = await tx
		.updateTable('care.nuisance_raised')
		.set({ answer_sealed: sealed, answered_on: on })
		.where('municipality_id', '=', municipalityId)
		.where('circle_id', '=', circleId)
		.where('id', '=', id)
		.where('kind', '=', 'objection')
		.where('answered_on', 'is', null)
		.executeTakeFirst();
	return done.numUpdatedRows > 0n;
}

/** A circle as who leads the team knows of it. */
export type TeamCircle = {
	id: string;
	areaCode: string;
	kind: NuisanceKind;
	officerCalled: string;
	startedOn: string;
	untilOn: string;
	contact: ContactWay | null;
	rests: boolean;
};
export async function circlesOfTeam(tx: Tx): Promise<TeamCircle[]> {
	const { rows } = await sql<TeamCircle>`
		select id, area_code as "areaCode", kind, officer_called as "officerCalled", started_on as "startedOn", until_on as "untilOn", contact, rests
		from care.nuisance_of_team()`.execute(tx);
	return rows;
}
export type Tally = { areaCode: string; kind: NuisanceKind; year: number; many: number; better: number | null };
export async function tallies(tx: Tx): Promise<Tally[]> {
	const { rows } = await sql<Tally>`
		select area_code as "areaCode", kind, year, many, better from care.nuisance_tallies()`.execute(tx);
	return rows;
}

/** `move`: what is kept of the code by which another officer takes over. */
export async function moves(tx: Tx, circleId: string, move: string, today: string): Promise<boolean> {
	const { rows } = await sql<{
		done: boolean;
	}>`select care.nuisance_moves(${circleId}, ${move}, ${today}::date) as done`.execute(tx);
	return rows[0]?.done ?? false;
}
export async function takeOver(tx: Tx, hash: string, called: string, today: string): Promise<string | undefined> {
	const { rows } = await sql<{
		id: string | null;
	}>`select care.take_over_nuisance(${hash}, ${called}, ${today}::date) as id`.execute(tx);
	return rows[0]?.id ?? undefined;
}
