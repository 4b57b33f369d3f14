import { type Generated, sql } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import { type Day, dayText, here } from './columns.store.server.ts';
import type { Pulse, PulseAnswer, PulseWeek } from './pulse.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'community.initiative_pulse': {
			municipality_id: string;
			id: string;
			initiative_id: string;
			area_code: string;
			help_id: string;
			week: PulseWeek;
			member_id: string;
			code_hash: string | null;
			asked_on: Day;
			answer: Generated<PulseAnswer | null>;
			answered_on: Generated<Day | null>;
			called_on: Generated<Day | null>;
		};
	}
}

export type DuePulse = {
	initiativeId: string;
	areaCode: string;
	title: string;
	helpId: string;
	week: PulseWeek;
	memberId: string;
	accountId: string | null;
	contact: string;
};

export async function pulsesDue(tx: Tx, today: string): Promise<DuePulse[]> {
	const { rows } = await sql<DuePulse>`
		select initiative_id as "initiativeId", area_code as "areaCode", title, help_id as "helpId", week, member_id as "memberId", account_id as "accountId", contact
		from community.pulses_due(${today}::date)`.execute(tx);
	return rows;
}

/** False when it was asked meanwhile. */
export async function addPulse(
	tx: Tx,
	one: DuePulse & { municipalityId: string; id: string; codeHash: string | null; askedOn: string },
): Promise<boolean> {
	const { numInsertedOrUpdatedRows } = await tx
		.insertInto('community.initiative_pulse')
		.values({
			municipality_id: one.municipalityId,
			id: one.id,
			initiative_id: one.initiativeId,
			area_code: one.areaCode,
			help_id: one.helpId,
			week: one.week,
			member_id: one.memberId,
			code_hash: one.codeHash,
			asked_on: one.askedOn,
		})
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirstOrThrow();
	return numInsertedOrUpdatedRows === 1n;
}

/** What the holder of a link is asked; undefined when it is no link, or too late. */
export async function pulseBehind(
	tx: Tx,
	codeHash: string,
	today: string,
): Promise<{ initiativeId: string; title: string; answer: PulseAnswer | null } | undefined> {
	const { rows } = await sql<{ initiativeId: string; title: string; answer: PulseAnswer | null }>`
		select initiative_id as "initiativeId", title, answer from community.pulse_behind(${codeHash}, ${today}::date)`.execute(
		tx,
	);
	return rows[0];
}

/** False when it was answered before. */
export async function answerPulseRow(tx: Tx, codeHash: string, answer: PulseAnswer, today: string): Promise<boolean> {
	const { rows } = await sql<{
		done: boolean;
	}>`select community.answer_pulse(${codeHash}, ${answer}, ${today}::date) as done`.execute(tx);
	return rows[0]?.done ?? false;
}

/** What was asked and answered, of one initiative or of all this actor tends; newest first. */
export async function pulsesSeen(
	tx: Tx,
	initiativeId?: string,
): Promise<(Pulse & { initiativeId: string; title: string; personId: string | null })[]> {
	const rows = await tx
		.selectFrom('community.initiative_pulse as pulse')
		.innerJoin('open.initiative as one', (join) =>
			join.onRef('one.municipality_id', '=', 'pulse.municipality_id').onRef('one.id', '=', 'pulse.initiative_id'),
		)
		.innerJoin('community.initiative_member as member', (join) =>
			join.onRef('member.municipality_id', '=', 'pulse.municipality_id').onRef('member.id', '=', 'pulse.member_id'),
		)
		.select([
			'pulse.id',
			'pulse.initiative_id as initiativeId',
			'one.title',
			'pulse.week',
			'member.called',
			'member.contact',
			'member.person_id as personId',
			dayText('pulse.asked_on').as('askedOn'),
			'pulse.answer',
			dayText('pulse.called_on').as('calledOn'),
		])
		.where('pulse.municipality_id', '=', here)
		.where('member.left_at', 'is', null)
		.where('one.ended_on', 'is', null)
		.where(sql<boolean>`not community.carrier_rests(member.person_id)`)
		.$if(initiativeId !== undefined, (query) => query.where('pulse.initiative_id', '=', initiativeId as string))
		.orderBy('pulse.asked_on', 'desc')
		.limit(100)
		.execute();
	return rows.map((row) => ({ ...row, askedOn: row.askedOn as string }));
}

/** A worker of the area spoke to them; false when somebody was first. */
export async function markCalled(tx: Tx, initiativeId: string, id: string, today: string): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('community.initiative_pulse')
		.set({ called_on: today })
		.where('municipality_id', '=', here)
		.where('initiative_id', '=', initiativeId)
		.where('id', '=', id)
		.where('called_on', 'is', null)
		.executeTakeFirstOrThrow();
	return numUpdatedRows === 1n;
}
