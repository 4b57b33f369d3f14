import { sql, type Tx } from '#platform/db/index.server';
import type { MapKind, MapLayer } from './map-entry.ts';

/** Everybody who looks after something as a worker. As the round. */
export async function workersWhoKeep(tx: Tx, municipalityId: string): Promise<string[]> {
	const { rows } = await sql<{ id: string }>`select distinct keeper_id as id from community.map_entry
		where municipality_id = ${municipalityId} and keeper_id is not null and ended_on is null and keeper_gone_on is null`.execute(
		tx,
	);
	return rows.map(({ id }) => id);
}

/** These workers look after nothing any more; what has a mail address of its own still has somebody. As the round. */
export async function noteKeepersGone(
	tx: Tx,
	municipalityId: string,
	workerIds: readonly string[],
	day: string,
): Promise<void> {
	await sql`update community.map_entry set keeper_gone_on = ${day}
		where municipality_id = ${municipalityId} and keeper_id = any (${[...workerIds]}::uuid[]) and keeper_mail = '' and keeper_gone_on is null and ended_on is null and kind <> 'person'`.execute(
		tx,
	);
}

export type Unkept = { id: string; areaCode: string; offeredTo: string | null };

/** What nobody looks after and was offered to nobody since a day. As the round. */
export async function entriesToOffer(tx: Tx, municipalityId: string, offeredBefore: string): Promise<Unkept[]> {
	const { rows } = await sql<Unkept>`
		select id, area_code as "areaCode", offered_to as "offeredTo" from community.map_entry
		where municipality_id = ${municipalityId} and keeper_gone_on is not null and ended_on is null and (offered_on is null or offered_on < ${offeredBefore})
		order by keeper_gone_on limit 200`.execute(tx);
	return rows;
}

export async function noteOffered(
	tx: Tx,
	municipalityId: string,
	entryIds: readonly string[],
	workerId: string,
	day: string,
): Promise<void> {
	await sql`update community.map_entry set offered_to = ${workerId}, offered_on = ${day}
		where municipality_id = ${municipalityId} and id = any (${[...entryIds]}::uuid[])`.execute(tx);
}

/** How much each worker looks after. As the round. */
export async function keptPerWorker(tx: Tx, municipalityId: string): Promise<Map<string, number>> {
	const { rows } = await sql<{
		id: string;
		count: number;
	}>`select keeper_id as id, count(*)::int as count from community.map_entry
		where municipality_id = ${municipalityId} and keeper_id is not null and ended_on is null and kind <> 'person' group by keeper_id`.execute(
		tx,
	);
	return new Map(rows.map(({ id, count }) => [id, count]));
}

/** Mail to this address came back: of what it belongs to, and to who looked after it. Gives how many entries. As the round. */
export async function noteBounced(tx: Tx, municipalityId: string, address: string, day: string): Promise<number> {
	const { numAffectedRows } = await sql`update community.map_entry set bounced_on = ${day},
			keeper_gone_on = case when keeper_mail = ${address} then coalesce(keeper_gone_on, ${day}) else keeper_gone_on end
		where municipality_id = ${municipalityId} and ended_on is null and kind <> 'person' and (mail = ${address} or keeper_mail = ${address})`.execute(
		tx,
	);
	return Number(numAffectedRows ?? 0);
}

export type Linked = { id: string; website: string };

/** The web addresses of the public map that were tried longest ago. As the round. */
export async function linksToTry(tx: Tx, municipalityId: string, most: number): Promise<Linked[]> {
	const { rows } = await sql<Linked>`select id, website from community.map_entry
		where municipality_id = ${municipalityId} and layer = 'formal' and ended_on is null and website <> ''
		order by link_tried_on nulls first, id limit ${most}`.execute(tx);
	return rows;
}

/** Dead since a day, or alive. What changed its address meanwhile is left alone. As the round. */
export async function noteLink(
	tx: Tx,
	municipalityId: string,
	{ id, website }: Linked,
	dead: boolean,
	day: string,
): Promise<void> {
	await sql`update community.map_entry set link_tried_on = ${day}, link_dead_on = case when ${dead} then coalesce(link_dead_on, ${day}) end
		where municipality_id = ${municipalityId} and id = ${id} and website = ${website}`.execute(tx);
}

export type WithoutKeeper = { id: string; name: string; kind: MapKind; layer: MapLayer; areaCode: string };

/** What this actor may take over, the longest alone first. */
export async function withoutKeeper(
	tx: Tx,
	municipalityId: string,
	areaCodes: readonly string[],
): Promise<WithoutKeeper[]> {
	const { rows } = await sql<WithoutKeeper>`
		select id, name, kind, layer, area_code as "areaCode" from community.map_entry
		where municipality_id = ${municipalityId} and keeper_gone_on is not null and ended_on is null
			and (area_code = any (${[...areaCodes]}::text[]) or (layer = 'formal' and starts_with(area_code, 'GM')))
		order by keeper_gone_on, name limit 50`.execute(tx);
	return rows;
}
