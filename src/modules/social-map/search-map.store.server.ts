import { sql, type Tx } from '#platform/db/index.server';
import type { MapEntry, MapLayer } from './map-entry.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'open.map_word': { municipality_id: string; word: string };
	}
}

export type FoundEntry = Pick<
	MapEntry,
	| 'id'
	| 'kind'
	| 'layer'
	| 'name'
	| 'summary'
	| 'areaCode'
	| 'lon'
	| 'lat'
	| 'costs'
	| 'free'
	| 'hours'
	| 'whenWords'
	| 'languages'
	| 'accessibility'
	| 'confirmedOn'
> & {
	/** In a straight line from where was asked; null when one of both is not known. */
	km: number | null;
};

export type SearchFor = {
	/** A tsquery in text; without one everything. */
	query: string | undefined;
	from: { lon: number; lat: number } | undefined;
	/** A minute of the week at which it is open. */
	openAt: number | undefined;
	/** Confirmed on this day or later. */
	since: string;
	/** What was confirmed before this day sinks. */
	staleBefore: string;
	limit: number;
};

/** What of these words stands on the public map. */
export async function knownWords(tx: Tx, municipalityId: string, words: readonly string[]): Promise<Set<string>> {
	if (words.length === 0) return new Set();
	const rows = await tx
		.selectFrom('open.map_word')
		.select('word')
		.where('municipality_id', '=', municipalityId)
		.where('word', 'in', [...words])
		.execute();
	return new Set(rows.map(({ word }) => word));
}

/** Words of the public map that look like each of these. */
export async function wordsLike(tx: Tx, words: readonly string[]): Promise<Map<string, string[]>> {
	if (words.length === 0) return new Map();
	const { rows } = await sql<{ asked: string; word: string }>`
		select asked_word as asked, word from open.map_words_like(${[...words]}::text[]) order by near desc`.execute(tx);
	const like = new Map<string, string[]>();
	for (const { asked, word } of rows) like.set(asked, [...(like.get(asked) ?? []), word]);
	return like;
}

/**
 * The best first: words that weigh more, nearer by, confirmed lately. `formal` reads the public copy, in every zone; `informal` what
 * this actor may see behind the counter.
 */
export async function entriesFound(
	tx: Tx,
	municipalityId: string,
	layer: MapLayer,
	{ query, from, openAt, since, staleBefore, limit }: SearchFor,
): Promise<FoundEntry[]> {
	const table = layer === 'formal' ? sql`open.map_place p` : sql`community.map_entry p`;
	const only = layer === 'formal' ? sql`true` : sql`p.layer = 'informal' and p.ended_on is null`;
	// A degree of latitude is 111.2 km; one of longitude is so much shorter here.
	const km = from
		? sql`sqrt(((p.lon - ${from.lon}) * ${111.2 * Math.cos((from.lat * Math.PI) / 180)}) ^ 2 + ((p.lat - ${from.lat}) * 111.2) ^ 2)`
		: sql`null::float8`;
	const rank = query ? sql`ts_rank('{0.1,0.3,0.6,1}', p.found, ${query}::tsquery)` : sql`1`;
	const near = from ? sql`/ (1 + coalesce(${km}, 3) / 2)` : sql``;
	const minutes = layer === 'formal' ? sql`p.open_minutes` : sql`open.week_minutes(p.hours)`;
	const { rows } = await sql<FoundEntry>`
		select p.id, p.kind, ${layer} as layer, p.name, p.summary, p.area_code as "areaCode", p.lon, p.lat, p.costs, p.free, p.hours,
			p.when_words as "whenWords", p.languages, p.accessibility, p.confirmed_on as "confirmedOn", ${km} as km
		from ${table}
		where p.municipality_id = ${municipalityId} and ${only} and p.confirmed_on >= ${since}
			and ${query ? sql`p.found @@ ${query}::tsquery` : sql`true`}
			and ${openAt === undefined ? sql`true` : sql`${minutes} @> ${openAt}::int`}
		order by ${rank} ${near} * case when p.confirmed_on < ${staleBefore} then 0.4 else 1 end desc, p.confirmed_on desc, p.name
		limit ${limit}`.execute(tx);
	return rows;
}
