import { sql, type Tx } from '#platform/db/index.server';
import { dayAfter } from '#platform/wall-time';
import type { Check } from './freshness.ts';
import type { MapKind, MapLayer } from './map-entry.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'open.map_look': { municipality_id: string; entry_id: string; month: string; looks: number };
		'community.map_check': {
			municipality_id: string;
			id: string;
			kind: MapKind;
			days: number;
			wrong: boolean;
			checked_on: string;
		};
	}
}

export async function noteCheck(
	tx: Tx,
	municipalityId: string,
	check: { id: string; kind: MapKind; days: number; wrong: boolean; checkedOn: string },
): Promise<void> {
	const { checkedOn, ...seen } = check;
	await tx
		.insertInto('community.map_check')
		.values({ ...seen, municipality_id: municipalityId, checked_on: checkedOn })
		.execute();
}

/** The latest checks, as many as say something. */
export const checksSeen = (tx: Tx, municipalityId: string): Promise<Check[]> =>
	tx
		.selectFrom('community.map_check')
		.select(['kind as category', 'days', 'wrong'])
		.where('municipality_id', '=', municipalityId)
		.orderBy('checked_on', 'desc')
		.limit(5000)
		.execute();

export type MayBeWrong = {
	id: string;
	name: string;
	kind: MapKind;
	layer: MapLayer;
	areaCode: string;
	confirmedOn: string;
	remarks: number;
	bounced: boolean;
	deadLink: boolean;
	/** How often it was looked at since three months, and once for free. */
	use: number;
};

/** What makes an entry `e` more likely wrong, and how much it is used. */
const troubles = (municipalityId: string, since: string) => sql`
	(select count(*)::int from community.map_change c where c.municipality_id = ${municipalityId} and c.entry_id = e.id and c.answered_on is null) as remarks,
	e.bounced_on is not null as bounced, e.link_dead_on is not null as "deadLink",
	1 + (select coalesce(sum(l.looks), 0)::int from open.map_look l where l.municipality_id = ${municipalityId} and l.entry_id = e.id and l.month >= ${since}) as use`;

/** What this actor may look after in these areas and was not looked at since a day, with how many remarks wait for an answer. */
export async function notLookedAtSince(
	tx: Tx,
	municipalityId: string,
	areaCodes: readonly string[],
	day: string,
): Promise<MayBeWrong[]> {
	const { rows } = await sql<MayBeWrong>`
		select e.id, e.name, e.kind, e.layer, e.area_code as "areaCode", e.confirmed_on as "confirmedOn",
			${troubles(municipalityId, dayAfter(day, -60))}
		from community.map_entry e
		where e.municipality_id = ${municipalityId} and e.ended_on is null and e.confirmed_on < ${day}
			and (e.area_code = any (${[...areaCodes]}::text[]) or (e.layer = 'formal' and starts_with(e.area_code, 'GM')))
			and (e.kind <> 'person' or e.team_id = (select actor.team()))
		order by e.confirmed_on limit 5000`.execute(tx);
	return rows;
}

export type KeptByLetter = Omit<MayBeWrong, 'layer'> & { keeperMail: string; keeperId: string | null };

/**
 * The public entries with a keeper who can be written to, not looked at since `day` and not asked about since `askedBefore`; of
 * keepers who got no letter since `wroteBefore`. As the round that writes.
 */
export async function entriesToAskAbout(
	tx: Tx,
	municipalityId: string,
	{ day, askedBefore, wroteBefore }: { day: string; askedBefore: string; wroteBefore: string },
): Promise<KeptByLetter[]> {
	const { rows } = await sql<KeptByLetter>`
		with lately as (
			select e.keeper_mail, e.keeper_id from community.map_asked a join community.map_entry e on e.municipality_id = a.municipality_id and e.id = a.entry_id
			where a.municipality_id = ${municipalityId} and a.sent_on > ${wroteBefore})
		select e.id, e.name, e.kind, e.area_code as "areaCode", e.confirmed_on as "confirmedOn", e.keeper_mail as "keeperMail", e.keeper_id as "keeperId",
			${troubles(municipalityId, dayAfter(day, -60))}
		from community.map_entry e
		where e.municipality_id = ${municipalityId} and e.layer = 'formal' and e.ended_on is null and e.keeper_gone_on is null and e.confirmed_on < ${day}
			and (e.keeper_mail <> '' or e.keeper_id is not null)
			and not exists (select from community.map_asked a where a.municipality_id = e.municipality_id and a.entry_id = e.id and a.sent_on > ${askedBefore})
			and not exists (select from lately l where case when e.keeper_mail <> '' then l.keeper_mail = e.keeper_mail else l.keeper_mail = '' and l.keeper_id = e.keeper_id end)`.execute(
		tx,
	);
	return rows;
}

/** Somebody looked at a public entry. In the open zone. */
export async function noteLook(tx: Tx, entryId: string, day: string): Promise<void> {
	await sql`select open.note_map_look(${entryId}, ${day})`.execute(tx);
}
