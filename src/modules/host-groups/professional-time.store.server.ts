import { type Generated, sql } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import type { Asker, CommonWeight, Decision, NeedWeight, TimeRequest } from './professional-time.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'community.time_request': {
			municipality_id: string;
			id: string;
			area_code: string;
			asks: Asker;
			words: string;
			hours: number;
			asked_on: string;
			code_hash: string;
			need: Generated<NeedWeight | null>;
			common: Generated<CommonWeight | null>;
			decision: Generated<Decision | null>;
			hours_given: Generated<number | null>;
			reason: Generated<string>;
			by_called: Generated<string>;
			by_reach: Generated<string>;
			look_on: Generated<string | null>;
			weighed_on: Generated<string | null>;
			done_on: Generated<string | null>;
		};
	}
}

export async function addTimeRequest(
	tx: Tx,
	municipalityId: string,
	one: Pick<TimeRequest, 'id' | 'areaCode' | 'asks' | 'words' | 'hours' | 'askedOn'> & { codeHash: string },
): Promise<void> {
	await tx
		.insertInto('community.time_request')
		.values({
			municipality_id: municipalityId,
			id: one.id,
			area_code: one.areaCode,
			asks: one.asks,
			words: one.words,
			hours: one.hours,
			asked_on: one.askedOn,
			code_hash: one.codeHash,
		})
		.execute();
}

/** Of the areas of this worker or lead. */
export const timeRequestsSeen = (tx: Tx, municipalityId: string): Promise<TimeRequest[]> =>
	tx
		.selectFrom('community.time_request')
		.select([
			'id',
			'area_code as areaCode',
			'asks',
			'words',
			'hours',
			'asked_on as askedOn',
			'need',
			'common',
			'decision',
			'hours_given as hoursGiven',
			'reason',
			'by_called as byCalled',
			'by_reach as byReach',
			'look_on as lookOn',
			'weighed_on as weighedOn',
			'done_on as doneOn',
		])
		.where('municipality_id', '=', municipalityId)
		.orderBy('asked_on')
		.limit(200)
		.execute();

/** False when it is done, or not there. */
export async function saveTimeRequest(
	tx: Tx,
	municipalityId: string,
	id: string,
	set: Partial<{
		need: NeedWeight;
		common: CommonWeight;
		decision: Decision;
		hours_given: number | null;
		reason: string;
		by_called: string;
		by_reach: string;
		look_on: string | null;
		weighed_on: string;
		done_on: string;
	}>,
): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('community.time_request')
		.set(set)
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.where('done_on', 'is', null)
		.executeTakeFirstOrThrow();
	return numUpdatedRows === 1n;
}

export async function timeByCode(tx: Tx, codeHash: string): Promise<Omit<TimeRequest, 'id' | 'areaCode'> | undefined> {
	const { rows } = await sql<Omit<TimeRequest, 'id' | 'areaCode'>>`
		select asks, words, hours, to_char(asked_on, 'YYYY-MM-DD') as "askedOn", need, common, decision, hours_given as "hoursGiven", reason, by_called as "byCalled",
			by_reach as "byReach", to_char(look_on, 'YYYY-MM-DD') as "lookOn", to_char(weighed_on, 'YYYY-MM-DD') as "weighedOn", to_char(done_on, 'YYYY-MM-DD') as "doneOn"
		from community.time_by_code(${codeHash})`.execute(tx);
	return rows[0];
}

export async function takeTimeBackByCode(tx: Tx, codeHash: string): Promise<boolean> {
	const { rows } = await sql<{ done: boolean }>`select community.take_time_back(${codeHash}) as done`.execute(tx);
	return rows[0]?.done ?? false;
}
