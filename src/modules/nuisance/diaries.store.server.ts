import type { Generated, Insertable } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import type { Tables } from '#platform/db/tables';
import type { DayPart } from './nuisance.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'care.nuisance_diary': {
			municipality_id: string;
			id: string;
			circle_id: string;
			number: number;
			home: number;
			code_hash: string;
			given_on: string;
		};
		'care.nuisance_entry': {
			municipality_id: string;
			id: string;
			circle_id: string;
			diary_id: string;
			on_day: string;
			part: DayPart;
			how_bad: number;
			words_sealed: string;
			from_paper: Generated<boolean>;
		};
	}
}

export type Diary = { id: string; number: number; home: number; givenOn: string };
export const diariesOf = (tx: Tx, municipalityId: string, circleId: string): Promise<Diary[]> =>
	tx
		.selectFrom('care.nuisance_diary')
		.select(['id', 'number', 'home', 'given_on as givenOn'])
		.where('municipality_id', '=', municipalityId)
		.where('circle_id', '=', circleId)
		.orderBy('number')
		.execute();
export const addDiary = async (tx: Tx, diary: Insertable<Tables['care.nuisance_diary']>): Promise<void> => {
	await tx.insertInto('care.nuisance_diary').values(diary).execute();
};
export async function saveDiaryCode(
	tx: Tx,
	municipalityId: string,
	{ circleId, id, hash }: { circleId: string; id: string; hash: string },
): Promise<boolean> {
	const done = await tx
		.updateTable('care.nuisance_diary')
		.set({ code_hash: hash })
		.where('municipality_id', '=', municipalityId)
		.where('circle_id', '=', circleId)
		.where('id', '=', id)
		.executeTakeFirst();
	return done.numUpdatedRows > 0n;
}
export async function removeDiary(tx: Tx, municipalityId: string, circleId: string, id: string): Promise<boolean> {
	const done = await tx
		.deleteFrom('care.nuisance_diary')
		.where('municipality_id', '=', municipalityId)
		.where('circle_id', '=', circleId)
		.where('id', '=', id)
		.executeTakeFirst();
	return done.numDeletedRows > 0n;
}

export type Moment = {
	id: string;
	diaryId: string;
	onDay: string;
	part: DayPart;
	howBad: number;
	wordsSealed: string;
	fromPaper: boolean;
};
export const momentsOf = (tx: Tx, municipalityId: string, circleId: string): Promise<Moment[]> =>
	tx
		.selectFrom('care.nuisance_entry')
		.select([
			'id',
			'diary_id as diaryId',
			'on_day as onDay',
			'part',
			'how_bad as howBad',
			'words_sealed as wordsSealed',
			'from_paper as fromPaper',
		])
		.where('municipality_id', '=', municipalityId)
		.where('circle_id', '=', circleId)
		.orderBy('on_day', 'desc')
		.orderBy('part')
		.limit(2000)
		.execute();
/** Types over a moment from paper. False when that part of the day stands there already. */
export async function addPaperMoment(tx: Tx, moment: Insertable<Tables['care.nuisance_entry']>): Promise<boolean> {
	const done = await tx
		.insertInto('care.nuisance_entry')
		.values({ ...moment, from_paper: true })
		.onConflict((same) => same.columns(['municipality_id', 'diary_id', 'on_day', 'part']).doNothing())
		.executeTakeFirst();
	return (done.numInsertedOrUpdatedRows ?? 0n) > 0n;
}
