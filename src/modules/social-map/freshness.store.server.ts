import { sql, type Tx } from '#platform/db/index.server';
import type { Check } from './freshness.ts';
import type { MapKind, MapLayer } from './map-entry.ts';

declare module '#platform/db/tables' {
	interface Tables {
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
};

/** What this actor may look after in these areas and was not looked at since a day, with how many remarks wait for an answer. */
export async function notLookedAtSince(
	tx: Tx,
	municipalityId: string,
	areaCodes: readonly string[],
	day: string,
): Promise<MayBeWrong[]> {
	const { rows } = await sql<MayBeWrong>`
		select e.id, e.name, e.kind, e.layer, e.area_code as "areaCode", e.confirmed_on as "confirmedOn",
			(select count(*)::int from community.map_change c where c.municipality_id = ${municipalityId} and c.entry_id = e.id and c.answered_on is null) as remarks
		from community.map_entry e
		where e.municipality_id = ${municipalityId} and e.ended_on is null and e.confirmed_on < ${day}
			and (e.area_code = any (${[...areaCodes]}::text[]) or (e.layer = 'formal' and starts_with(e.area_code, 'GM')))
			and (e.kind <> 'person' or e.team_id = (select actor.team()))
		order by e.confirmed_on limit 5000`.execute(tx);
	return rows;
}
