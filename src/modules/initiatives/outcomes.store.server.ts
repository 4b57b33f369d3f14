import { sql, type Tx } from '#platform/db/index.server';
import { type Day, dayText, here } from './columns.store.server.ts';
import type { Again, Learned, Outcome, Story } from './outcome.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'open.initiative_outcome': {
			municipality_id: string;
			initiative_id: string;
			worked: string;
			did_not_work: string;
			took_part: number;
			again: Again;
			told_on: Day;
		};
	}
}

export async function addOutcome(
	tx: Tx,
	row: Outcome & { municipalityId: string; initiativeId: string; toldOn: string },
): Promise<void> {
	await tx
		.insertInto('open.initiative_outcome')
		.values({
			municipality_id: row.municipalityId,
			initiative_id: row.initiativeId,
			worked: row.worked,
			did_not_work: row.didNotWork,
			took_part: row.tookPart,
			again: row.again,
			told_on: row.toldOn,
		})
		.execute();
}

const learned = (tx: Tx) =>
	tx
		.selectFrom('open.initiative_outcome as told')
		.innerJoin('open.initiative as one', (join) =>
			join.onRef('one.municipality_id', '=', 'told.municipality_id').onRef('one.id', '=', 'told.initiative_id'),
		)
		.select([
			'told.worked',
			'told.did_not_work',
			'told.took_part',
			'told.again',
			dayText('told.told_on').as('told_on'),
			'one.id',
			'one.title',
			'one.area_code',
			'one.approach_code',
		]);

type Row = Awaited<ReturnType<ReturnType<typeof learned>['execute']>>[number];
const toLearned = (row: Row): Learned => ({
	worked: row.worked,
	didNotWork: row.did_not_work,
	tookPart: row.took_part,
	again: row.again,
	toldOn: row.told_on as string,
	areaCode: row.area_code,
});

export async function outcomeOf(tx: Tx, initiativeId: string): Promise<Learned | undefined> {
	const row = await learned(tx)
		.where('told.municipality_id', '=', here)
		.where('told.initiative_id', '=', initiativeId)
		.executeTakeFirst();
	return row && toLearned(row);
}

/** What public initiatives with an approach told at their end; drafts tell nobody. */
export async function outcomesWith(tx: Tx, municipalityId: string, approachCode: string): Promise<Learned[]> {
	const rows = await learned(tx)
		.where('told.municipality_id', '=', municipalityId)
		.where('one.approach_code', '=', approachCode)
		.where('one.published_at', 'is not', null)
		.orderBy('told.told_on', 'desc')
		.limit(200)
		.execute();
	return rows.map(toLearned);
}

/** What public initiatives told at their end, in an area and everything inside it, latest first. */
export async function storiesIn(tx: Tx, municipalityId: string, areaCode: string, most: number): Promise<Story[]> {
	const rows = await learned(tx)
		.where('told.municipality_id', '=', municipalityId)
		.where('one.published_at', 'is not', null)
		.where(sql<boolean>`starts_with(substr(one.area_code, 3), ${areaCode.slice(2)})`)
		.orderBy('told.told_on', 'desc')
		.limit(most)
		.execute();
	return rows.map((row) => ({ ...toLearned(row), initiativeId: row.id, title: row.title }));
}

/** How often an approach was brought to its end here, by its code. */
export async function timesDone(tx: Tx, municipalityId: string): Promise<Record<string, number>> {
	const rows = await tx
		.selectFrom('open.initiative_outcome as told')
		.innerJoin('open.initiative as one', (join) =>
			join.onRef('one.municipality_id', '=', 'told.municipality_id').onRef('one.id', '=', 'told.initiative_id'),
		)
		.select(['one.approach_code', (all) => all.fn.countAll<string>().as('times')])
		.where('told.municipality_id', '=', municipalityId)
		.where('one.approach_code', 'is not', null)
		.where('one.published_at', 'is not', null)
		.groupBy('one.approach_code')
		.execute();
	return Object.fromEntries(rows.map((row) => [row.approach_code as string, Number(row.times)]));
}
