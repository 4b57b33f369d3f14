import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findTable, tableOf } from './detect-table.ts';
import { duplicatePairs, lettersApart } from './duplicates.ts';
import { type PersonInSheet, peopleInTable } from './people-in-sheet.ts';
import { readSheets } from './read-sheets.ts';
import { dutchList, sprokkelaar, windows1252 } from './sheets.fixtures.ts';

const today = '2026-11-22';
const inFile = async (bytes: Uint8Array) => {
	const table = findTable(await readSheets(bytes));
	const { people, errors } = peopleInTable(table, today);
	return { table, people, errors, pairs: duplicatePairs(people) };
};
const typed = (...lines: string[]) => inFile(new TextEncoder().encode(lines.join('\n')));
const fieldsOf = ({ columns }: { columns: readonly { key: string; field: string | null }[] }) =>
	Object.fromEntries(columns.map(({ key, field }) => [key, field]));

describe('which column holds what', () => {
	test.each([
		[
			'Voornaam;Tussenvoegsel;Achternaam;GSM;E-mailadres;Straat',
			['firstName', 'infix', 'lastName', 'phone', 'mail', 'place'],
		],
		[
			'Name;Phone number;Email;Postal code;Can offer;Is looking for',
			['name', 'phone', 'mail', 'place', 'talents', 'wishes'],
		],
		[
			'Wie;06;Buurt;Goed in;Wensen;Weer vragen in;Laatste contact',
			['name', 'phone', 'place', 'talents', 'wishes', 'askAgain', 'lastSpoken'],
		],
		[
			'Naam bewoner;Talen;Beschikbaar;AVG akkoord;Opmerkingen',
			['name', 'languages', 'available', 'consent', 'remarks'],
		],
	])('%s', async (heading, fields) => {
		const { table } = await typed(heading, ['Ada', '', '', '', '', '', ''].slice(0, fields.length).join(';'), 'Bob');
		expect(table.columns.map(({ field }) => field)).toEqual(fields);
	});
	test('a number in front of every row is no telephone number', async () => {
		const { table } = await typed('Nummer 06;Naam;Kan', '1;Ada;koken', '2;Bob;naaien');
		expect(fieldsOf(table)).toEqual({ 'Nummer 06': null, Naam: 'name', Kan: 'talents' });
	});
	test('a column without a clear heading is known by the look of what is in it', async () => {
		const { table } = await typed('Naam;A;B', 'Ada;ada@voorbeeld.nl;0612345678', 'Bob;bob@voorbeeld.nl;030-2123485');
		expect(fieldsOf(table)).toEqual({ Naam: 'name', A: 'mail', B: 'phone' });
	});
	test('a list without any heading is read from its first row', async () => {
		const { table, people } = await typed('Ada Vos;0612345678;koken', 'Bob Bos;0612345679;naaien');
		expect(table.headerRow).toBe(0);
		expect(people.map(({ row, name }) => [row, name])).toEqual([
			[1, 'Ada Vos'],
			[2, 'Bob Bos'],
		]);
	});
	test('columns with the same heading keep their own name and are read together', async () => {
		const { table, people } = await typed('Naam;Kan;Kan', 'Ada;koken;naaien', 'Bob;;tuin');
		expect(table.columns.map(({ key }) => key)).toEqual(['Naam', 'Kan (B)', 'Kan (C)']);
		expect(people[0]?.talents).toEqual(['koken', 'naaien']);
	});
	test('a file without people is refused', async () => {
		await expect(typed('{"bestellingen": [', '12', ']}')).rejects.toThrow('sheet-no-table');
	});
});

describe('a semicolon list in Windows-1252', () => {
	test('is read with its title, blank lines and own row numbers', async () => {
		const { table, people, errors, pairs } = await inFile(windows1252(dutchList));
		expect(table.headerRow).toBe(3);
		expect(table.rows).toHaveLength(6);
		expect(people.map(({ row, name, phone, talents }) => ({ row, name, phone, talents }))).toEqual([
			{ row: 4, name: 'Zoë Brinkman', phone: '+31612345001', talents: ['koken voor groepen'] },
			{ row: 5, name: 'Defne Öztürk', phone: '+31612345002', talents: ['naaien', 'knopen aanzetten'] },
			{ row: 8, name: 'Ruben’s vader', phone: '+31302345678', talents: ['klussen', 'en fietsen maken'] },
			{ row: 10, name: 'Zoë Brinkman', phone: '+31612345006', talents: ['koken voor groepen'] },
		]);
		expect(people.map(({ askAgainOn, askAgainWhy }) => [askAgainOn, askAgainWhy])).toEqual([
			['2027-03-01', 'voorjaar 2027'],
			['2026-05-12', ''],
			[null, ''],
			[null, ''],
		]);
		expect(people[2]?.contactNote).toBe('+31612345004; weer vragen: als het rustiger is');
		expect(errors).toEqual([
			{ row: 7, fault: 'row-without-name' },
			{ row: 9, fault: 'row-has-bsn' },
		]);
		expect(pairs).toEqual([[4, 10]]);
	});
});

test('of remarks only how somebody may be reached goes along; a quarrel, a loss or a faith stays in the file', async () => {
	const { people } = await typed(
		'Naam;Kan;Bijzonderheden',
		'Ada;koken;alleen whatsapp',
		'Bob;naaien;"man overleden jan; via de kerk"',
	);
	expect(people.map(({ contactNote, leftOut }) => ({ contactNote, leftOut }))).toEqual([
		{ contactNote: 'alleen whatsapp', leftOut: [] },
		{ contactNote: '', leftOut: ['man overleden jan', 'via de kerk'] },
	]);
});
test('who does not want to be called any more is never asked again', async () => {
	const { people } = await typed('Naam;Kan;Opnieuw vragen', 'Ada;koken;niet meer bellen in 2027!', 'Bob;;2027');
	expect(people[0]).toMatchObject({ askAgainOn: null, askAgainWhy: '', contactNote: 'niet meer bellen in 2027!' });
	expect(people[1]).toMatchObject({ askAgainOn: '2027-01-01', askAgainWhy: '2027' });
});
test('a telephone number that lost its zero is not taken for a burgerservicenummer, nor is a date', async () => {
	// 612345674 passes the eleven test of the burgerservicenummer.
	const { errors, people } = await typed(
		'Naam;Tel;laatst gesproken',
		'Ada;612345674;2026-02-09',
		'Bob;;123456782',
		'Cas;123456782;',
	);
	expect(people.map(({ phone }) => phone)).toEqual(['+31612345674']);
	expect(errors).toEqual([
		{ row: 3, fault: 'row-has-bsn' },
		{ row: 4, fault: 'row-has-bsn' },
	]);
});

describe('who may be the same', () => {
	const person = (row: number, more: Partial<PersonInSheet>): PersonInSheet => ({
		row,
		name: 'Toos Bos',
		phone: '',
		mail: '',
		place: '',
		talents: [],
		wishes: [],
		languages: [],
		available: [],
		spokenOn: null,
		askAgainOn: null,
		askAgainWhy: '',
		consent: null,
		contactBy: null,
		cardId: '',
		contactNote: '',
		leftOut: [],
		...more,
	});
	const pair = (one: Partial<PersonInSheet>, other: Partial<PersonInSheet>) =>
		duplicatePairs([person(1, one), person(2, other)]).length === 1;

	test('the same name with the same number, address or street', () => {
		expect(pair({ phone: '+31612345678' }, { name: 'TOOS BOS', phone: '+31612345678', place: 'Peltlaan' })).toBe(true);
		expect(pair({ mail: 't@voorbeeld.nl', place: 'Peltlaan' }, { mail: 't@voorbeeld.nl', place: 'Afrikalaan' })).toBe(
			true,
		);
		expect(pair({ place: 'Peltlaan 3' }, { place: 'Peltlaan' })).toBe(true);
	});
	test('not the same name at two house numbers, nor one first name in a street', () => {
		expect(pair({ place: 'Peltlaan 3' }, { place: 'Peltlaan 30' })).toBe(false);
		expect(pair({ name: 'Toos', place: 'Peltlaan' }, { name: 'Toos', place: 'Peltlaan' })).toBe(false);
		expect(
			pair(
				{ name: 'Toos', place: 'Peltlaan', talents: ['naaien'] },
				{ name: 'TOOS', place: 'Peltlaan', talents: ['Naaien'] },
			),
		).toBe(true);
	});
	test('a slip of the pen in a name counts when the number is the same', () => {
		expect(pair({ name: 'Yousef Kaya', phone: '+31612345678' }, { name: 'Youssef Kaya', phone: '+31612345678' })).toBe(
			true,
		);
		expect(pair({ name: 'Yousef Kaya', phone: '+31612345678' }, { name: 'Fatma Kaya', phone: '+31612345678' })).toBe(
			false,
		);
	});
	test('an address that a whole group uses says nothing about who', () => {
		const mail = 'koor@voorbeeld.nl';
		const choir = ['Toos Bos', 'Ada Vos', 'Bob Kok'].map((name, row) =>
			person(row + 10, { name, mail, place: 'Peltlaan' }),
		);
		const again = person(20, { mail, place: 'Afrikalaan' });
		expect(duplicatePairs([...choir, again])).toEqual([]);
	});
	test('pairs do not hang on the order of the rows', () => {
		const people = fc.array(
			fc.record({
				name: fc.constantFrom('Toos Bos', 'TOOS BOS', 'Toos', 'Bos, Toos', 'Ada'),
				phone: fc.constantFrom('', '+31612345678', '+31612345679'),
				place: fc.constantFrom('', 'Peltlaan', 'Peltlaan 3', 'Afrikalaan'),
			}),
			{ maxLength: 8 },
		);
		fc.assert(
			fc.property(people, (list) => {
				const rows = list.map((more, index) => person(index + 1, more));
				expect(duplicatePairs([...rows].reverse())).toEqual(duplicatePairs(rows));
			}),
		);
	});
	test('letters apart', () => {
		expect(lettersApart('youssef', 'yousef')).toBe(1);
		expect(lettersApart('', 'abc')).toBe(3);
		expect(lettersApart('kitten', 'sitting')).toBe(3);
	});
});

describe.skipIf(!existsSync(sprokkelaar))('the real sheet (needs the shared reference data)', () => {
	const bytes = () => readFileSync(sprokkelaar);

	test('the right tab, its heading under the title, and every column', async () => {
		const { table } = await inFile(bytes());
		expect([table.sheet, table.headerRow, table.rows.length]).toEqual(['Wie kan wat', 3, 299]);
		expect(fieldsOf(table)).toEqual({
			Naam: 'name',
			'Tel.': 'phone',
			mail: 'mail',
			'Waar (ongeveer)': 'place',
			'Kan / talent': 'talents',
			'Wil / zoekt': 'wishes',
			'laatst gesproken': 'lastSpoken',
			'Opnieuw vragen': 'askAgain',
			Bijzonderheden: 'remarks',
			aantal: null,
		});
		const old = tableOf((await readSheets(bytes()))[1]!);
		expect([old.sheet, old.rows.length]).toEqual(['oud 2023', 21]);
	});
	test('everybody on it can get a card, with every number and address that is there', async () => {
		const { people, errors } = await inFile(bytes());
		expect([people.length, errors.length]).toEqual([299, 0]);
		expect(people.filter(({ phone }) => /^\+31\d{9}$/.test(phone))).toHaveLength(256);
		expect(people.filter(({ mail }) => mail !== '')).toHaveLength(154);
		expect(people.filter(({ spokenOn }) => spokenOn !== null)).toHaveLength(278);
		expect(people.filter(({ contactNote }) => contactNote.includes('na 18u'))).toHaveLength(34);
		expect(people.every(({ name }) => !/,|^\p{Lu}{3}/u.test(name))).toBe(true);
	});
	test('who turned up twice is proposed: all fourteen copies, and nobody with another name or house', async () => {
		const { table, pairs } = await inFile(bytes());
		const copies = table.rows.filter(({ cells }) => cells.includes('dubbel?')).map(({ row }) => row);
		expect(copies).toHaveLength(14);
		for (const row of copies)
			expect(
				pairs.some((pair) => pair.includes(row)),
				`rij ${row}`,
			).toBe(true);
		expect(pairs).toHaveLength(20);
	});
});
