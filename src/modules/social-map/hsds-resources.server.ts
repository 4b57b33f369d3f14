import { createHash } from 'node:crypto';
import { areasOf } from '#modules/areas/index.server';
import type { Tx } from '#platform/db/index.server';
import { NotFound } from '#platform/errors';
import { isObject } from './check-hsds.ts';
import { hsdsFromEntry, type PartId } from './hsds-entry.ts';
import { type EntryToGive, entriesToGive } from './map-entries.store.server.ts';
import type { MapKind } from './map-entry.ts';
import { wordsQuery } from './search-map.server.ts';
import type { HsdsQuery } from './social-map.api.ts';

/** What of the map goes under which name of the standard. */
const kindsOf = {
	services: ['service', 'group'],
	organizations: ['organisation'],
	locations: ['place'],
} as const satisfies Record<string, MapKind[]>;
export type HsdsResource = keyof typeof kindsOf;

/** The same part of the same entry has the same id each time: UUID version 8 over both (RFC 9562 §5.8). */
const partId: PartId = (entryId, part) => {
	const hex = createHash('sha256').update(`social-map:${entryId}:${part}`).digest('hex');
	const variant = ((Number.parseInt(hex[16] as string, 16) & 0x3) | 0x8).toString(16);
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

const documentOf = ({ entry, beside }: EntryToGive, place: string) =>
	hsdsFromEntry(entry, isObject(beside) ? beside : null, partId, place);

const placeName = async (tx: Tx, municipalityId: string): Promise<string> =>
	(await areasOf(tx, municipalityId)).find(({ kind }) => kind === 'municipality')?.name ?? '';

/** A page of the public map as the standard describes it. */
export async function hsdsPage(
	tx: Tx,
	municipalityId: string,
	resource: HsdsResource,
	{ search, page, perPage }: HsdsQuery,
) {
	const query = search ? await wordsQuery(tx, municipalityId, search) : undefined;
	const { total, entries } =
		search && !query
			? { total: 0, entries: [] }
			: await entriesToGive(tx, municipalityId, {
					kinds: kindsOf[resource],
					query,
					limit: perPage,
					offset: (page - 1) * perPage,
				});
	const place = await placeName(tx, municipalityId);
	const pages = Math.max(1, Math.ceil(total / perPage));
	return {
		total_items: total,
		total_pages: pages,
		page_number: page,
		size: entries.length,
		first_page: page === 1,
		last_page: page >= pages,
		empty: entries.length === 0,
		contents: entries.map((one) => documentOf(one, place)),
	};
}

/** One document of the public map. @throws NotFound */
export async function hsdsDocument(tx: Tx, municipalityId: string, resource: HsdsResource, id: string) {
	const { entries } = await entriesToGive(tx, municipalityId, { kinds: kindsOf[resource], id, limit: 1, offset: 0 });
	const [found] = entries;
	if (!found) throw new NotFound('map entry', id);
	return documentOf(found, await placeName(tx, municipalityId));
}
