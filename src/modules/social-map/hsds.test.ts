import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkHsds, type HsdsDocument } from './check-hsds.ts';
import { entryFromHsds, hsdsFromEntry } from './hsds-entry.ts';
import { hsdsFields } from './hsds-fields.ts';
import type { MapEntry } from './map-entry.ts';

const shared = process.env.BUURTWEEFSEL_SHARED_DATA ?? join(import.meta.dirname, '../../../../shared/data');
const published = join(shared, 'hsds');
const there = existsSync(published);
const readJson = (...path: string[]) => JSON.parse(readFileSync(join(published, ...path), 'utf8'));
const id = (number: number) => `019b0000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const partId = (entry: string, part: string) => {
	const hex = createHash('sha256').update(`${entry}${part}`).digest('hex');
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

const lesson: HsdsDocument = {
	id: id(1),
	name: 'Taalles voor beginners',
	status: 'active',
	description: 'Nederlands leren in een kleine groep.',
	email: 'les@voorbeeld.nl',
	assured_date: '2026-03-01',
	cost_options: [{ id: id(2), amount: 0, currency: 'EUR' }],
	languages: [{ id: id(3), code: 'ar' }],
	schedules: [{ id: id(4), freq: 'WEEKLY', byday: 'TU,TH', opens_at: '10:00:00', closes_at: '12:00:00' }],
	service_at_locations: [
		{
			id: id(5),
			location: {
				id: id(6),
				location_type: 'physical',
				longitude: 5.1,
				latitude: 52.07,
				accessibility: [{ id: id(7), description: 'Toegankelijk met een rolstoel' }],
			},
		},
	],
	wait_time: 'twee weken',
};

describe('a file of the standard', () => {
	test.skipIf(!there)(
		'is checked by the fields of the published schemas, all of them (reference data absent: skipped)',
		() => {
			for (const [kind, fields] of Object.entries(hsdsFields)) {
				const schema = readJson('schema', `${kind}.json`);
				const told = Object.fromEntries(
					fields.map(({ name, required, type }) => [name, { required, type: JSON.stringify(type) }]),
				);
				const says = Object.fromEntries(
					Object.entries(schema.properties as Record<string, Record<string, never>>).map(([name, property]) => {
						const of = (reference: string) => reference.replace('.json', '');
						const {
							type,
							format,
							enum: words,
							$ref,
							items,
						} = property as unknown as {
							type: string;
							format?: string;
							enum?: string[];
							$ref?: string;
							items?: { $ref: string };
						};
						const kindOf = $ref
							? { of: of($ref), list: false }
							: items
								? { of: of(items.$ref), list: true }
								: (words ?? format ?? (type === 'string' ? 'text' : type));
						return [name, { required: (schema.required ?? []).includes(name), type: JSON.stringify(kindOf) }];
					}),
				);
				expect(told, kind).toEqual(says);
			}
		},
	);

	test.skipIf(!there)(
		'that the standard gives as an example is right, and comes back without loss (reference data absent: skipped)',
		() => {
			let seen = 0;
			for (const name of readdirSync(join(published, 'examples')).filter((one) =>
				/^(service|organization|location)/.test(one),
			)) {
				const { documents, errors } = checkHsds(readJson('examples', name));
				expect(errors, name).toEqual([]);
				for (const { kind, document } of documents) {
					seen++;
					expect(hsdsFromEntry(asEntry(kind, document), { ...document, hsds_kind: kind }, partId, 'Utrecht')).toEqual(
						document,
					);
				}
			}
			expect(seen).toBeGreaterThanOrEqual(4);
		},
	);

	test('may be one service, a list, or a page of a list', () => {
		for (const file of [lesson, [lesson], { total_items: 1, contents: [lesson] }])
			expect(checkHsds(file)).toMatchObject({ documents: [{ kind: 'service' }], errors: [] });
		expect(
			checkHsds({ id: id(1), service_id: id(2), location: { id: id(3), location_type: 'virtual' } }),
		).toMatchObject({
			documents: [{ kind: 'service_at_location' }],
			errors: [],
		});
		expect(checkHsds({ id: id(1), name: 'De Schakel', description: 'Buurthuis' }).documents[0]?.kind).toBe(
			'organization',
		);
	});

	test('says of each fault where it stands, and lets the rest through', () => {
		const { name: _, ...nameless } = lesson;
		const file = [
			lesson,
			{ ...nameless, id: id(8), status: 'open' },
			{ ...lesson, id: 'geen-id', email: 'niemand' },
			{ ...lesson, id: id(9), languages: [{ code: 'nl' }], schedules: 'dinsdag' },
			'tekst',
			lesson,
		];
		const { documents, errors } = checkHsds(file);
		expect(documents).toHaveLength(1);
		expect(errors).toEqual([
			{ path: '/1/name', reason: 'is missing' },
			{ path: '/1/status', reason: 'must be one of: active, inactive, defunct, temporarily closed' },
			{ path: '/2/id', reason: 'must be a UUID' },
			{ path: '/2/email', reason: 'must be a mail address' },
			{ path: '/3/schedules', reason: 'must be a list' },
			{ path: '/3/languages/0/id', reason: 'is missing' },
			{ path: '/4', reason: 'must be an object' },
			{ path: '/5/id', reason: 'stands in this file twice' },
		]);
		expect(checkHsds({ contents: 'niets' }).errors).toEqual([{ path: '/contents', reason: 'must be a list' }]);
		expect(checkHsds(null).errors).toEqual([{ path: '', reason: 'must be an object' }]);
		expect(checkHsds({}).errors[0]?.reason).toContain('is no organization');
	});
});

const asEntry = (kind: Parameters<typeof entryFromHsds>[0], document: HsdsDocument): MapEntry => ({
	...entryFromHsds(kind, document),
	areaCode: 'GM0344',
	layer: 'formal',
	needCodes: [],
	hosts: false,
	freePlaces: null,
	confirmedOn: '2026-03-01',
	confirmedBy: '',
});

describe('what the map reads from a service', () => {
	test('is what somebody needs to go there', () => {
		expect(entryFromHsds('service', lesson)).toMatchObject({
			kind: 'service',
			name: 'Taalles voor beginners',
			free: true,
			languages: ['ar'],
			accessibility: ['wheelchair'],
			hours: ['tue 10:00-12:00', 'thu 10:00-12:00'],
			lon: 5.1,
			lat: 52.07,
			confirmedOn: '2026-03-01',
			ended: false,
		});
	});

	test('a place that is nowhere on earth is not put on the map', () => {
		const nowhere = { id: id(1), location_type: 'physical', name: 'Ergens', latitude: 100, longitude: 101 };
		expect(entryFromHsds('location', nowhere)).toMatchObject({ lon: null, lat: null });
	});

	test('what changed here goes back changed, and everything else as it came', () => {
		const entry = { ...asEntry('service', lesson), name: 'Taalles op dinsdag', hours: ['tue 10:00-12:00'] };
		const told = hsdsFromEntry(entry, { ...lesson, hsds_kind: 'service' }, partId, 'Utrecht');
		expect(told).toMatchObject({ name: 'Taalles op dinsdag', wait_time: 'twee weken', languages: lesson['languages'] });
		expect(told['schedules']).toMatchObject([{ byday: 'TU', opens_at: '10:00', closes_at: '12:00' }]);
		expect(checkHsds(told).errors).toEqual([]);
	});

	test('what was made here is a document of the standard too, and reads back as it is', () => {
		for (const kind of ['service', 'organisation', 'group', 'place'] as const) {
			const entry: MapEntry = {
				...asEntry('service', lesson),
				kind,
				phone: '+31301234567',
				address: 'Kerkweg 1',
				website: 'https://voorbeeld.nl/les',
				whenWords: 'Niet in de zomer',
			};
			const told = hsdsFromEntry(entry, null, partId, 'Utrecht');
			const { documents, errors } = checkHsds(told);
			expect(errors, kind).toEqual([]);
			const read = entryFromHsds(documents[0]?.kind ?? 'service', told);
			for (const same of ['name', 'summary', 'lon', 'lat', 'phone', 'website', 'accessibility'] as const)
				expect(read[same], `${kind} ${same}`).toEqual(entry[same]);
			if (kind !== 'organisation') expect([read.hours, read.languages]).toEqual([entry.hours, entry.languages]);
		}
	});
});
