import { type HsdsDocument, type HsdsEntryKind, isObject } from './check-hsds.ts';
import { type AccessibilityCode, accessibilityCodes, type MapEntry, type MapKind } from './map-entry.ts';
import { readHours, type WeekDay, weekDays } from './week-hours.ts';

/** An entry as a document of the standard says it; `ended` when the document says that it is over. */
export type EntryFromHsds = Omit<
	MapEntry,
	'areaCode' | 'layer' | 'needCodes' | 'hosts' | 'freePlaces' | 'confirmedOn' | 'confirmedBy'
> & {
	postcode: string;
	/** The day on which somebody vouched for it, if any. */
	confirmedOn: string | null;
	ended: boolean;
};

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
const cut = (value: unknown, most: number): string => {
	const whole = text(value);
	return whole.length > most ? `${whole.slice(0, most - 1)}…` : whole;
};
const list = (value: unknown): HsdsDocument[] => (Array.isArray(value) ? value.filter(isObject) : []);

/** Reads a document that is in order. What the map has no place for stays in the document. */
export function entryFromHsds(kind: HsdsEntryKind, document: HsdsDocument): EntryFromHsds {
	const location = locationOf(kind, document);
	const address = list(location['addresses'])[0] ?? {};
	const costs = list(document['cost_options']);
	// What reaches somebody by name is not for everybody.
	const contact = list(document['contacts']).find((one) => !text(one['name'])) ?? {};
	const phones = [document, location, contact].flatMap((one) => list(one['phones']));
	const schedules = [document, location].map((one) => list(one['schedules'])).find((some) => some.length > 0) ?? [];
	const { lon, lat } = placeOf(location);
	const name = text(document['name']) || text(location['name']) || text(document['description']);
	return {
		id: text(document['id']).toLowerCase(),
		kind: kinds[kind],
		name: cut(name.length < 2 ? `${name} (${kind})` : name, 120),
		summary: cut(document['description'], 600),
		lon,
		lat,
		address: cut([text(address['address_1']), text(address['city'])].filter(Boolean).join(', '), 160),
		postcode: text(address['postal_code']),
		forWhom: cut(document['eligibility_description'], 200),
		costs: cut(document['fees_description'] || costs.map((one) => text(one['amount_description'])).find(Boolean), 200),
		free:
			costs.length > 0 && costs.every((one) => typeof one['amount'] === 'number')
				? costs.every((one) => one['amount'] === 0)
				: null,
		languages: languagesOf([...list(document['languages']), ...list(location['languages'])]),
		accessibility: accessibilityIn(list(location['accessibility'])),
		hours: hoursOf(schedules),
		whenWords: cut(schedules.map((one) => text(one['description'])).find(Boolean), 200),
		phone: cut(phones.map((one) => text(one['number']).replace(/"/g, '')).find(Boolean), 30),
		mail: cut(document['email'] || contact['email'], 254),
		website: webAddress(document['url'] || document['website'] || location['url']),
		confirmedOn: dayOf(document['assured_date']) ?? dayOf(document['last_modified']),
		ended: ['inactive', 'defunct'].includes(text(document['status'])),
	};
}

const kinds: Record<HsdsEntryKind, MapKind> = {
	organization: 'organisation',
	service: 'service',
	service_at_location: 'service',
	location: 'place',
};

function locationOf(kind: HsdsEntryKind, document: HsdsDocument): HsdsDocument {
	if (kind === 'location') return document;
	const direct = kind === 'service_at_location' ? document['location'] : undefined;
	const listed = list(document['service_at_locations']).map((one) => one['location']);
	return [direct, ...listed, ...list(document['locations'])].find(isObject) ?? {};
}

/** A file may hold places that are none on earth: those stay in the document. */
function placeOf({ longitude, latitude }: HsdsDocument): { lon: number | null; lat: number | null } {
	const known =
		typeof longitude === 'number' &&
		typeof latitude === 'number' &&
		Math.abs(longitude) <= 180 &&
		Math.abs(latitude) <= 90;
	return known ? { lon: longitude, lat: latitude } : { lon: null, lat: null };
}

const languagesOf = (languages: HsdsDocument[]): string[] =>
	[...new Set(languages.map((one) => text(one['code']).toLowerCase()).filter((code) => /^[a-z]{2}$/.test(code)))].slice(
		0,
		24,
	);

const accessWords: Record<AccessibilityCode, RegExp> = {
	wheelchair: /rolstoel|wheelchair/i,
	toilet: /toilet|wc/i,
	lift: /\blift\b|elevator/i,
	'hearing-loop': /ringleiding|hearing loop|induction loop|loops for hearing/i,
	quiet: /prikkelarm|stilte|quiet/i,
	children: /kinderen|kinderhoek|children/i,
};
const accessibilityIn = (said: HsdsDocument[]): AccessibilityCode[] => {
	const words = said.map((one) => `${text(one['description'])} ${text(one['details'])}`).join(' ');
	return accessibilityCodes.filter((code) => accessWords[code].test(words));
};

const rfcDays: Record<string, WeekDay> = {
	MO: 'mon',
	TU: 'tue',
	WE: 'wed',
	TH: 'thu',
	FR: 'fri',
	SA: 'sat',
	SU: 'sun',
};

/** Every week on these days; what comes back otherwise is said in words. */
function hoursOf(schedules: HsdsDocument[]): string[] {
	const weekly = schedules.filter((one) => text(one['freq']) === 'WEEKLY' && (one['interval'] ?? 1) === 1);
	const lines = weekly.flatMap((one) => {
		const [from, until] = [text(one['opens_at']).slice(0, 5), text(one['closes_at']).slice(0, 5)];
		return text(one['byday'])
			.split(',')
			.flatMap((day) => (rfcDays[day.trim()] && from && until ? [`${rfcDays[day.trim()]} ${from}-${until}`] : []));
	});
	return lines.flatMap((line) => readHours(line) ?? []).slice(0, 40);
}

const webAddress = (value: unknown): string =>
	/^https?:\/\//.test(text(value)) && text(value).length <= 300 ? text(value) : '';
const dayOf = (value: unknown): string | null => {
	const day = text(value).slice(0, 10);
	return /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day)) ? day : null;
};

const rfcDay = (day: WeekDay): string => Object.keys(rfcDays).find((key) => rfcDays[key] === day) ?? '';
/** An id for a part of an entry that has none of its own: the same each time (UUID version 8, RFC 9562). */
export type PartId = (entryId: string, part: string) => string;

/**
 * An entry as a document of the standard. `beside` is the document it came from: what was not changed here goes back as it was,
 * so that reading in and giving back loses nothing.
 */
export function hsdsFromEntry(
	entry: MapEntry,
	beside: HsdsDocument | null,
	partId: PartId,
	place: string,
): HsdsDocument {
	const kind: HsdsEntryKind = beside ? (text(beside['hsds_kind']) as HsdsEntryKind) : documentKind[entry.kind];
	if (!beside) return fresh(entry, kind, partId, place);
	const { hsds_kind: _, ...document } = beside;
	const before = entryFromHsds(kind, document);
	const now = fresh(entry, kind, partId, place);
	const changed = (Object.keys(fieldsBehind) as (keyof typeof fieldsBehind)[]).filter(
		(name) => JSON.stringify(before[name]) !== JSON.stringify(entry[name]),
	);
	return Object.assign({}, document, ...changed.map((name) => only(now, fieldsBehind[name])));
}

/** Which fields of a document say what an entry says. */
const fieldsBehind = {
	name: ['name'],
	summary: ['description'],
	forWhom: ['eligibility_description'],
	costs: ['fees_description'],
	free: ['cost_options'],
	languages: ['languages'],
	hours: ['schedules'],
	whenWords: ['schedules'],
	phone: ['phones'],
	mail: ['email'],
	website: ['url', 'website'],
	lon: ['service_at_locations', 'locations', 'location', 'longitude', 'latitude'],
	lat: ['service_at_locations', 'locations', 'location', 'longitude', 'latitude'],
	address: ['service_at_locations', 'locations', 'location', 'addresses'],
	accessibility: ['service_at_locations', 'locations', 'location', 'accessibility'],
} as const satisfies Partial<Record<keyof EntryFromHsds & keyof MapEntry, readonly string[]>>;

const only = (document: HsdsDocument, names: readonly string[]): HsdsDocument =>
	Object.fromEntries(Object.entries(document).filter(([name]) => names.includes(name)));

const documentKind: Record<MapKind, HsdsEntryKind> = {
	organisation: 'organization',
	service: 'service',
	group: 'service',
	place: 'location',
	person: 'service',
};

function fresh(entry: MapEntry, kind: HsdsEntryKind, partId: PartId, place: string): HsdsDocument {
	const { id } = entry;
	const filled = (fields: HsdsDocument) =>
		Object.fromEntries(
			Object.entries(fields).filter(
				([, value]) => value !== '' && value !== null && !(Array.isArray(value) && value.length === 0),
			),
		);
	const languages = entry.languages.map((code) => ({ id: partId(id, `language ${code}`), code }));
	const phones = entry.phone ? [{ id: partId(id, 'phone'), number: entry.phone }] : [];
	const schedules = schedulesOf(entry, partId);
	const location = filled({
		id: kind === 'location' ? id : partId(id, 'location'),
		location_type: 'physical',
		name: kind === 'location' ? entry.name : '',
		description: kind === 'location' ? entry.summary : '',
		latitude: entry.lat,
		longitude: entry.lon,
		addresses: entry.address
			? [
					{
						id: partId(id, 'address'),
						address_1: entry.address,
						city: place,
						state_province: '',
						postal_code: '',
						country: 'NL',
						address_type: 'physical',
					},
				]
			: [],
		accessibility: entry.accessibility.map((code) => ({
			id: partId(id, `access ${code}`),
			description: accessNames[code],
		})),
		...(kind === 'location' && { url: entry.website, languages, phones, schedules }),
	});
	const located = entry.lon !== null || entry.address !== '' || entry.accessibility.length > 0;
	if (kind === 'location') return location;
	if (kind === 'organization')
		return {
			id,
			name: entry.name,
			description: entry.summary,
			...filled({ email: entry.mail, website: entry.website, phones, locations: located ? [location] : [] }),
		};
	if (kind === 'service_at_location')
		return { id, ...filled({ description: entry.summary || entry.name, phones, schedules }), location };
	return {
		id,
		name: entry.name,
		status: 'active',
		...filled({
			description: entry.summary,
			url: entry.website,
			email: entry.mail,
			fees_description: entry.costs,
			eligibility_description: entry.forWhom,
			assured_date: entry.confirmedOn,
			phones,
			schedules,
			languages,
			cost_options: entry.free ? [{ id: partId(id, 'cost'), currency: 'EUR', amount: 0 }] : [],
			service_at_locations: located ? [{ id: partId(id, 'at'), service_id: id, location }] : [],
		}),
	};
}

const accessNames: Record<AccessibilityCode, string> = {
	wheelchair: 'Toegankelijk met een rolstoel',
	toilet: 'Aangepast toilet',
	lift: 'Er is een lift',
	'hearing-loop': 'Er is een ringleiding',
	quiet: 'Prikkelarm',
	children: 'Kinderen kunnen mee, er is een kinderhoek',
};

function schedulesOf(entry: MapEntry, partId: PartId): HsdsDocument[] {
	const byTimes = Map.groupBy(entry.hours, (one) => one.slice(4));
	const weekly = [...byTimes].map(([times, days]) => ({
		id: partId(entry.id, `schedule ${times}`),
		freq: 'WEEKLY',
		byday: weekDays
			.filter((day) => days.some((one) => one.startsWith(day)))
			.map(rfcDay)
			.join(','),
		opens_at: times.slice(0, 5),
		closes_at: times.slice(6),
		...(entry.whenWords && { description: entry.whenWords }),
	}));
	return weekly.length === 0 && entry.whenWords
		? [{ id: partId(entry.id, 'schedule'), description: entry.whenWords }]
		: weekly;
}
