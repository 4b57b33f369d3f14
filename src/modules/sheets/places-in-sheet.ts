import * as v from 'valibot';
import { EntryForm, type KeptEntry, type MapKind, readHours, wordsToLookAt } from '#modules/social-map';
import { findIdentifiers } from '#platform/free-text/identifiers';
import { faultInPublicWords, piecesIn } from '#platform/free-text/public-words';
import { foldedLetters } from './names.ts';
import type { PlaceField } from './place-columns.ts';

/** More than this is brought in by whoever runs the installation. */
export const mostPlaces = 1000;

export type SaidOfPlace = Partial<Record<PlaceField, string>>;
/** `pieces`: what in its words may point at somebody, so that a human looks once more. */
export type PlaceInSheet = { row: number; form: EntryForm; pieces: string[] };
export type PlaceFault = { row: number; fault: string };

const kinds: readonly [RegExp, Exclude<MapKind, 'person'>][] = [
	[/organisatie|stichting|vereniging|organi[sz]ation/, 'organisation'],
	[/groep|club|group/, 'group'],
	[/plek|plaats|locatie|gebouw|huis|place/, 'place'],
	[/.*/, 'service'],
];
const kindOf = (said: string): Exclude<MapKind, 'person'> =>
	(said ? kinds.find(([pattern]) => pattern.test(foldedLetters(said))) : undefined)?.[1] ?? 'organisation';

/**
 * A row as the form of a new entry, held to everything that somebody who types it is held to. Hours that are no hours stay as words.
 * @param areaCode where it lies, undefined when nobody can say
 */
export function placeInRow(row: number, said: SaidOfPlace, areaCode: string | undefined): PlaceInSheet | PlaceFault {
	if (!said.name) return { row, fault: 'map-row-without-name' };
	if (!areaCode) return { row, fault: 'map-row-without-area' };
	const hours = said.hours && readHours(said.hours.replaceAll(', ', '\n')) ? said.hours.replaceAll(', ', '\n') : '';
	const whenWords = [hours ? '' : said.hours, said.whenWords].filter(Boolean).join(', ');
	const free = /^(?:gratis|free|0|€ ?0(?:[.,]00)?|geen)$/i.test(said.costs ?? '');
	const read = v.safeParse(EntryForm, {
		...Object.fromEntries(
			(['name', 'summary', 'address', 'forWhom', 'phone', 'mail', 'website', 'keeperName', 'keeperMail'] as const).map(
				(field) => [field, said[field] ?? ''],
			),
		),
		kind: kindOf(said.kind ?? ''),
		layer: 'formal',
		area: areaCode,
		spot: said.lat && said.lon ? `${said.lat.replace(',', '.')}, ${said.lon.replace(',', '.')}` : '',
		free: said.costs ? (free ? 'yes' : 'no') : '',
		costs: free ? '' : (said.costs ?? ''),
		hours,
		whenWords,
	});
	if (!read.success) return { row, fault: read.issues[0]?.message ?? 'invalid' };
	const form = read.output;
	const words = wordsToLookAt(form);
	const code = faultInPublicWords(words, { numbersMayStand: true })?.code;
	if (code === 'public-health') return { row, fault: 'map-row-names-somebody' };
	const found = [
		...(code ? piecesIn(words) : []),
		// An address says where a place is, and not with whom.
		...findIdentifiers(form.address).filter(({ kind }) => kind === 'name' || kind === 'health'),
	];
	const reach = [form.phone, form.mail].filter((one) => one !== '' && mayBeSomebodys(one));
	return { row, form, pieces: [...new Set([...found.map(({ piece }) => piece), ...reach])] };
}

/** A mobile number, or an address that is not plainly of a desk: the map would show it to everybody. */
const mayBeSomebodys = (reach: string): boolean =>
	reach.includes('@')
		? !/^(?:info|contact|post|balie|receptie|secretariaat|bestuur|welkom|aanmelden|algemeen|vrijwilligers|team|wijk|buurt\w*|\w*huis)@/.test(
				reach,
			)
		: /^\+316/.test(reach);

/** What a row says that is not what stands there; what it is silent about stays. */
export function differences(form: EntryForm, there: KeptEntry): Partial<KeptEntry> {
	const said: Partial<KeptEntry> = {
		summary: form.summary,
		address: form.address,
		forWhom: form.forWhom,
		costs: form.costs,
		whenWords: form.whenWords,
		phone: form.phone,
		mail: form.mail,
		website: form.website,
		keeperName: form.keeperName,
		keeperMail: form.keeperMail,
		...(form.hours.length > 0 && { hours: form.hours }),
		...(form.spot.lon !== null && { lon: form.spot.lon, lat: form.spot.lat }),
		...(form.free !== '' && { free: form.free === 'yes' }),
	};
	return Object.fromEntries(
		Object.entries(said).filter(
			([field, value]) => value !== '' && JSON.stringify(value) !== JSON.stringify(there[field as keyof KeptEntry]),
		),
	);
}

/** By which a place is known again: what it is called, and where. */
export const placeIdentity = ({
	name,
	address,
	areaCode,
}: {
	name: string;
	address: string;
	areaCode: string;
}): string[] => {
	const plain = (text: string) =>
		foldedLetters(text)
			.replace(/[^a-z0-9]+/g, ' ')
			.trim();
	return [`${plain(name)} @ ${areaCode}`, ...(address ? [`${plain(name)} @ ${plain(address)}`] : [])];
};
