import fc from 'fast-check';
import { expect, test } from 'vitest';
import { consentWays, contactWays, dayParts, languageCodes } from '#modules/people';
import { type CardToGiveBack, headings, rowOf } from './cards-as-rows.ts';
import { tableOf } from './detect-table.ts';
import { peopleInTable } from './people-in-sheet.ts';
import { planImport } from './plan-import.ts';
import { readSheets } from './read-sheets.ts';
import { workbookOf } from './write-workbook.server.ts';

const today = '2026-11-22';
const day = fc
	.integer({ min: 0, max: 600 })
	.map((days) => new Date(Date.UTC(2025, 2, 1 + days)).toISOString().slice(0, 10));
const words = fc
	.array(
		fc.constantFrom(
			'koken',
			'tuin',
			'groot',
			'rijden; busje',
			'gitaar, zang',
			'een "kopje" thee',
			'Öztürk',
			'3x',
			'a|b',
			'op dinsdag',
		),
		{ minLength: 1, maxLength: 4 },
	)
	.map((list) => list.join(' '));
const card: fc.Arbitrary<CardToGiveBack> = fc.record({
	id: fc.uuid(),
	called: fc.constantFrom('Ada Vos', 'Bob', 'Defne Öztürk', 'meneer Jansma'),
	phone: fc.constantFrom('', '+31612345001', '+31302345678', '+32470123456'),
	mail: fc.constantFrom('', 'ada@voorbeeld.nl'),
	areaCode: fc.constantFrom(null, 'BU99010101', 'WK990102'),
	areaName: fc.constant('De Waard (oost)'),
	languages: fc.subarray([...languageCodes]),
	available: fc.subarray([...dayParts]),
	askAgainOn: fc.option(day, { nil: null }),
	askAgainWhy: fc.constantFrom('', 'na de zomer', 'als (klein)kind naar school gaat'),
	contactBy: fc.constantFrom(...contactWays.filter((way) => way !== 'nobody')),
	contactNote: fc.constantFrom('', 'geen voicemail', 'na 18u; belt liever niet', 'bel 2x'),
	talents: fc.uniqueArray(fc.record({ kind: fc.constantFrom('talent' as const, 'wish' as const), words }), {
		selector: (one) => one.words,
		maxLength: 5,
	}),
	consentGivenOn: day,
	consentHow: fc.constantFrom(...consentWays),
	lastActiveOn: day,
});
const tidy = (one: CardToGiveBack): CardToGiveBack => (one.askAgainOn ? one : { ...one, askAgainWhy: '' });
const nobody = { areas: {}, area: '', everyone: false, how: 'spoken' as const, on: today, same: [] };
const seams = {
	keyOf: (identity: string) => identity,
	isGone: () => false,
	areaOf: (place: string) => /(?:WK|BU)\d+/.exec(place)?.[0],
	today,
	oldest: '2020-01-01',
};

test('cards that are given back as a sheet are read in again without loss: nobody new, and nothing different', () => {
	fc.assert(
		fc.property(fc.uniqueArray(card, { selector: ({ id }) => id, minLength: 1, maxLength: 4 }), (some) => {
			const cards = some.map(tidy);
			const table = tableOf({ name: 'Kaarten', rows: [headings, ...cards.map(rowOf)] });
			const known = cards.map((one) => ({ ...one, own: false, keys: [] }));
			const plan = planImport(peopleInTable(table, today), nobody, known, seams);
			expect(plan.faults).toEqual([]);
			expect(plan.changed.map(({ person, changes }) => [person.name, changes])).toEqual([]);
			expect(plan.known).toHaveLength(cards.length);
			// Somewhere else, where nobody is known yet, the same cards come of it.
			const fresh = planImport(peopleInTable(table, today), nobody, [], seams).fresh;
			expect(
				fresh.map(({ person, areaCode, consentOn, consentHow }) => ({
					...[person].map(({ phone, mail, languages, available, askAgainOn, askAgainWhy, contactBy, contactNote }) => ({
						phone,
						mail,
						languages,
						available,
						askAgainOn,
						askAgainWhy,
						contactBy,
						contactNote,
					}))[0],
					areaCode,
					consentOn,
					consentHow,
				})),
			).toEqual(
				cards.map((one) => ({
					phone: one.phone,
					mail: one.mail,
					languages: one.languages,
					available: one.available,
					askAgainOn: one.askAgainOn,
					askAgainWhy: one.askAgainWhy,
					contactBy: one.contactBy,
					contactNote: one.contactNote,
					areaCode: one.areaCode,
					consentOn: one.consentGivenOn,
					consentHow: one.consentHow,
				})),
			);
		}),
		{ numRuns: 25 },
	);
});

test('a workbook keeps every zero, plus and line end', async () => {
	const rows = [['0612345678', '+31', 'a\nb', '', '=1+1']];
	const [sheet] = await readSheets(await workbookOf('Kaarten', ['A', 'B', 'C', 'D', 'E'], rows));
	expect(sheet).toEqual({ name: 'Kaarten', rows: [['A', 'B', 'C', 'D', 'E'], ...rows] });
});

test('who wants to be reached by nobody has no number on the sheet', () => {
	const [one] = fc.sample(card, { numRuns: 1, seed: 7 }) as [CardToGiveBack];
	const row = rowOf({ ...one, phone: '+31612345001', mail: 'ada@voorbeeld.nl', contactBy: 'nobody' });
	expect(row.join(' ')).not.toMatch(/345001|ada@/);
});

test('contacts of a phone are read as a list, whatever version; notes and photographs stay', async () => {
	const contacts = [
		'BEGIN:VCARD',
		'VERSION:3.0',
		'N:Vos;Ada;;;',
		'FN:Ada Vos',
		'item1.TEL;TYPE=CELL:06 12 34 50 01',
		'TEL;TYPE=HOME:030-2345678',
		'EMAIL;TYPE=INTERNET:ada@voorbeeld.nl',
		'ADR;TYPE=HOME:;;Peltlaan 3;Utrecht;;3527 AA;',
		'NOTE:man overleden jan',
		'PHOTO;ENCODING=b:AAAA',
		' BBBB',
		'END:VCARD',
		'BEGIN:VCARD',
		'VERSION:2.1',
		'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=96zt=C3=BCrk;Defne',
		'TEL;CELL:+31612345002',
		'END:VCARD',
		'BEGIN:VCARD',
		'VERSION:4.0',
		'FN:Bob\\, de bakker',
		'TEL;VALUE=uri:tel:+31612345003',
		'END:VCARD',
	].join('\r\n');
	const [sheet] = await readSheets(new TextEncoder().encode(contacts));
	const { people, errors } = peopleInTable(tableOf(sheet!), today);
	expect(errors).toEqual([]);
	expect(
		people.map(({ name, phone, mail, contactNote, leftOut }) => [name, phone, mail, contactNote, leftOut]),
	).toEqual([
		['Ada Vos', '+31612345001', 'ada@voorbeeld.nl', '+31302345678', []],
		['Defne Öztürk', '+31612345002', '', '', []],
		['Bob, de bakker', '+31612345003', '', '', []],
	]);
	expect(people[0]?.place).toBe('Peltlaan 3 Utrecht 3527 AA');
});
