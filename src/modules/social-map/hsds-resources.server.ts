import { createHash } from 'node:crypto';
import { areasOf } from '#modules/areas/index.server';
import type { Tx } from '#platform/db/index.server';
import { NotFound } from '#platform/errors';
import { type HsdsDocument, isObject } from './check-hsds.ts';
import { hsdsFromEntry, type PartId } from './hsds-entry.ts';
import { type EntryToGive, entriesToGive } from './map-entries.store.server.ts';
import type { MapKind } from './map-entry.ts';
import { wordsQuery } from './search-map.server.ts';
import type { HsdsQuery } from './social-map.api.ts';

/** What of the map goes under which name of the standard. */
const asked = {
	services: { kinds: ['service', 'group'], located: false },
	service_at_locations: { kinds: ['service', 'group'], located: true },
	organizations: { kinds: ['organisation'] },
	locations: { kinds: ['place'] },
} as const satisfies Record<string, { kinds: MapKind[]; located?: boolean }>;
export type HsdsResource = keyof typeof asked;

/** The same part of the same entry has the same id each time: UUID version 8 over both (RFC 9562 §5.8). */
const partId: PartId = (entryId, part) => {
	const hex = createHash('sha256').update(`social-map:${entryId}:${part}`).digest('hex');
	const variant = ((Number.parseInt(hex[16] as string, 16) & 0x3) | 0x8).toString(16);
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

function documentOf({ entry, beside }: EntryToGive, resource: HsdsResource, place: string): HsdsDocument {
	const kept = isObject(beside) ? beside : null;
	const document = hsdsFromEntry(entry, kept, partId, place);
	if (resource !== 'service_at_locations' || kept?.['hsds_kind'] === 'service_at_location') return document;
	// One of our own is a service that is given somewhere: the service inside, and where beside it.
	const { service_at_locations: at, ...service } = document;
	const [first] = Array.isArray(at) ? at : [];
	return { ...(isObject(first) && first), id: entry.id, service_id: entry.id, service };
}

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
					...asked[resource],
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
		contents: entries.map((one) => documentOf(one, resource, place)),
	};
}

/** One document of the public map. @throws NotFound */
export async function hsdsDocument(tx: Tx, municipalityId: string, resource: HsdsResource, id: string) {
	const { entries } = await entriesToGive(tx, municipalityId, { ...asked[resource], id, limit: 1, offset: 0 });
	const [found] = entries;
	if (!found) throw new NotFound('map entry', id);
	return documentOf(found, resource, await placeName(tx, municipalityId));
}
