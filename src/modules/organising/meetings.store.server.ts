import type { Generated } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import { newId } from '#platform/ids';
import type { Meeting } from './arrangement.ts';
import type { MeetingRepeat, SetMeeting } from './meeting.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'open.arrangement_meeting': {
			municipality_id: string;
			id: string;
			arrangement_id: string;
			kind: Meeting;
			repeats: MeetingRepeat;
			first_on: string;
			starts_at: string;
			ends_at: string;
			place: string;
			who: string;
			welcome: boolean;
			made_on: string;
			until_on: Generated<string | null>;
		};
	}
}

/** The meetings of these choices, in the order in which they were said; with `now` the ones that hold. */
export async function meetingsOf(
	tx: Tx,
	municipalityId: string,
	arrangementIds: readonly string[],
	now = false,
): Promise<SetMeeting[]> {
	if (arrangementIds.length === 0) return [];
	const rows = await tx
		.selectFrom('open.arrangement_meeting')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('arrangement_id', 'in', arrangementIds)
		.$if(now, (query) => query.where('until_on', 'is', null))
		.orderBy('made_on')
		.orderBy('kind')
		.limit(400)
		.execute();
	return rows.map((row) => ({
		...{ id: row.id, arrangementId: row.arrangement_id, kind: row.kind, repeats: row.repeats, firstOn: row.first_on },
		...{ startsAt: row.starts_at.slice(0, 5), endsAt: row.ends_at.slice(0, 5), place: row.place, who: row.who },
		...{ welcome: row.welcome, madeOn: row.made_on, untilOn: row.until_on },
	}));
}

export async function addMeeting(tx: Tx, municipalityId: string, one: Omit<SetMeeting, 'untilOn'>): Promise<void> {
	await tx
		.insertInto('open.arrangement_meeting')
		.values({
			municipality_id: municipalityId,
			id: one.id,
			arrangement_id: one.arrangementId,
			kind: one.kind,
			repeats: one.repeats,
			first_on: one.firstOn,
			starts_at: one.startsAt,
			ends_at: one.endsAt,
			place: one.place,
			who: one.who,
			welcome: one.welcome,
			made_on: one.madeOn,
		})
		.execute();
}

/** It was until today; nothing of it is written over. */
export async function endMeeting(
	tx: Tx,
	municipalityId: string,
	{ arrangementId, kind, on }: { arrangementId: string; kind: Meeting; on: string },
): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('open.arrangement_meeting')
		.set({ until_on: on })
		.where('municipality_id', '=', municipalityId)
		.where('arrangement_id', '=', arrangementId)
		.where('kind', '=', kind)
		.where('until_on', 'is', null)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}

/** A new way began: the meetings that belong to it too go on where and when they were, the others end. */
export async function carryMeetings(
	tx: Tx,
	municipalityId: string,
	{ from, to, kinds, today }: { from: string; to: string; kinds: readonly Meeting[]; today: string },
): Promise<void> {
	for (const one of await meetingsOf(tx, municipalityId, [from], true)) {
		await endMeeting(tx, municipalityId, { arrangementId: from, kind: one.kind, on: today });
		if (kinds.includes(one.kind))
			await addMeeting(tx, municipalityId, { ...one, id: newId(), arrangementId: to, madeOn: today });
	}
}
