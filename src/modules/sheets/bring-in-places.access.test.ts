import { beforeAll, describe, expect, test } from 'vitest';
import { asActor } from '#platform/db/index.server';
import type { Ask } from '#platform/route/index.server';
import { useDatabase, waterveen } from '#testing/database';
import { type PersonaName, persona, seedPeople } from '#testing/personas';
import {
	bringInPlaces,
	choosePlaceColumns,
	placeFaultsWorkbook,
	placeSheetPage,
	takeInPlaces,
} from './bring-in-places.server.ts';
import { readSheets } from './read-sheets.ts';

const { asOwner } = useDatabase();
beforeAll(async () => {
	await seedPeople(asOwner);
	for (const [code, name, kind] of [
		['WK990101', 'West', 'district'],
		['BU99010101', 'Kade', 'neighbourhood'],
		['BU99010201', 'Oost', 'neighbourhood'],
	])
		await asOwner(
			`insert into open.area (municipality_id, code, name, kind, year) values ($1, $2, $3, $4, 2025) on conflict do nothing`,
			[waterveen, code, name, kind],
		);
});

const list = `Naam;Buurt;Omschrijving;Telefoon
Taalhuis;Kade;Taalles;030 123 45 67
Fietsplek;Kade;Vraag naar mevrouw De Vries.;
Fietsplek;kade;Nog eens;
Ver weg;Oost;Iets;
Nergens;Atlantis;Iets;
`;
const brings = (who: PersonaName, text = list): Promise<string> =>
	asActor(persona(who), 'community', (tx) =>
		takeInPlaces(tx, persona(who), { name: 'kaart.csv', bytes: new TextEncoder().encode(text) }),
	);
const asks = <T>(who: PersonaName, id: string, work: (ask: never) => Promise<T>, form: object = {}): Promise<T> =>
	asActor(persona(who), 'community', (tx) =>
		work({ tx, actor: persona(who), params: { id }, form, about: () => {} } as Partial<Ask> as never),
	);
const onMap = async () =>
	(await asOwner('select name, phone, area_code, layer from community.map_entry order by name')).rows;

describe('a list of places', () => {
	test('is looked over first: what is new, what is wrong and in which row, and nothing has happened', async () => {
		const id = await brings('marloes');
		const page = await asks('marloes', id, placeSheetPage);
		expect(page.counts).toEqual({ fresh: 2, changed: 0, known: 0, faults: 3 });
		expect(page.faults.map(({ row }) => row)).toEqual(['4', '5', '6']);
		expect(await onMap()).toEqual([]);
		const workbook = await asks('marloes', id, placeFaultsWorkbook);
		const [sheet] = await readSheets(new Uint8Array(await workbook.arrayBuffer()));
		expect(sheet?.rows.map((cells) => cells[1])).toEqual(['Rij', '4', '5', '6']);
	});

	test("is its bringer's alone", async () => {
		const id = await brings('marloes');
		for (const who of ['yusuf', 'ingrid', 'femke', 'henk', 'samira', 'anouk', 'tariq'] as const)
			await expect(asks(who, id, placeSheetPage), who).rejects.toThrow('not found');
		for (const who of ['samira', 'henk', 'bram'] as const) await expect(brings(who), who).rejects.toThrow();
	});

	test('with a citizen number anywhere in it is not kept, and what stays in the file goes from here', async () => {
		await expect(brings('marloes', 'Naam;Nr\nKoor;123456782\n')).rejects.toMatchObject({ code: 'sheet-has-bsn' });
		const id = await brings('marloes', 'Naam;Leden\nKoor;geheim\n');
		await asks('marloes', id, choosePlaceColumns, { kolom: ['name', ''], gebied: '' });
		expect(JSON.stringify((await asOwner('select sheet from community.place_sheet')).rows)).not.toContain('geheim');
	});

	test('comes on the map whole, goes itself, and makes nothing twice', async () => {
		const id = await brings('marloes');
		expect((await asks('marloes', id, placeSheetPage)).toLookAt.map(({ row }) => row)).toEqual(['3']);
		expect(await asks('marloes', id, bringInPlaces, { veranderingen: false, zo: ['3'] })).toEqual({
			added: 2,
			changed: 0,
		});
		expect(await onMap()).toEqual([
			{ name: 'Fietsplek', phone: '', area_code: 'BU99010101', layer: 'formal' },
			{ name: 'Taalhuis', phone: '+31301234567', area_code: 'BU99010101', layer: 'formal' },
		]);
		await expect(asks('marloes', id, placeSheetPage)).rejects.toThrow('not found');
		const again = await brings('marloes');
		expect((await asks('marloes', again, placeSheetPage)).counts).toMatchObject({ fresh: 0, changed: 0, known: 2 });
		await expect(asks('marloes', again, bringInPlaces, { veranderingen: true, zo: [] })).rejects.toMatchObject({
			code: 'sheet-nothing-to-do',
		});
	});

	test('leaves out what may point at somebody when nobody looked once more', async () => {
		const id = await brings(
			'marloes',
			'Naam;Buurt;Wat\nKoffiehoek;Kade;Bel mevrouw De Vries.\nKnutselclub;Kade;Knutselen\n',
		);
		expect(await asks('marloes', id, bringInPlaces, { veranderingen: false, zo: [] })).toEqual({
			added: 1,
			changed: 0,
		});
		expect((await onMap()).map(({ name }) => name)).not.toContain('Koffiehoek');
	});

	test('changes what is there only when that is asked for, and says of another column what it is', async () => {
		const id = await brings('marloes', 'Naam;Waar;Nummer\nFietsplek;Kade;030 222 33 44\n');
		await asks('marloes', id, choosePlaceColumns, { kolom: ['name', 'area', 'phone'], gebied: '' });
		expect((await asks('marloes', id, placeSheetPage)).counts).toMatchObject({ fresh: 0, changed: 1 });
		await expect(asks('marloes', id, bringInPlaces, { veranderingen: false, zo: [] })).rejects.toMatchObject({
			code: 'sheet-nothing-to-do',
		});
		expect(await asks('marloes', id, bringInPlaces, { veranderingen: true, zo: [] })).toEqual({ added: 0, changed: 1 });
		expect((await onMap())[0]).toMatchObject({ name: 'Fietsplek', phone: '+31302223344' });
	});
});
