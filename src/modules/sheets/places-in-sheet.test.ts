import { describe, expect, test } from 'vitest';
import type { EntryForm, KeptEntry } from '#modules/social-map';
import { placeTable, saidInRow } from './place-columns.ts';
import { differences, type PlaceInSheet, placeIdentity, placeInRow } from './places-in-sheet.ts';

const here = 'BU99010101';
const row = (said: Parameters<typeof placeInRow>[1]) => placeInRow(4, { name: 'De Brug', ...said }, here);
const formOf = (said: Parameters<typeof placeInRow>[1]) => (row(said) as { form: EntryForm }).form;

describe('a list of places', () => {
	const sheet = {
		name: '',
		rows: [
			['Sociale kaart 2025'],
			[],
			[
				'Organisatie',
				'Omschrijving',
				'Straat',
				'Openingstijden',
				'Contactpersoon',
				'Mail contactpersoon',
				'E-mail',
				'Vinkje',
			],
			['De Brug', 'Taalles', 'Kerkweg 1', 'ma 10-12', 'Balie', 'balie@voorbeeld.nl', 'info@voorbeeld.nl', 'x'],
			[],
			['De Spaak', 'Fietsen'],
		],
	};
	test('is found under its title, each column by its heading, and rows count as the spreadsheet shows them', () => {
		const { headerRow, guessed, rows, columns } = placeTable(sheet);
		expect(headerRow).toBe(3);
		expect(guessed).toEqual(['name', 'summary', 'address', 'hours', 'keeperName', 'keeperMail', 'mail', '']);
		expect(rows.map((one) => one.row)).toEqual([4, 6]);
		expect(saidInRow(rows[0]?.cells ?? [], columns, guessed)).toMatchObject({
			name: 'De Brug',
			keeperMail: 'balie@voorbeeld.nl',
		});
	});
	test('without a name for anything is refused', () => {
		expect(() =>
			placeTable({
				name: '',
				rows: [
					['1', '2'],
					['3', '4'],
				],
			}),
		).toThrow('sheet-no-places');
	});
});

describe('a row', () => {
	test('becomes what somebody would have typed: hours, costs, number, address of the web', () => {
		expect(
			formOf({
				hours: 'ma 10-12; di 9.30 tot 12',
				costs: 'Gratis',
				phone: '030 123 45 67',
				website: 'debrug.voorbeeld.nl',
				lat: '52,07',
				lon: '5,1',
				kind: 'Stichting',
			}),
		).toMatchObject({
			kind: 'organisation',
			hours: ['mon 10:00-12:00', 'tue 09:30-12:00'],
			free: 'yes',
			costs: '',
			phone: '+31301234567',
			website: 'https://debrug.voorbeeld.nl',
			spot: { lon: 5.1, lat: 52.07 },
		});
	});
	test('keeps hours that are no hours as words', () => {
		expect(formOf({ hours: 'elke eerste maandag' })).toMatchObject({ hours: [], whenWords: 'elke eerste maandag' });
	});
	test.each([
		[{ name: '' }, 'map-row-without-name'],
		[{ phone: '12' }, 'not-a-phone'],
		[{ mail: 'geen adres' }, 'not-an-email'],
		[{ summary: 'x'.repeat(601) }, 'too-long'],
		[{ keeperName: 'Balie, 123456782' }, 'text-has-bsn'],
		[{ address: 'Kerkweg 1, 123456782' }, 'text-has-bsn'],
		[{ summary: 'Mevrouw De Vries heeft kanker.' }, 'map-row-names-somebody'],
	])('%j is left out with the reason', (said, fault) => {
		expect(row(said)).toEqual({ row: 4, fault });
	});
	test('with a mobile number or an address of somebody is looked at once more, one of a desk is not', () => {
		const pieces = (said: Parameters<typeof placeInRow>[1]) => (row(said) as PlaceInSheet).pieces;
		expect(pieces({ phone: '06 12 34 56 78', mail: 'jan.jansen@gmail.com' })).toEqual([
			'+31612345678',
			'jan.jansen@gmail.com',
		]);
		expect(pieces({ phone: '030 123 45 67', mail: 'info@voorbeeld.nl' })).toEqual([]);
	});
	test.each([{ summary: 'Vraag naar mevrouw De Vries, zij helpt je.' }, { address: 'bij mevrouw De Vries thuis' }])(
		'that may point at somebody is looked at once more: %j',
		(said) => {
			expect((row(said) as PlaceInSheet).pieces.join(' ')).toContain('De Vries');
		},
	);
	test('that lies nobody knows where is left out', () => {
		expect(placeInRow(2, { name: 'De Brug' }, undefined)).toEqual({ row: 2, fault: 'map-row-without-area' });
	});
	test('changes only what it says, and is silent about the rest', () => {
		const there = { summary: 'Taalles', phone: '+31301234567', hours: ['mon 10:00-12:00'], free: true } as KeptEntry;
		expect(differences(formOf({ summary: 'Taalles', phone: '030 765 43 21' }), there)).toEqual({
			phone: '+31307654321',
		});
	});
	test('is known again by its name and where it is, whatever its capitals and signs', () => {
		const [one] = placeIdentity({ name: 'De Brúg!', address: '', areaCode: here });
		expect(placeIdentity({ name: 'de brug', address: 'Kerkweg 1', areaCode: here })).toContain(one);
	});
});
