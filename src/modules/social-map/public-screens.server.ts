import * as v from 'valibot';
import { type Area, nameWithParent, spotOn } from '#modules/areas';
import { areaForPostcode, areasOf, findArea, mapAround, mapOf, middleOfArea } from '#modules/areas/index.server';
import { theNeeds } from '#modules/needs/index.server';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotFound } from '#platform/errors';
import { tileSource } from '#platform/map-tiles/map-tiles.server';
import type { Ask } from '#platform/route/index.server';
import { noteLook } from './freshness.store.server.ts';
import { publicEntry } from './map-entries.store.server.ts';
import { mayTend } from './map-entry.policy.ts';
import { isStale, type MapEntry, type MapLayer } from './map-entry.ts';
import { searchMap } from './search-map.server.ts';
import type { FoundEntry } from './search-map.store.server.ts';
import { SearchAsked } from './social-map.forms.ts';
import { isOpenAt, minuteOfWeek } from './week-hours.ts';

/** As many as a page shows, and as a map can hold numbers. */
const mostShown = 20;

/** The areas to choose from, each with the one it lies in. @param among the official areas, or complexes too */
export async function placesOf(
	tx: Tx,
	municipalityId: string,
	may: (code: string) => boolean = () => true,
	among: typeof areasOf = areasOf,
) {
	const areas = await among(tx, municipalityId);
	return areas
		.filter(({ code }) => may(code))
		.map((area) => ({ value: area.code, label: nameWithParent(area, areas) }))
		.sort((a, b) => a.label.localeCompare(b.label, 'nl'));
}

/** The area somebody means by a postcode or a code. */
export async function whereFrom(tx: Tx, municipalityId: string, typed: string): Promise<Area | undefined> {
	if (typed === '') return undefined;
	return (await findArea(tx, municipalityId, typed)) ?? (await areaForPostcode(tx, municipalityId, typed));
}

/** What was found for the words and wishes in an address, as a list and as a drawing with the same numbers. */
export async function searchScreen({ tx, actor, url }: Ask, layer: MapLayer = 'formal') {
	const here = actor.municipalityId;
	const asked = v.parse(SearchAsked, Object.fromEntries(url.searchParams));
	const area = await whereFrom(tx, here, asked.waar);
	const from = area && area.kind !== 'municipality' ? await middleOfArea(tx, here, area.code) : undefined;
	const found = await searchMap(
		tx,
		here,
		{
			words: asked.zoek,
			kind: asked.soort,
			free: asked.gratis,
			openNow: asked.open,
			language: asked.taal,
			wheelchair: asked.rolstoel,
			from,
			areaCode: area?.code,
			layer,
		},
		mostShown,
	);
	const names = new Map((await areasOf(tx, here)).map(({ code, name }) => [code, name]));
	const [today, minute] = [clock.today(), minuteOfWeek(clock.now())];
	const drawing = found.some(({ lon }) => lon !== null)
		? ((area && (await mapAround(tx, here, [area.code]))) ?? (await mapOf(tx, here, 'district')))
		: undefined;
	const spots = drawing
		? found.flatMap(({ id, lon, lat }, at) => {
				const spot = lon === null || lat === null ? undefined : spotOn(drawing, lon, lat);
				return spot ? [{ id, number: at + 1, ...spot }] : [];
			})
		: [];
	return {
		asked,
		area: area ? { code: area.code, name: area.name } : null,
		placeUnknown: asked.waar !== '' && !area,
		narrowed: Boolean(asked.soort || asked.taal || asked.gratis || asked.open || asked.rolstoel),
		places: await placesOf(tx, here),
		found: found.map((entry) => shown(entry, names, today, minute)),
		more: found.length === mostShown,
		ground: tileSource(),
		map:
			drawing && spots.length > 0
				? {
						width: drawing.width,
						height: drawing.height,
						areas: drawing.areas,
						year: drawing.year,
						source: drawing.source,
						spots,
					}
				: null,
		tends: actor.areas.some((areaCode) => mayTend(actor, { areaCode, layer: 'formal' })),
	};
}

const shown = (
	{ hours, languages, ...entry }: FoundEntry,
	names: Map<string, string>,
	today: string,
	minute: number,
) => ({
	...entry,
	area: names.get(entry.areaCode) ?? '',
	openNow: isOpenAt(hours, minute),
	stale: isStale(entry, today),
});

/** The subjects of an entry, by name. */
export const subjectsNamed = ({ needCodes }: Pick<MapEntry, 'needCodes'>) =>
	needCodes.flatMap((code) => {
		const need = theNeeds().needByCode.get(code);
		return need ? { nl: need.nl, en: need.en } : [];
	});

/** One entry, for everybody. @throws NotFound */
export async function entryScreen({ tx, actor, params }: Ask) {
	const entry = await publicEntry(tx, actor.municipalityId, params['id'] ?? '');
	if (!entry) throw new NotFound('map entry', params['id']);
	// Workers looking after the map are not its use.
	if (actor.kind !== 'staff') await noteLook(tx, entry.id, clock.today());
	const around = await mapAround(tx, actor.municipalityId, [entry.areaCode]);
	const spot = around && entry.lon !== null && entry.lat !== null ? spotOn(around, entry.lon, entry.lat) : undefined;
	return {
		entry,
		area: (await findArea(tx, actor.municipalityId, entry.areaCode))?.name ?? '',
		subjects: subjectsNamed(entry),
		openNow: isOpenAt(entry.hours, minuteOfWeek(clock.now())),
		stale: isStale(entry, clock.today()),
		map:
			around && spot
				? {
						width: around.width,
						height: around.height,
						areas: around.areas,
						year: around.year,
						source: around.source,
						spots: [{ id: entry.id, number: 1, ...spot }],
					}
				: null,
		mayTend: mayTend(actor, entry),
	};
}
