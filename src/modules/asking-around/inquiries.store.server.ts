import type { Generated, Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import { isId } from '#platform/ids';
import type { Answer, How, Inquiry, InquiryAnswer, Reach } from './inquiry.ts';

type InquiryRow = {
	municipality_id: string;
	id: string;
	sentence: string;
	need_code: string | null;
	place_code: string;
	area_codes: string[];
	reach: Reach;
	asked_by: string;
	team_id: Generated<string>;
	organisation_id: Generated<string>;
	asked_at: Date;
	until_day: string;
	known_at: Generated<Date | null>;
	thanked_at: Generated<Date | null>;
	closed_at: Generated<Date | null>;
	found: Generated<boolean>;
	signal_id: Generated<string | null>;
};
type AnswerRow = {
	municipality_id: string;
	id: string;
	inquiry_id: string;
	worker_id: string;
	answer: Answer;
	answered_at: Date;
	how: Generated<How | null>;
	talent_id: Generated<string | null>;
	place_name: Generated<string>;
	place_words: Generated<string>;
	on_map_at: Generated<Date | null>;
};
declare module '#platform/db/tables' {
	interface Tables {
		'community.inquiry': InquiryRow;
		'community.inquiry_answer': AnswerRow;
		'community.inquiry_told': { municipality_id: string; worker_id: string; told_at: Date };
	}
}

const asInquiry = (row: Selectable<InquiryRow>): Inquiry => ({
	id: row.id,
	sentence: row.sentence,
	needCode: row.need_code,
	placeCode: row.place_code,
	areaCodes: row.area_codes,
	reach: row.reach,
	askedBy: row.asked_by,
	teamId: row.team_id,
	organisationId: row.organisation_id,
	askedAt: row.asked_at,
	until: row.until_day,
	knownAt: row.known_at,
	thankedAt: row.thanked_at,
	closedAt: row.closed_at,
	found: row.found,
	signalId: row.signal_id,
});
const asAnswer = (row: Selectable<AnswerRow>): InquiryAnswer => ({
	id: row.id,
	inquiryId: row.inquiry_id,
	workerId: row.worker_id,
	answer: row.answer,
	answeredAt: row.answered_at,
	how: row.how,
	talentId: row.talent_id,
	placeName: row.place_name,
	placeWords: row.place_words,
	onMapAt: row.on_map_at,
});

/** Whether anybody the actor may hear asked around already. */
export async function hasInquiries(tx: Tx, municipalityId: string): Promise<boolean> {
	const row = await tx
		.selectFrom('community.inquiry')
		.select('id')
		.where('municipality_id', '=', municipalityId)
		.limit(1)
		.executeTakeFirst();
	return Boolean(row);
}

type NewInquiry = Pick<
	Inquiry,
	'id' | 'sentence' | 'needCode' | 'placeCode' | 'areaCodes' | 'reach' | 'askedBy' | 'askedAt' | 'until'
>;

/** False when the id is taken. The team and the organisation are those the actor acts for. */
export async function addInquiry(tx: Tx, municipalityId: string, one: NewInquiry): Promise<boolean> {
	const done = await tx
		.insertInto('community.inquiry')
		.values({
			municipality_id: municipalityId,
			id: one.id,
			sentence: one.sentence,
			need_code: one.needCode,
			place_code: one.placeCode,
			area_codes: [...one.areaCodes],
			reach: one.reach,
			asked_by: one.askedBy,
			asked_at: one.askedAt,
			until_day: one.until,
		})
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	return done.numInsertedOrUpdatedRows === 1n;
}

export async function findInquiry(tx: Tx, municipalityId: string, id: string): Promise<Inquiry | undefined> {
	if (!isId(id)) return undefined;
	const row = await tx
		.selectFrom('community.inquiry')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.executeTakeFirst();
	return row && asInquiry(row);
}

/** Lines the actor asked or was asked since a moment, newest first. The row policies set the limit. */
export async function inquiriesSeen(tx: Tx, municipalityId: string, since: Date): Promise<Inquiry[]> {
	const rows = await tx
		.selectFrom('community.inquiry')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('asked_at', '>=', since)
		.orderBy('asked_at', 'desc')
		.limit(500)
		.execute();
	return rows.map(asInquiry);
}

/** False when it is no longer theirs to change. */
export async function changeInquiry(
	tx: Tx,
	municipalityId: string,
	id: string,
	change: { thanked_at?: Date; closed_at?: Date; found?: boolean; signal_id?: string },
): Promise<boolean> {
	const done = await tx
		.updateTable('community.inquiry')
		.set(change)
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.executeTakeFirst();
	return done.numUpdatedRows === 1n;
}

/** The answers the actor may know of: their own, those to their own lines, and places. */
export async function answersSeen(
	tx: Tx,
	municipalityId: string,
	which: { inquiryIds: readonly string[] },
): Promise<InquiryAnswer[]> {
	if (which.inquiryIds.length === 0) return [];
	const rows = await tx
		.selectFrom('community.inquiry_answer')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('inquiry_id', 'in', which.inquiryIds)
		.orderBy('answered_at')
		.orderBy('id')
		.execute();
	return rows.map(asAnswer);
}

/** The tap: the first, or another one after it. What was said of how goes with it. */
export async function saveTap(
	tx: Tx,
	municipalityId: string,
	one: Pick<InquiryAnswer, 'id' | 'inquiryId' | 'workerId' | 'answer' | 'answeredAt'>,
): Promise<void> {
	const said = { answer: one.answer, answered_at: one.answeredAt };
	// One command, so that two taps at the same moment are one answer.
	await tx
		.insertInto('community.inquiry_answer')
		.values({
			municipality_id: municipalityId,
			id: one.id,
			inquiry_id: one.inquiryId,
			worker_id: one.workerId,
			...said,
		})
		.onConflict((conflict) =>
			conflict
				.columns(['municipality_id', 'inquiry_id', 'worker_id'])
				.doUpdateSet({ ...said, how: null, talent_id: null, place_name: '', place_words: '' }),
		)
		.execute();
}

export async function saveHow(
	tx: Tx,
	municipalityId: string,
	answerId: string,
	said: { how: How; talent_id: string | null; place_name: string; place_words: string },
): Promise<boolean> {
	const done = await tx
		.updateTable('community.inquiry_answer')
		.set(said)
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', answerId)
		.where('answer', '=', 'knows')
		.executeTakeFirst();
	return done.numUpdatedRows === 1n;
}

/** False when it is not theirs to say, or was said before. */
export async function putOnMap(tx: Tx, answerId: string, at: Date): Promise<boolean> {
	const { rows } = await sql<{
		done: boolean;
	}>`select community.place_is_on_the_map(${answerId}::uuid, ${at}) as done`.execute(tx);
	return rows[0]?.done ?? false;
}

/** For the task: when each worker was last written to. */
export async function lastTold(tx: Tx, municipalityId: string): Promise<Map<string, Date>> {
	const rows = await tx
		.selectFrom('community.inquiry_told')
		.select(['worker_id', 'told_at'])
		.where('municipality_id', '=', municipalityId)
		.execute();
	return new Map(rows.map((row) => [row.worker_id, row.told_at]));
}

export async function noteTold(tx: Tx, municipalityId: string, workerId: string, at: Date): Promise<void> {
	await tx
		.insertInto('community.inquiry_told')
		.values({ municipality_id: municipalityId, worker_id: workerId, told_at: at })
		.onConflict((conflict) => conflict.columns(['municipality_id', 'worker_id']).doUpdateSet({ told_at: at }))
		.execute();
}
