import { sql, type Tx } from '#platform/db/index.server';
import type { Management, UserKind } from './room.ts';
import type { Often } from './space-agenda.forms.ts';

type DemandRow = {
	municipality_id: string;
	id: string;
	area_code: string;
	kind: UserKind;
	often: Often;
	people: number;
	since: string;
	most_cents: number;
	management: Management | null;
	words: string;
	card_id: string | null;
	worker_id: string | null;
	made_on: string;
};
declare module '#platform/db/tables' {
	interface Tables {
		'community.room_demand': DemandRow & { ended_on: string | null; found: boolean };
		'community.room_handover': {
			municipality_id: string;
			id: string;
			room_id: string;
			from_kind: Management;
			to_kind: Management;
			on_day: string;
			agreed: string;
			talk_on: string | null;
			made_on: string;
		};
	}
}

export type Demand = {
	id: string;
	areaCode: string;
	kind: UserKind;
	often: Often;
	people: number;
	since: string;
	mostCents: number;
	management: Management | null;
	words: string;
	/** The card or worker who asked. */
	by: string;
};

/** What is looked for in an area and everything inside it, as far as this actor reads it, the longest first. */
export async function demandIn(tx: Tx, municipalityId: string, areaCode: string): Promise<Demand[]> {
	const { rows } = await sql<Demand>`
		select d.id, d.area_code as "areaCode", d.kind, d.often, d.people, d.since, d.most_cents as "mostCents", d.management, d.words, coalesce(d.card_id, d.worker_id) as by
		from community.room_demand d
		where d.municipality_id = ${municipalityId} and d.ended_on is null and starts_with(substr(d.area_code, 3), ${areaCode.slice(2)})
		order by d.since, d.id limit 200`.execute(tx);
	return rows;
}
/** For everybody: kinds that ten or more look for, by district, in steps of ten. */
export async function demandCounts(
	tx: Tx,
	areaCode: string,
): Promise<{ areaCode: string; kind: UserKind; askers: number }[]> {
	const { rows } = await sql<{ areaCode: string; kind: UserKind; askers: number }>`
		select area_code as "areaCode", kind, askers::int as askers from community.room_demand_counts(${areaCode}) order by askers desc, area_code, kind`.execute(
		tx,
	);
	return rows;
}

export async function addDemand(tx: Tx, row: DemandRow): Promise<void> {
	await tx
		.insertInto('community.room_demand')
		.values({ ...row, ended_on: null, found: false })
		.execute();
}
/** Whether it was there to end, for this actor. */
export async function endDemandRow(
	tx: Tx,
	municipalityId: string,
	id: string,
	day: string,
	found: boolean,
): Promise<boolean> {
	const done = await tx
		.updateTable('community.room_demand')
		.set({ ended_on: day, found })
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.where('ended_on', 'is', null)
		.executeTakeFirst();
	return done.numUpdatedRows === 1n;
}

/** How many hours rooms were taken between two moments, by room. */
export async function hoursUsed(tx: Tx, municipalityId: string, from: Date, until: Date): Promise<Map<string, number>> {
	const { rows } = await sql<{ room: string; hours: number }>`
		select room_id as room, (sum(extract(epoch from upper(during) - lower(during))) / 3600)::float8 as hours from open.room_use
		where municipality_id = ${municipalityId} and freed_at is null and state = 'yes' and during && tstzrange(${from}, ${until}) group by room_id`.execute(
		tx,
	);
	return new Map(rows.map(({ room, hours }) => [room, hours]));
}

/** Kinds of users of a district over the last whole month, from five or ten of them up; for who works in all of it. */
export async function mixIn(tx: Tx, district: string): Promise<{ kind: UserKind; users: number; hours: number }[]> {
	const { rows } = await sql<{
		kind: UserKind;
		users: number;
		hours: number;
	}>`select kind, users, hours from community.room_mix(${district}) order by hours desc, kind`.execute(tx);
	return rows;
}

export type Handover = {
	id: string;
	roomId: string;
	from: Management;
	to: Management;
	onDay: string;
	agreed: string;
	talkOn: string | null;
};
/** How the management of rooms passed on, as far as this actor reads it, the latest first. */
export function handoversOf(tx: Tx, municipalityId: string, roomIds: readonly string[]): Promise<Handover[]> {
	if (roomIds.length === 0) return Promise.resolve([]);
	return tx
		.selectFrom('community.room_handover')
		.select([
			'id',
			'room_id as roomId',
			'from_kind as from',
			'to_kind as to',
			'on_day as onDay',
			'agreed',
			'talk_on as talkOn',
		])
		.where('municipality_id', '=', municipalityId)
		.where('room_id', 'in', [...roomIds])
		.orderBy('on_day', 'desc')
		.orderBy('id', 'desc')
		.execute();
}
export async function addHandover(
	tx: Tx,
	row: {
		municipality_id: string;
		id: string;
		room_id: string;
		from_kind: Management;
		to_kind: Management;
		on_day: string;
		agreed: string;
		talk_on: string | null;
		made_on: string;
	},
): Promise<void> {
	await tx.insertInto('community.room_handover').values(row).execute();
}
/** For the task: what was agreed for a day up to today holds from that day on. */
export async function passOnManagement(tx: Tx, today: string): Promise<void> {
	await sql`select community.room_pass_on(${today}::date)`.execute(tx);
}
/** For the task: what this card looked for goes, or moves to the card that was kept. */
export async function forgetDemand(tx: Tx, cardId: string): Promise<void> {
	await sql`select community.forget_room_demand(${cardId}::uuid)`.execute(tx);
}
