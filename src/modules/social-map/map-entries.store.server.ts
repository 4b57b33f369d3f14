import type { Generated, Selectable } from 'kysely';
import { sql, type Tx } from '#platform/db/index.server';
import { isId } from '#platform/ids';
import type { KeptEntry, MapEntry, MapEntryNear, MapKind, MapLayer, TieStrength } from './map-entry.ts';

type PlaceRow = {
	municipality_id: string;
	id: string;
	kind: MapKind;
	name: string;
	summary: string;
	area_code: string;
	lon: number | null;
	lat: number | null;
	address: string;
	need_codes: string[];
	for_whom: string;
	costs: string;
	free: boolean | null;
	languages: string[];
	accessibility: string[];
	hours: string[];
	when_words: string;
	free_places: number | null;
	phone: string;
	mail: string;
	website: string;
	hosts: boolean;
	confirmed_on: string;
	confirmed_by: string;
	found: string;
	beside: unknown;
};
export type EntryRow = PlaceRow & {
	layer: MapLayer;
	team_id: string | null;
	keeper_id: string | null;
	keeper_name: string;
	keeper_mail: string;
	card_id: string | null;
	consent_on: string | null;
	consent_how: 'spoken' | 'written' | 'online' | null;
	made_by: string | null;
	made_at: Date;
	ended_on: Generated<string | null>;
};
/** What the round that writes letters notes of an entry; the database empties it when somebody looked or took over. */
type Keeping = {
	keeper_gone_on: Generated<string | null>;
	offered_to: Generated<string | null>;
	offered_on: Generated<string | null>;
	bounced_on: Generated<string | null>;
	link_dead_on: Generated<string | null>;
	link_tried_on: Generated<string | null>;
};
declare module '#platform/db/tables' {
	interface Tables {
		'community.map_entry': EntryRow & Keeping;
		'community.map_tie': {
			municipality_id: string;
			entry_id: string;
			team_id: string;
			strength: TieStrength;
			noted_on: string;
		};
		'open.map_place': PlaceRow & { open_minutes: Generated<string> };
	}
}

/** The columns both tables have, and what they are called outside. */
const shared = [
	'id',
	'kind',
	'name',
	'summary',
	'area_code as areaCode',
	'lon',
	'lat',
	'address',
	'need_codes as needCodes',
	'for_whom as forWhom',
	'costs',
	'free',
	'languages',
	'accessibility',
	'hours',
	'when_words as whenWords',
	'free_places as freePlaces',
	'phone',
	'mail',
	'website',
	'hosts',
	'confirmed_on as confirmedOn',
	'confirmed_by as confirmedBy',
] as const;
const kept = [
	...shared,
	'layer',
	'team_id as teamId',
	'keeper_id as keeperId',
	'keeper_name as keeperName',
	'keeper_mail as keeperMail',
	'card_id as cardId',
	'consent_on as consentOn',
] as const;

/** What is written down of an entry, as columns. */
export const columnsOf = (entry: Omit<KeptEntry, 'id' | 'cardId' | 'consentOn'>) => ({
	kind: entry.kind,
	layer: entry.layer,
	name: entry.name,
	summary: entry.summary,
	area_code: entry.areaCode,
	lon: entry.lon,
	lat: entry.lat,
	address: entry.address,
	need_codes: entry.needCodes,
	for_whom: entry.forWhom,
	costs: entry.costs,
	free: entry.free,
	languages: entry.languages,
	accessibility: entry.accessibility as string[],
	hours: entry.hours,
	when_words: entry.whenWords,
	free_places: entry.freePlaces,
	phone: entry.phone,
	mail: entry.mail,
	website: entry.website,
	hosts: entry.hosts,
	team_id: entry.teamId,
	keeper_id: entry.keeperId,
	keeper_name: entry.keeperName,
	keeper_mail: entry.keeperMail,
	confirmed_on: entry.confirmedOn,
	confirmed_by: entry.confirmedBy,
});

/** False when the id is there already. */
export async function insertEntry(tx: Tx, row: Omit<Selectable<EntryRow>, 'ended_on'>): Promise<boolean> {
	const { beside, ...rest } = row;
	const { numInsertedOrUpdatedRows } = await tx
		.insertInto('community.map_entry')
		.values({ ...rest, beside: beside ? JSON.stringify(beside) : null })
		.onConflict((on) => on.columns(['municipality_id', 'id']).doNothing())
		.executeTakeFirst();
	return numInsertedOrUpdatedRows === 1n;
}

/** What an import finds under an id, ended or not. */
export const importedEntry = (
	tx: Tx,
	municipalityId: string,
	id: string,
): Promise<{ teamId: string | null } | undefined> =>
	tx
		.selectFrom('community.map_entry')
		.select('team_id as teamId')
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.executeTakeFirst();

/** Whether there was an entry to change, for this actor. */
export async function changeEntry(
	tx: Tx,
	municipalityId: string,
	id: string,
	set: Partial<Omit<Selectable<EntryRow>, 'municipality_id' | 'id' | 'made_by' | 'made_at' | 'card_id'>>,
): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('community.map_entry')
		.set({ ...set, ...(set.beside !== undefined && { beside: JSON.stringify(set.beside) }) })
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.where('ended_on', 'is', null)
		.executeTakeFirst();
	return numUpdatedRows === 1n;
}

/** What the actor may see of the map behind the counter; the community zone only. */
export async function keptEntry(tx: Tx, municipalityId: string, id: string): Promise<KeptEntry | undefined> {
	if (!isId(id)) return undefined;
	return (await tx
		.selectFrom('community.map_entry')
		.select(kept)
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.where('ended_on', 'is', null)
		.executeTakeFirst()) as KeptEntry | undefined;
}

/** What this actor sees of the public layer under these names, whatever their capitals. */
export async function entriesCalled(tx: Tx, municipalityId: string, names: readonly string[]): Promise<KeptEntry[]> {
	return (await tx
		.selectFrom('community.map_entry')
		.select(kept)
		.where('municipality_id', '=', municipalityId)
		.where('layer', '=', 'formal')
		.where('ended_on', 'is', null)
		.where(sql`lower(name)`, '=', sql`any (${names.map((name) => name.toLowerCase())}::text[])`)
		.execute()) as KeptEntry[];
}

/** What everybody sees, in any zone. */
export async function publicEntry(tx: Tx, municipalityId: string, id: string): Promise<MapEntry | undefined> {
	if (!isId(id)) return undefined;
	const row = await tx
		.selectFrom('open.map_place')
		.select(shared)
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.executeTakeFirst();
	return row && ({ ...row, layer: 'formal' } as MapEntry);
}

export type EntryToGive = { entry: MapEntry; beside: unknown };

/** The public map for other programs, in a fixed order, and how much there is. */
export async function entriesToGive(
	tx: Tx,
	municipalityId: string,
	asked: {
		kinds: readonly MapKind[];
		/** Only what is a service at a place; or what is none by itself. */
		located?: boolean | undefined;
		query?: string | undefined;
		id?: string;
		limit: number;
		offset: number;
	},
): Promise<{ total: number; entries: EntryToGive[] }> {
	if (asked.id !== undefined && !isId(asked.id)) return { total: 0, entries: [] };
	const fitting = tx
		.selectFrom('open.map_place')
		.where('municipality_id', '=', municipalityId)
		.where('kind', 'in', [...asked.kinds])
		.$if(asked.located === true, (one) =>
			one.where(
				sql<boolean>`(lon is not null or address <> '' or coalesce(beside ->> 'hsds_kind' = 'service_at_location', false))`,
			),
		)
		.$if(asked.located === false, (one) =>
			one.where(sql<boolean>`coalesce(beside ->> 'hsds_kind' <> 'service_at_location', true)`),
		)
		.$if(asked.query !== undefined, (one) => one.where(sql<boolean>`found @@ ${asked.query}::tsquery`))
		.$if(asked.id !== undefined, (one) => one.where('id', '=', asked.id ?? ''));
	const { total } = await fitting.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
	const rows = await fitting
		.select([...shared, 'beside'])
		.orderBy('id')
		.limit(asked.limit)
		.offset(asked.offset)
		.execute();
	return {
		total,
		entries: rows.map(({ beside, ...row }) => ({ entry: { ...row, layer: 'formal' } as MapEntry, beside })),
	};
}

/** Entries in these areas and all inside them, most lately confirmed first. */
export async function entriesIn(
	tx: Tx,
	municipalityId: string,
	areaCodes: readonly string[],
	{ layer, kinds, since, limit }: { layer: MapLayer; kinds: readonly MapKind[]; since: string; limit: number },
): Promise<MapEntryNear[]> {
	const starts = areaCodes.map((code) => code.slice(2));
	const from =
		layer === 'formal'
			? sql`open.map_place e`
			: sql`(select * from community.map_entry where layer = 'informal' and ended_on is null) e`;
	const { rows } = await sql<MapEntryNear>`
		select e.id, e.name, e.kind, ${layer} as layer, e.area_code as "areaCode", e.lon, e.lat, e.summary, e.hosts
		from ${from}
		where e.municipality_id = ${municipalityId} and e.confirmed_on >= ${since} and e.kind = any (${[...kinds]}::text[])
			and exists (select from unnest(${starts}::text[]) start where starts_with(substr(e.area_code, 3), start))
		order by e.confirmed_on desc, e.name limit ${limit}`.execute(tx);
	return rows;
}

/** Takes somebody to ask off the map, with every tie. Whether they stood on it, for this actor. */
export async function removePerson(tx: Tx, municipalityId: string, id: string): Promise<boolean> {
	const { numDeletedRows } = await tx
		.deleteFrom('community.map_entry')
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.where('kind', '=', 'person')
		.executeTakeFirst();
	return numDeletedRows === 1n;
}

/** Everything of one person goes, also of a card that turned out to be theirs. As the erasing task. */
export async function removeOfCard(tx: Tx, municipalityId: string, cardId: string): Promise<void> {
	await sql`delete from community.map_entry where municipality_id = ${municipalityId}
		and (card_id = ${cardId} or card_id in (select id from community.cards_put_behind(${cardId})))`.execute(tx);
}

/** What an emptied card stood on the map with goes to the card it was put behind. As the erasing task. */
export async function moveToKeptCard(tx: Tx, gone: string): Promise<void> {
	await sql`select community.move_on_map(${gone})`.execute(tx);
}

/** Whether this card is the actor's team's own, of somebody who does not rest. */
export async function cardIsOfMyTeam(tx: Tx, cardId: string): Promise<boolean> {
	const { rows } = await sql<{ ours: boolean }>`select community.card_is_of_my_team(${cardId}) as ours`.execute(tx);
	return rows[0]?.ours === true;
}

/** The cards of those among these entries who are a person, as far as this actor sees them. */
export async function cardsBehind(tx: Tx, municipalityId: string, entryIds: readonly string[]): Promise<string[]> {
	if (entryIds.length === 0) return [];
	const rows = await tx
		.selectFrom('community.map_entry')
		.select('card_id')
		.where('municipality_id', '=', municipalityId)
		.where('id', 'in', [...entryIds])
		.where('card_id', 'is not', null)
		.execute();
	return [...new Set(rows.flatMap(({ card_id }) => card_id ?? []))];
}

/** What stands on the map about the holder of this card. */
export async function entriesOfCard(tx: Tx, municipalityId: string, cardId: string): Promise<KeptEntry[]> {
	return (await tx
		.selectFrom('community.map_entry')
		.select(kept)
		.where('municipality_id', '=', municipalityId)
		.where('card_id', '=', cardId)
		.where('ended_on', 'is', null)
		.execute()) as KeptEntry[];
}

export async function saveTie(
	tx: Tx,
	municipalityId: string,
	tie: { entryId: string; teamId: string; strength: TieStrength; notedOn: string },
): Promise<void> {
	await tx
		.insertInto('community.map_tie')
		.values({
			municipality_id: municipalityId,
			entry_id: tie.entryId,
			team_id: tie.teamId,
			strength: tie.strength,
			noted_on: tie.notedOn,
		})
		.onConflict((on) =>
			on
				.columns(['municipality_id', 'entry_id', 'team_id'])
				.doUpdateSet({ strength: tie.strength, noted_on: tie.notedOn }),
		)
		.execute();
}

/** The teams that know what or who this is, the strongest first. */
export async function tiesOf(
	tx: Tx,
	municipalityId: string,
	entryIds: readonly string[],
): Promise<{ entryId: string; teamId: string; strength: TieStrength; notedOn: string }[]> {
	if (entryIds.length === 0) return [];
	return tx
		.selectFrom('community.map_tie')
		.select(['entry_id as entryId', 'team_id as teamId', 'strength', 'noted_on as notedOn'])
		.where('municipality_id', '=', municipalityId)
		.where('entry_id', 'in', [...entryIds])
		.orderBy('strength', 'desc')
		.execute();
}
