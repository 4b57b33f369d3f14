import { sql, type Tx } from '#platform/db/index.server';
import type { Idea, IdeaCount, RoundCase, Visit } from './round.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'community.round_visit': {
			municipality_id: string;
			id: string;
			ambassador_id: string;
			colleague_id: string;
			team_id: string;
			visits_on: string;
			made_at: Date;
		};
		'community.round_case': {
			municipality_id: string;
			id: string;
			visit_id: string;
			kind: RoundCase['kind'];
			need_code: string;
			area_code: string;
			others: number;
			idea: Idea | null;
			sentence: string;
			step: string;
			step_on: string | null;
			step_done_on: string | null;
		};
		'community.round_case_source': {
			municipality_id: string;
			case_id: string;
			colleague_id: string;
			signal_id: string;
			person_id: string | null;
		};
	}
}

export async function addVisit(tx: Tx, municipalityId: string, visit: Visit & { madeAt: Date }): Promise<void> {
	await tx
		.insertInto('community.round_visit')
		.values({
			municipality_id: municipalityId,
			id: visit.id,
			ambassador_id: visit.ambassadorId,
			colleague_id: visit.colleagueId,
			team_id: visit.teamId,
			visits_on: visit.visitsOn,
			made_at: visit.madeAt,
		})
		.execute();
}

/** The visits the reader is one of the two of, latest day first; one, when its id is given. */
export async function visitsSeen(tx: Tx, municipalityId: string, id?: string): Promise<Visit[]> {
	let query = tx.selectFrom('community.round_visit').selectAll().where('municipality_id', '=', municipalityId);
	if (id) query = query.where('id', '=', id);
	return (await query.orderBy('visits_on', 'desc').limit(100).execute()).map((row) => ({
		id: row.id,
		ambassadorId: row.ambassador_id,
		colleagueId: row.colleague_id,
		teamId: row.team_id,
		visitsOn: row.visits_on,
	}));
}

export async function removeVisit(tx: Tx, municipalityId: string, id: string): Promise<void> {
	await tx
		.deleteFrom('community.round_visit')
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.execute();
}

type Brought = Pick<RoundCase, 'id' | 'visitId' | 'kind' | 'needCode' | 'areaCode' | 'others'>;

/** The case that both see, and apart from it the note that only the colleague can go to. */
export async function addCase(
	tx: Tx,
	municipalityId: string,
	one: Brought,
	source: { colleagueId: string; signalId: string; personId: string | null },
): Promise<void> {
	await tx
		.insertInto('community.round_case')
		.values({
			municipality_id: municipalityId,
			id: one.id,
			visit_id: one.visitId,
			kind: one.kind,
			need_code: one.needCode,
			area_code: one.areaCode,
			others: one.others,
			idea: null,
			sentence: '',
			step: '',
			step_on: null,
			step_done_on: null,
		})
		.execute();
	await tx
		.insertInto('community.round_case_source')
		.values({
			municipality_id: municipalityId,
			case_id: one.id,
			colleague_id: source.colleagueId,
			signal_id: source.signalId,
			person_id: source.personId,
		})
		.execute();
}

/** Of these visits, as far as the reader is one of the two. */
export async function casesOf(tx: Tx, municipalityId: string, visitIds: readonly string[]): Promise<RoundCase[]> {
	if (visitIds.length === 0) return [];
	const rows = await tx
		.selectFrom('community.round_case')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('visit_id', 'in', visitIds)
		.orderBy('need_code')
		.orderBy('id')
		.execute();
	return rows.map((row) => ({
		id: row.id,
		visitId: row.visit_id,
		kind: row.kind,
		needCode: row.need_code,
		areaCode: row.area_code,
		others: row.others,
		idea: row.idea,
		sentence: row.sentence,
		step: row.step,
		stepOn: row.step_on,
		stepDoneOn: row.step_done_on,
	}));
}

/** Case → note, for the colleague alone. */
export async function sourcesSeen(tx: Tx, municipalityId: string): Promise<Map<string, string>> {
	const rows = await tx
		.selectFrom('community.round_case_source')
		.select(['case_id', 'signal_id'])
		.where('municipality_id', '=', municipalityId)
		.execute();
	return new Map(rows.map((row) => [row.case_id, row.signal_id]));
}

export async function saveIdea(
	tx: Tx,
	municipalityId: string,
	id: string,
	said: Pick<RoundCase, 'sentence' | 'step' | 'stepOn'> & { idea: Idea },
): Promise<void> {
	await tx
		.updateTable('community.round_case')
		.set({
			idea: said.idea,
			sentence: said.sentence,
			step: said.step,
			step_on: said.stepOn,
			step_done_on: null,
		})
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.execute();
}

export async function saveStepDone(tx: Tx, municipalityId: string, id: string, on: string): Promise<void> {
	await tx
		.updateTable('community.round_case')
		.set({ step_done_on: on })
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.where('step_on', 'is not', null)
		.execute();
}

export async function removeCase(tx: Tx, municipalityId: string, id: string): Promise<void> {
	await tx
		.deleteFrom('community.round_case')
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.execute();
}

/** What was thought of in the reader's team in the quarter of a day; nothing under five cases or three colleagues. */
export async function answersOfTeam(tx: Tx, day: string): Promise<IdeaCount[]> {
	const { rows } = await sql<IdeaCount>`select idea, cases from community.round_answers(${day}::date)`.execute(tx);
	return rows;
}

/** For the erasing task: every case that came from this note, or is about this person. */
export async function forgetCasesOf(tx: Tx, municipalityId: string, subjectId: string): Promise<void> {
	await sql`
		delete from community.round_case c using community.round_case_source s
		where c.municipality_id = ${municipalityId} and s.municipality_id = c.municipality_id and s.case_id = c.id
			and ${subjectId}::uuid in (s.signal_id, s.person_id)`.execute(tx);
}
