import type { Generated } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import { isId } from '#platform/ids';
import { type Day, dayText, here } from './columns.store.server.ts';
import type { Initiative, Stage } from './initiative.ts';

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

declare module '#platform/db/tables' {
	interface Tables {
		'open.initiative': InitiativeRow;
	}
}

/** The columns an initiative is read from. */
export const initiativeColumns = [
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
	dayText('next_step_on').as('next_step_on'),
	dayText('help_until').as('help_until'),
	dayText('ended_on').as('ended_on'),
] as const;

export const initiatives = (tx: Tx) => tx.selectFrom('open.initiative').select(initiativeColumns);

type Read = Awaited<ReturnType<ReturnType<typeof initiatives>['execute']>>[number];

export const toInitiative = (row: Read): Initiative => ({
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
	const row = await initiatives(tx).where('municipality_id', '=', here).where('id', '=', id).executeTakeFirst();
	return row && toInitiative(row);
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

/** How many residents must stand behind something here; the setting of the municipality. */
export async function supportersNeeded(tx: Tx, municipalityId: string): Promise<number> {
	const row = await tx
		.selectFrom('open.municipality')
		.select('supporters_needed')
		.where('id', '=', municipalityId)
		.executeTakeFirstOrThrow();
	return row.supporters_needed;
}
