import { beforeAll, describe, expect, test } from 'vitest';
import { anonymous } from '#platform/actor';
import { asActor } from '#platform/db/index.server';
import { useDatabase, waterveen } from '#testing/database';
import { persona, seedPeople } from '#testing/personas';
import { checkHsds, type HsdsDocument } from './check-hsds.ts';
import { hsdsDocument, hsdsPage } from './hsds-resources.server.ts';
import { importHsds } from './import-hsds.server.ts';
import { publicEntry } from './map-entries.store.server.ts';
import { answerRemark, sayNotRight } from './remarks.server.ts';
import { waitingRemarks } from './remarks.store.server.ts';
import { addMapEntry } from './tend-entries.server.ts';

const { asOwner } = useDatabase();
const municipality = { id: waterveen, code: 'GM9901' };
const id = (number: number) => `019b0000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const service = (more: HsdsDocument = {}) => ({
	kind: 'service' as const,
	document: {
		id: id(1),
		name: 'Taalles',
		status: 'active',
		description: 'Nederlands leren.',
		wait_time: 'kort',
		...more,
	},
});
const read = (number: number) => asActor(anonymous(waterveen), 'open', (tx) => publicEntry(tx, waterveen, id(number)));

beforeAll(async () => {
	await seedPeople(asOwner);
	await asOwner(
		`insert into open.area (municipality_id, code, kind, parent_code, name, year) values ($1, 'GM9901', 'municipality', null, 'Waterveen', 2023), ($1, 'WK990101', 'district', 'GM9901', 'West', 2023)`,
		[waterveen],
	);
	await asOwner(
		`insert into open.area_shape (municipality_id, area_code, year, geometry, west, south, east, north, source) values ($1, 'WK990101', 2023, '{"type":"Polygon","coordinates":[[[5,52],[5.1,52],[5.1,52.1],[5,52.1],[5,52]]]}', 5, 52, 5.1, 52.1, 'test')`,
		[waterveen],
	);
	await asOwner(
		`insert into open.area_postcode (municipality_id, postcode, area_code) values ($1, '9901', 'WK990101')`,
		[waterveen],
	);
});

describe('a map of elsewhere', () => {
	const at = (location: HsdsDocument) => ({
		service_at_locations: [{ id: id(50), location: { id: id(51), location_type: 'physical', ...location } }],
	});

	test('gives back what reaches the place, and nobody by name', async () => {
		const contacts = [
			{ id: id(60), name: 'Ria Jansen', email: 'ria@voorbeeld.nl' },
			{ id: id(61), department: 'Balie', email: 'balie@voorbeeld.nl' },
		];
		const vouched = { id: id(19), assurer_email: 'wim@voorbeeld.nl', contacts };
		await importHsds(municipality, [service({ ...vouched, ...at({ contacts }) })]);
		const given = await asActor(anonymous(waterveen), 'open', (tx) => hsdsDocument(tx, waterveen, 'services', id(19)));
		expect(JSON.stringify(given)).not.toMatch(/Ria|ria@|wim@/);
		expect(given).toMatchObject({ contacts: [contacts[1]], wait_time: 'kort' });
		expect((await read(19))?.mail).toBe('balie@voorbeeld.nl');
		expect(
			(await asOwner('select beside::text from open.map_place where id = $1', [id(19)])).rows[0]?.['beside'],
		).not.toMatch(/Ria|ria@|wim@/);
		await importHsds(municipality, [service({ ...vouched, status: 'inactive' })]);
	});

	test('is brought in where its places lie, by point or by postcode, or else for the whole municipality', async () => {
		const address = {
			id: id(52),
			address_1: 'Kerkweg 1',
			city: 'Waterveen',
			state_province: '',
			postal_code: '9901 AB',
			country: 'NL',
			address_type: 'physical',
		};
		const report = await importHsds(municipality, [
			service(at({ longitude: 5.05, latitude: 52.05 })),
			service({ id: id(2), ...at({ addresses: [address] }) }),
			service({ id: id(3) }),
			service({ id: id(4), status: 'defunct' }),
		]);
		expect(report).toEqual({ added: 3, renewed: 0, ended: 1, tended: 0 });
		expect((await read(1))?.areaCode).toBe('WK990101');
		expect((await read(2))?.areaCode).toBe('WK990101');
		expect((await read(3))?.areaCode).toBe('GM9901');
		expect(await read(4)).toBeUndefined();
	});

	test('comes again and renews what it brought; what is over goes', async () => {
		expect(
			await importHsds(municipality, [
				service({ name: 'Taalles op dinsdag', assured_date: '2026-01-02' }),
				service({ id: id(3), status: 'inactive' }),
			]),
		).toEqual({ added: 0, renewed: 1, ended: 1, tended: 0 });
		expect(await read(1)).toMatchObject({ name: 'Taalles op dinsdag', confirmedOn: '2026-01-02' });
		expect(await read(3)).toBeUndefined();
	});

	test('does not overrule what a team here looks after', async () => {
		await asActor(persona('marloes'), 'community', (tx) =>
			addMapEntry(tx, persona('marloes'), {
				id: id(9),
				kind: 'service',
				name: 'Zelf bijgehouden',
				areaCode: 'BU99010101',
			}),
		);
		expect(await importHsds(municipality, [service({ id: id(9) })])).toMatchObject({ tended: 1, renewed: 0 });
		expect((await read(9))?.name).toBe('Zelf bijgehouden');
	});
});

describe('"this is not right"', () => {
	const say = (text: string) =>
		asActor(anonymous(waterveen), 'community', (tx) => sayNotRight(tx, anonymous(waterveen), id(9), text));
	const waiting = (who: Parameters<typeof persona>[0]) =>
		asActor(persona(who), 'community', (tx) => waitingRemarks(tx, waterveen));

	test('comes from anybody, and is answered once by who works there', async () => {
		await say('Ze zijn verhuisd naar de Kerkweg.');
		expect(await asActor(anonymous(waterveen), 'community', (tx) => waitingRemarks(tx, waterveen))).toEqual([]);
		for (const who of ['femke', 'henk', 'fatou', 'bram'] as const) expect(await waiting(who), who).toEqual([]);
		const [remark] = await waiting('yusuf');
		expect(remark?.name).toBe('Zelf bijgehouden');
		const answer = (who: 'femke' | 'yusuf') =>
			asActor(persona(who), 'community', (tx) =>
				answerRemark(tx, persona(who), { remark: remark?.id ?? '', outcome: 'changed' }),
			);
		await expect(answer('femke')).rejects.toThrow('not found');
		await answer('yusuf');
		await expect(answer('yusuf')).rejects.toThrow('not found');
		expect(await waiting('yusuf')).toEqual([]);
	});

	test('holds no account number or illness of somebody', async () => {
		await expect(say('Zijn rekening is NL91ABNA0417164300.')).rejects.toThrow('map-names-somebody');
	});
});

describe('the map for other programs', () => {
	const page = (search = '') =>
		asActor(anonymous(waterveen), 'open', (tx) => hsdsPage(tx, waterveen, 'services', { search, page: 1, perPage: 2 }));

	test('is given a page at a time, and every document is right by the standard', async () => {
		const first = await page();
		expect(first).toMatchObject({
			total_items: 3,
			total_pages: 2,
			page_number: 1,
			size: 2,
			first_page: true,
			last_page: false,
		});
		expect(checkHsds(first)).toMatchObject({ errors: [], documents: [{ kind: 'service' }, { kind: 'service' }] });
		expect((await page('talles')).contents.map(({ name }) => name)).toContain('Taalles op dinsdag');
		expect(await page('123')).toMatchObject({ total_items: 0, empty: true, last_page: true });
	});

	test('gives back what was brought in as it came', async () => {
		const given = await asActor(anonymous(waterveen), 'open', (tx) => hsdsDocument(tx, waterveen, 'services', id(1)));
		expect(given).toEqual(service({ name: 'Taalles op dinsdag', assured_date: '2026-01-02' }).document);
		for (const unknown of [id(77), 'geen-id'])
			await expect(
				asActor(anonymous(waterveen), 'open', (tx) => hsdsDocument(tx, waterveen, 'services', unknown)),
			).rejects.toThrow('not found');
	});
});
