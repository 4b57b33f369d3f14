import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotFound } from '#platform/errors';
import { dayAfter } from '#platform/wall-time';
import { entriesIn, keptEntry, publicEntry } from './map-entries.store.server.ts';
import {
	hiddenAfterDays,
	type KeptEntry,
	type MapEntry,
	type MapEntryNear,
	type MapKind,
	type MapLayer,
	mapKinds,
} from './map-entry.ts';

/**
 * What stands on the map in these areas and everything inside them, most lately confirmed first. The formal layer in every zone;
 * `informal` in the community zone alone, and then only what this actor may see.
 */
export const mapEntriesNear = (
	tx: Tx,
	municipalityId: string,
	areaCodes: readonly string[],
	{ layer = 'formal', kinds = mapKinds, limit }: { layer?: MapLayer; kinds?: readonly MapKind[]; limit: number },
): Promise<MapEntryNear[]> =>
	entriesIn(tx, municipalityId, areaCodes, {
		layer,
		kinds,
		since: dayAfter(clock.today(), -hiddenAfterDays),
		limit,
	});

/** An entry that this actor may see, in the community zone. @throws NotFound */
export async function findMapEntry(tx: Tx, actor: Actor, id: string): Promise<MapEntry> {
	const entry = (await keptEntry(tx, actor.municipalityId, id)) ?? (await publicEntry(tx, actor.municipalityId, id));
	if (!entry) throw new NotFound('map entry', id);
	return entry;
}

/** An entry with its keeper, for who may tend it. @throws NotFound */
export async function theKeptEntry(tx: Tx, actor: Actor, id: string): Promise<KeptEntry> {
	const entry = await keptEntry(tx, actor.municipalityId, id);
	if (!entry) throw new NotFound('map entry', id);
	return entry;
}
