import { type Generated, sql } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import { isId } from '#platform/ids';
import type { Ask, Entry, Face, Initiative, ReachedStage, Stage, Tie } from './initiative.ts';

type InitiativeRow = {
	municipality_id: string;
	id: string;
	title: string;
	summary: string;
	story: Generated<string>;
	language: Generated<'nl' | 'en'>;
	area_code: string;
	approach_code: string | null;
	pattern_id: string | null;
	stage: Generated<Stage>;
	checks: Generated<string[]>;
	next_step: Generated<string>;
	next_step_on: Day | null;
	help_name: Generated<string>;
	help_hours: Generated<string | number | null>;
	help_until: Day | null;
	supporters: Generated<number>;
	members: Generated<number>;
	started_at: Date;
	published_at: Generated<Date | null>;
	ended_on: Day | null;
	ending_story: Generated<string>;
};
/** A date column is written as yyyy-mm-dd, and read so through `dayText`. */
type Day = string;

declare module '#platform/db/tables' {
	interface Tables {
		'open.initiative': InitiativeRow;
		'open.initiative_step': { municipality_id: string; initiative_id: string; stage: Stage; reached_on: Day };
		'open.initiative_ask': {
			municipality_id: string;
			id: string;
			initiative_id: string;
			title: string;
			detail: string;
			made_at: Date;
			found_at: Date | null;
			found_words: Generated<string>;
		};
		'open.initiative_entry': {
			municipality_id: string;
			id: string;
			initiative_id: string;
			written_on: Day;
			text: string;
			by_name: string;
			made_at: Date;
		};
		'open.initiative_face': {
			municipality_id: string;
			id: string;
			initiative_id: string;
			name: string;
			does: string;
			shown_at: Date;
		};
		'community.initiative_member': {
			municipality_id: string;
			id: string;
			initiative_id: string;
			area_code: string;
			tie: Tie;
			person_id: string | null;
			called: string;
			contact: string;
			contact_key: string;
			note: string;
			ask_id: string | null;
			counts: boolean;
			invitation_hash: string | null;
			leave_hash: string;
			consent_at: Date;
			joined_at: Date;
			left_at: Date | null;
		};
		'community.initiative_invitation': {
			municipality_id: string;
			code_hash: string;
			initiative_id: string;
			made_at: Date;
		};
	}
}

const dayText = (column: string) => sql<string | null>`to_char(${sql.ref(column)}, 'YYYY-MM-DD')`;

const columns = [
	'id',
	'title',
	'summary',
	'story',
	'language',
	'area_code',
	'approach_code',
	'stage',
	'checks',
	'next_step',
	'help_name',
	'help_hours',
	'supporters',
	'members',
	'started_at',
	'published_at',
	'ending_story',
] as const;

const initiatives = (tx: Tx) =>
	tx
		.selectFrom('open.initiative')
		.select(columns)
		.select([
			dayText('next_step_on').as('next_step_on'),
			dayText('help_until').as('help_until'),
			dayText('ended_on').as('ended_on'),
		]);

type Read = Awaited<ReturnType<ReturnType<typeof initiatives>['execute']>>[number];

const toInitiative = (row: Read): Initiative => ({
	id: row.id,
	title: row.title,
	summary: row.summary,
	story: row.story,
	language: row.language,
	areaCode: row.area_code,
	approachCode: row.approach_code,
	stage: row.stage,
	checks: row.checks,
	nextStep: row.next_step,
	nextStepOn: row.next_step_on,
	help:
		row.help_until && row.help_hours !== null
			? { name: row.help_name, hoursAWeek: Number(row.help_hours), until: row.help_until }
			: null,
	supporters: row.supporters,
	members: row.members,
	startedAt: row.started_at,
	publishedAt: row.published_at,
	endedOn: row.ended_on,
	endingStory: row.ending_story,
});

/** The initiative when this actor may see it, whatever its state. */
export async function findInitiative(tx: Tx, id: string): Promise<Initiative | undefined> {
	if (!isId(id)) return undefined;
	const row = await initiatives(tx)
		.where('municipality_id', '=', sql<string>`(select actor.municipality())`)
		.where('id', '=', id)
		.executeTakeFirst();
	return row && toInitiative(row);
}

export type ListFilter = {
	words?: string | undefined;
	areaCodes?: readonly string[] | undefined;
	stage?: Stage | undefined;
	ended?: boolean | undefined;
	approachCode?: string | undefined;
};

function published(
	tx: Tx,
	municipalityId: string,
	{ words, areaCodes, stage, ended = false, approachCode }: ListFilter,
) {
	let query = tx
		.selectFrom('open.initiative')
		.where('municipality_id', '=', municipalityId)
		.where('published_at', 'is not', null);
	query = ended ? query.where('ended_on', 'is not', null) : query.where('ended_on', 'is', null);
	if (areaCodes) query = query.where('area_code', 'in', areaCodes.length ? [...areaCodes] : ['']);
	if (stage) query = query.where('stage', '=', stage);
	if (approachCode) query = query.where('approach_code', '=', approachCode);
	for (const word of (words ?? '').trim().split(/\s+/).filter(Boolean).slice(0, 6)) {
		const like = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
		query = query.where((all) =>
			all.or([all('title', 'ilike', like), all('summary', 'ilike', like), all('story', 'ilike', like)]),
		);
	}
	return query;
}

/** Public initiatives, latest first: narrowed by municipality and area before words are compared. */
export async function publicInitiatives(
	tx: Tx,
	municipalityId: string,
	filter: ListFilter,
	most: number,
	skip = 0,
): Promise<Initiative[]> {
	const rows = await published(tx, municipalityId, filter)
		.select(columns)
		.select([
			dayText('next_step_on').as('next_step_on'),
			dayText('help_until').as('help_until'),
			dayText('ended_on').as('ended_on'),
		])
		.orderBy('published_at', 'desc')
		.orderBy('id')
		.limit(most)
		.offset(skip)
		.execute();
	return rows.map(toInitiative);
}

export async function countPublicInitiatives(tx: Tx, municipalityId: string, filter: ListFilter): Promise<number> {
	const row = await published(tx, municipalityId, filter)
		.select(sql<string>`count(*)`.as('number'))
		.executeTakeFirstOrThrow();
	return Number(row.number);
}

/** Drafts and public ones that this person carries, or that lie in the areas of this worker, latest first. */
export async function initiativesTended(
	tx: Tx,
	municipalityId: string,
	areaCodes: readonly string[],
	most: number,
): Promise<Initiative[]> {
	const rows = await initiatives(tx)
		.where('municipality_id', '=', municipalityId)
		.where('ended_on', 'is', null)
		.where((all) =>
			all.or([
				all('id', 'in', sql<string>`(select community.carried_initiatives())`),
				...(areaCodes.length ? [all('area_code', 'in', [...areaCodes])] : []),
			]),
		)
		.orderBy('started_at', 'desc')
		.limit(most)
		.execute();
	return rows.map(toInitiative);
}

/** Number of asks that are still open, per initiative. */
export async function openAskCounts(
	tx: Tx,
	municipalityId: string,
	ids: readonly string[],
): Promise<Map<string, number>> {
	if (ids.length === 0) return new Map();
	const rows = await tx
		.selectFrom('open.initiative_ask')
		.select(['initiative_id', sql<string>`count(*)`.as('number')])
		.where('municipality_id', '=', municipalityId)
		.where('initiative_id', 'in', [...ids])
		.where('found_at', 'is', null)
		.groupBy('initiative_id')
		.execute();
	return new Map(rows.map((row) => [row.initiative_id, Number(row.number)]));
}

const here = sql<string>`(select actor.municipality())`;

export async function stagesReached(tx: Tx, id: string): Promise<ReachedStage[]> {
	const rows = await tx
		.selectFrom('open.initiative_step')
		.select(['stage', dayText('reached_on').as('reached_on')])
		.where('municipality_id', '=', here)
		.where('initiative_id', '=', id)
		.execute();
	return rows.map((row) => ({ stage: row.stage, reachedOn: row.reached_on as string }));
}

export async function asksOf(tx: Tx, id: string): Promise<Ask[]> {
	const rows = await tx
		.selectFrom('open.initiative_ask')
		.select(['id', 'title', 'detail', 'found_at', 'found_words'])
		.where('municipality_id', '=', here)
		.where('initiative_id', '=', id)
		.orderBy(sql`found_at is not null`)
		.orderBy('made_at')
		.limit(50)
		.execute();
	return rows.map((row) => ({
		id: row.id,
		title: row.title,
		detail: row.detail,
		foundAt: row.found_at,
		foundWords: row.found_words,
	}));
}

export async function entriesOf(tx: Tx, id: string, most: number): Promise<Entry[]> {
	const rows = await tx
		.selectFrom('open.initiative_entry')
		.select(['id', 'text', 'by_name', dayText('written_on').as('written_on')])
		.where('municipality_id', '=', here)
		.where('initiative_id', '=', id)
		.orderBy('open.initiative_entry.written_on', 'desc')
		.orderBy('made_at', 'desc')
		.limit(most)
		.execute();
	return rows.map((row) => ({ id: row.id, writtenOn: row.written_on as string, text: row.text, byName: row.by_name }));
}

export async function facesOf(tx: Tx, id: string): Promise<Face[]> {
	return tx
		.selectFrom('open.initiative_face')
		.select(['id', 'name', 'does'])
		.where('municipality_id', '=', here)
		.where('initiative_id', '=', id)
		.orderBy('shown_at')
		.limit(20)
		.execute();
}

export type NewInitiative = Pick<
	Initiative,
	'id' | 'title' | 'summary' | 'story' | 'language' | 'areaCode' | 'approachCode' | 'startedAt'
> & { municipalityId: string; patternId: string | null };

/** False when the id is already there. */
export async function addInitiative(tx: Tx, one: NewInitiative): Promise<boolean> {
	const result = await tx
		.insertInto('open.initiative')
		.values({
			municipality_id: one.municipalityId,
			id: one.id,
			title: one.title,
			summary: one.summary,
			story: one.story,
			language: one.language,
			area_code: one.areaCode,
			approach_code: one.approachCode,
			pattern_id: one.patternId,
			started_at: one.startedAt,
		})
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	return Number(result.numInsertedOrUpdatedRows ?? 0) === 1;
}

type Changes = Partial<{
	title: string;
	summary: string;
	story: string;
	stage: Stage;
	checks: string[];
	next_step: string;
	next_step_on: Day | null;
	help_name: string;
	help_hours: number | null;
	help_until: Day | null;
	ended_on: Day | null;
	ending_story: string;
}>;

/** False when it is not there, has ended meanwhile, or may not be changed by this actor. */
export async function changeInitiative(tx: Tx, id: string, changes: Changes): Promise<boolean> {
	const result = await tx
		.updateTable('open.initiative')
		.set(changes)
		.where('municipality_id', '=', here)
		.where('id', '=', id)
		.where('ended_on', 'is', null)
		.executeTakeFirst();
	return Number(result.numUpdatedRows) === 1;
}

export async function noteStage(
	tx: Tx,
	municipalityId: string,
	id: string,
	stage: Stage,
	reachedOn: string,
): Promise<void> {
	await tx
		.insertInto('open.initiative_step')
		.values({ municipality_id: municipalityId, initiative_id: id, stage, reached_on: reachedOn })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/** Forgets the days of stages that lie ahead again after a step back. */
export async function forgetStages(tx: Tx, id: string, ahead: readonly Stage[]): Promise<void> {
	if (ahead.length)
		await tx
			.deleteFrom('open.initiative_step')
			.where('municipality_id', '=', here)
			.where('initiative_id', '=', id)
			.where('stage', 'in', [...ahead])
			.execute();
}

export async function addAsk(
	tx: Tx,
	row: { municipalityId: string; id: string; initiativeId: string; title: string; detail: string; madeAt: Date },
): Promise<void> {
	await tx
		.insertInto('open.initiative_ask')
		.values({
			municipality_id: row.municipalityId,
			id: row.id,
			initiative_id: row.initiativeId,
			title: row.title,
			detail: row.detail,
			made_at: row.madeAt,
			found_at: null,
		})
		.execute();
}

export async function closeAsk(
	tx: Tx,
	initiativeId: string,
	askId: string,
	foundAt: Date,
	foundWords: string,
): Promise<boolean> {
	const result = await tx
		.updateTable('open.initiative_ask')
		.set({ found_at: foundAt, found_words: foundWords })
		.where('municipality_id', '=', here)
		.where('initiative_id', '=', initiativeId)
		.where('id', '=', askId)
		.where('found_at', 'is', null)
		.executeTakeFirst();
	return Number(result.numUpdatedRows) === 1;
}

export async function addEntry(
	tx: Tx,
	row: {
		municipalityId: string;
		id: string;
		initiativeId: string;
		writtenOn: string;
		text: string;
		byName: string;
		madeAt: Date;
	},
): Promise<void> {
	await tx
		.insertInto('open.initiative_entry')
		.values({
			municipality_id: row.municipalityId,
			id: row.id,
			initiative_id: row.initiativeId,
			written_on: row.writtenOn,
			text: row.text,
			by_name: row.byName,
			made_at: row.madeAt,
		})
		.execute();
}

export async function removeEntry(tx: Tx, initiativeId: string, entryId: string): Promise<boolean> {
	const result = await tx
		.deleteFrom('open.initiative_entry')
		.where('municipality_id', '=', here)
		.where('initiative_id', '=', initiativeId)
		.where('id', '=', entryId)
		.executeTakeFirst();
	return Number(result.numDeletedRows) === 1;
}

export async function addFace(
	tx: Tx,
	row: { municipalityId: string; id: string; initiativeId: string; name: string; does: string; shownAt: Date },
): Promise<void> {
	await tx
		.insertInto('open.initiative_face')
		.values({
			municipality_id: row.municipalityId,
			id: row.id,
			initiative_id: row.initiativeId,
			name: row.name,
			does: row.does,
			shown_at: row.shownAt,
		})
		.execute();
}

export async function removeFace(tx: Tx, initiativeId: string, faceId: string): Promise<boolean> {
	const result = await tx
		.deleteFrom('open.initiative_face')
		.where('municipality_id', '=', here)
		.where('initiative_id', '=', initiativeId)
		.where('id', '=', faceId)
		.executeTakeFirst();
	return Number(result.numDeletedRows) === 1;
}

/** How many residents must stand behind something here; the setting of the municipality. */
export async function supportersNeeded(tx: Tx, municipalityId: string): Promise<number> {
	const row = await tx
		.selectFrom('open.municipality')
		.select('supporters_needed')
		.where('id', '=', municipalityId)
		.executeTakeFirstOrThrow();
	return row.supporters_needed;
}
