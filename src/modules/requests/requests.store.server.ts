import { type Generated, sql } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import { isId } from '#platform/ids';
import type { Absence, CityRequest, LineKind, Outcome, RequestKind, Side, Step, TemplateStep } from './request.ts';

type RequestRow = {
	municipality_id: string;
	id: string;
	initiative_id: string;
	area_code: string;
	kind: RequestKind;
	title: string;
	words: string;
	asked_on: string;
	shown: boolean;
	contact_id: Generated<string | null>;
	contact_called: Generated<string>;
	deputy_id: Generated<string | null>;
	deputy_called: Generated<string>;
	taken_on: Generated<string | null>;
	deputy_missing_since: Generated<string | null>;
	outcome: Generated<Outcome | null>;
	reason: Generated<string>;
	ended_on: Generated<string | null>;
};
declare module '#platform/db/tables' {
	interface Tables {
		'community.request': RequestRow;
		'community.request_step': {
			municipality_id: string;
			id: string;
			request_id: string;
			place: number;
			nl: string;
			en: string;
			by_side: Side;
			first_due_on: string;
			due_on: string;
			started_on: string | null;
			done_on: Generated<string | null>;
			told_on: Generated<string | null>;
		};
		'community.request_line': {
			municipality_id: string;
			id: string;
			request_id: string;
			said_at: Date;
			by_side: Side | 'nobody';
			called: string;
			what: LineKind;
			words: string;
		};
		'community.contact_absence': {
			municipality_id: string;
			worker_id: string;
			away_from: string;
			away_until: string;
		};
		'open.running_request': {
			municipality_id: string;
			request_id: string;
			initiative_id: string;
			kind: RequestKind;
			since: string;
		};
		'open.request_template': {
			municipality_id: string;
			kind: RequestKind;
			/** jsonb: written as text, read as what it holds. */
			steps: TemplateStep[] | string;
			changed_on: string;
		};
	}
}

const requestShown = [
	'id',
	'initiative_id as initiativeId',
	'area_code as areaCode',
	'kind',
	'title',
	sql<string>`community.request_words(id)`.as('words'),
	'asked_on as askedOn',
	'shown',
	'contact_id as contactId',
	'contact_called as contactCalled',
	'deputy_id as deputyId',
	'deputy_called as deputyCalled',
	'taken_on as takenOn',
	'deputy_missing_since as deputyMissingSince',
	'outcome',
	'reason',
	'ended_on as endedOn',
] as const;

/** Those the actor may see, the latest first: of one initiative, or of all; open ones only, or the ended too. */
export function requestsSeen(
	tx: Tx,
	municipalityId: string,
	{ initiativeId, open = false }: { initiativeId?: string; open?: boolean } = {},
): Promise<CityRequest[]> {
	let query = tx.selectFrom('community.request').select(requestShown).where('municipality_id', '=', municipalityId);
	if (initiativeId) query = query.where('initiative_id', '=', initiativeId);
	if (open) query = query.where('ended_on', 'is', null);
	return query.orderBy('asked_on', 'desc').orderBy('id').limit(500).execute();
}

export const findRequest = async (tx: Tx, municipalityId: string, id: string): Promise<CityRequest | undefined> =>
	isId(id)
		? tx
				.selectFrom('community.request')
				.select(requestShown)
				.where('municipality_id', '=', municipalityId)
				.where('id', '=', id)
				.executeTakeFirst()
		: undefined;

export async function addRequest(
	tx: Tx,
	municipalityId: string,
	request: Pick<CityRequest, 'id' | 'initiativeId' | 'areaCode' | 'kind' | 'title' | 'words' | 'askedOn' | 'shown'>,
): Promise<void> {
	await tx
		.insertInto('community.request')
		.values({
			municipality_id: municipalityId,
			id: request.id,
			initiative_id: request.initiativeId,
			area_code: request.areaCode,
			kind: request.kind,
			title: request.title,
			words: request.words,
			asked_on: request.askedOn,
			shown: request.shown,
		})
		.execute();
}

type Change = Partial<
	Pick<RequestRow, 'shown'> & {
		contact_id: string | null;
		contact_called: string;
		deputy_id: string | null;
		deputy_called: string;
		taken_on: string | null;
		deputy_missing_since: string | null;
		outcome: Outcome;
		reason: string;
		ended_on: string;
	}
>;

/** Whether it was still open and, when asked, still in the hands it was in: two who press at once do not both win. */
export async function changeRequest(
	tx: Tx,
	municipalityId: string,
	id: string,
	set: Change,
	whileContact?: string | null,
): Promise<boolean> {
	let query = tx
		.updateTable('community.request')
		.set(set)
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.where('ended_on', 'is', null);
	if (whileContact !== undefined)
		query = query.where('contact_id', whileContact === null ? 'is' : '=', whileContact as string);
	return (await query.executeTakeFirst()).numUpdatedRows === 1n;
}

const stepShown = [
	'id',
	'request_id as requestId',
	'place',
	'nl',
	'en',
	'by_side as by',
	'first_due_on as firstDueOn',
	'due_on as dueOn',
	'started_on as startedOn',
	'done_on as doneOn',
	'told_on as toldOn',
] as const;

export const stepsOf = async (tx: Tx, municipalityId: string, requestIds: readonly string[]): Promise<Step[]> =>
	requestIds.length
		? tx
				.selectFrom('community.request_step')
				.select(stepShown)
				.where('municipality_id', '=', municipalityId)
				.where('request_id', 'in', requestIds)
				.orderBy('place')
				.execute()
		: [];

export async function addSteps(
	tx: Tx,
	municipalityId: string,
	requestId: string,
	steps: readonly Pick<Step, 'id' | 'place' | 'nl' | 'en' | 'by' | 'dueOn' | 'startedOn'>[],
): Promise<void> {
	await tx
		.insertInto('community.request_step')
		.values(
			steps.map(({ id, place, nl, en, by, dueOn, startedOn }) => ({
				municipality_id: municipalityId,
				id,
				request_id: requestId,
				place,
				nl,
				en,
				by_side: by,
				first_due_on: dueOn,
				due_on: dueOn,
				started_on: startedOn,
			})),
		)
		.execute();
}

/** Whether the step was not done yet. */
export async function changeStep(
	tx: Tx,
	municipalityId: string,
	id: string,
	set: { done_on: string } | { due_on: string; told_on: null } | { started_on: string } | { told_on: string },
): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('community.request_step')
		.set(set)
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.where('done_on', 'is', null)
		.executeTakeFirst();
	return numUpdatedRows === 1n;
}

export type Line = { id: string; saidAt: Date; by: Side | 'nobody'; called: string; what: LineKind; words: string };

export const linesOf = (tx: Tx, municipalityId: string, requestId: string): Promise<Line[]> =>
	tx
		.selectFrom('community.request_line')
		.select(['id', 'said_at as saidAt', 'by_side as by', 'called', 'what', 'words'])
		.where('municipality_id', '=', municipalityId)
		.where('request_id', '=', requestId)
		.orderBy('said_at', 'desc')
		.orderBy('id', 'desc')
		.limit(300)
		.execute();

export async function addLine(tx: Tx, municipalityId: string, requestId: string, line: Line): Promise<void> {
	await tx
		.insertInto('community.request_line')
		.values({
			municipality_id: municipalityId,
			id: line.id,
			request_id: requestId,
			said_at: line.saidAt,
			by_side: line.by,
			called: line.called,
			what: line.what,
			words: line.words,
		})
		.execute();
}

export const absencesOf = async (tx: Tx, municipalityId: string, workerIds: readonly string[]): Promise<Absence[]> =>
	workerIds.length
		? tx
				.selectFrom('community.contact_absence')
				.select(['worker_id as workerId', 'away_from as from', 'away_until as until'])
				.where('municipality_id', '=', municipalityId)
				.where('worker_id', 'in', workerIds)
				.execute()
		: [];

/** Those of these requests for which the deputy stands in today. */
export async function standingIn(tx: Tx, requestIds: readonly string[], today: string): Promise<Set<string>> {
	if (requestIds.length === 0) return new Set();
	const { rows } = await sql<{
		id: string;
	}>`select id from community.deputies_standing_in(${[...requestIds]}::uuid[], ${today}::date) as id`.execute(tx);
	return new Set(rows.map(({ id }) => id));
}

export async function saveAbsence(tx: Tx, municipalityId: string, { workerId, from, until }: Absence): Promise<void> {
	const days = { away_from: from, away_until: until };
	const { numUpdatedRows } = await tx
		.updateTable('community.contact_absence')
		.set(days)
		.where('municipality_id', '=', municipalityId)
		.where('worker_id', '=', workerId)
		.executeTakeFirst();
	if (numUpdatedRows === 0n)
		await tx
			.insertInto('community.contact_absence')
			.values({ municipality_id: municipalityId, worker_id: workerId, ...days })
			.execute();
}

/** What everybody may see of an initiative's requests: that they run. */
export const runningFor = async (tx: Tx, municipalityId: string, initiativeId: string) =>
	isId(initiativeId)
		? tx
				.selectFrom('open.running_request')
				.select(['kind', 'since'])
				.where('municipality_id', '=', municipalityId)
				.where('initiative_id', '=', initiativeId)
				.orderBy('since')
				.execute()
		: [];

/** The templates that this municipality made its own. */
export async function savedTemplates(tx: Tx, municipalityId: string): Promise<Map<RequestKind, TemplateStep[]>> {
	const rows = await tx
		.selectFrom('open.request_template')
		.select(['kind', 'steps'])
		.where('municipality_id', '=', municipalityId)
		.execute();
	return new Map(rows.map(({ kind, steps }) => [kind, steps as TemplateStep[]]));
}

export async function saveTemplate(
	tx: Tx,
	municipalityId: string,
	kind: RequestKind,
	steps: readonly TemplateStep[],
	today: string,
): Promise<void> {
	const set = { steps: JSON.stringify(steps), changed_on: today };
	await tx
		.insertInto('open.request_template')
		.values({ municipality_id: municipalityId, kind, ...set })
		.onConflict((conflict) =>
			conflict.columns(['municipality_id', 'kind']).doUpdateSet({ steps: sql`excluded.steps`, changed_on: today }),
		)
		.execute();
}
