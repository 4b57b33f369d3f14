import { sql } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import type { OfferFilter } from './signal.forms.ts';
import type { Offer, SignalKind } from './signal.ts';

type OfferRow = {
	municipality_id: string;
	id: string;
	kind: SignalKind;
	area_code: string;
	title: string;
	need_code: string | null;
	language: string;
	published_on: string;
};

declare module '#platform/db/tables' {
	interface Tables {
		'open.offer': OfferRow;
	}
}

const offerFrom = (row: OfferRow): Offer => ({
	id: row.id,
	kind: row.kind,
	areaCode: row.area_code,
	title: row.title,
	needCode: row.need_code,
	language: row.language,
	publishedOn: row.published_on,
});

/** Writes an offer; does nothing when it is there already. */
export async function addOffer(tx: Tx, municipalityId: string, offer: Offer): Promise<boolean> {
	const { numInsertedOrUpdatedRows } = await tx
		.insertInto('open.offer')
		.values({
			municipality_id: municipalityId,
			id: offer.id,
			kind: offer.kind,
			area_code: offer.areaCode,
			title: offer.title,
			need_code: offer.needCode,
			language: offer.language,
			published_on: offer.publishedOn,
		})
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	return numInsertedOrUpdatedRows === 1n;
}

export async function removeOffer(tx: Tx, municipalityId: string, id: string): Promise<void> {
	await tx.deleteFrom('open.offer').where('municipality_id', '=', municipalityId).where('id', '=', id).execute();
}

/** BU03440831 lies in WK034408: the official codes say so themselves. The municipality holds everything. */
const districtOf = (areaCode: string): string => (areaCode.startsWith('BU') ? `WK${areaCode.slice(2, 8)}` : areaCode);

/** 0 the same area, 1 the same district, 2 elsewhere in the municipality. */
const distanceFrom = (areaCode: string) => {
	const district = districtOf(areaCode);
	return sql<number>`case when area_code = ${areaCode} then 0
		when area_code = ${district} or substr(area_code, 3, 6) = ${district.slice(2, 8)} then 1 else 2 end`;
};

/** Published asks and offers, the closest first, then the newest. With needs given, only those. */
export async function offersByDistance(
	tx: Tx,
	municipalityId: string,
	areaCode: string,
	narrow: { kinds?: readonly SignalKind[]; needs?: readonly string[]; furthest?: 0 | 1 | 2 },
	n: number,
): Promise<Offer[]> {
	let query = tx.selectFrom('open.offer').selectAll().where('municipality_id', '=', municipalityId);
	if (narrow.kinds) query = query.where('kind', 'in', narrow.kinds);
	if (narrow.needs) query = query.where('need_code', 'in', narrow.needs);
	if (narrow.furthest !== undefined) query = query.where(distanceFrom(areaCode), '<=', narrow.furthest);
	const rows = await query
		.orderBy(distanceFrom(areaCode))
		.orderBy('published_on', 'desc')
		.orderBy('id')
		.limit(n)
		.execute();
	return rows.map(offerFrom);
}

export const offersPerPage = 24;

/** The public list, newest first. An area takes everything inside it along. */
export async function listOffers(
	tx: Tx,
	municipalityId: string,
	filter: OfferFilter,
	limit: number,
	offset: number,
): Promise<Offer[]> {
	let query = tx.selectFrom('open.offer').selectAll().where('municipality_id', '=', municipalityId);
	if (filter.kind) query = query.where('kind', '=', filter.kind);
	if (filter.areaCode?.startsWith('BU')) query = query.where('area_code', '=', filter.areaCode);
	else if (filter.areaCode?.startsWith('WK'))
		query = query.where(sql<string>`substr(area_code, 3, 6)`, '=', filter.areaCode.slice(2));
	if (filter.q) query = query.where('title', 'ilike', `%${filter.q.replace(/[\\%_]/g, '\\$&')}%`);
	const rows = await query.orderBy('published_on', 'desc').orderBy('id').limit(limit).offset(offset).execute();
	return rows.map(offerFrom);
}
