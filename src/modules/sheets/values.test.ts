import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { phoneShown } from '#modules/people';
import { readDay } from './dates.ts';
import { readMail } from './mail-address.ts';
import { nameWords, tidyName } from './names.ts';
import { readPhones } from './phone-numbers.ts';
import { saysNothing, separatorOf, splitValues } from './split-values.ts';

describe('telephone numbers', () => {
	test.each([
		['06 12 34 17 20', ['+31612341720'], ''],
		['06-12341720', ['+31612341720'], ''],
		['0031 6 12341720', ['+31612341720'], ''],
		['+31 (0)6 12341720', ['+31612341720'], ''],
		['612341720', ['+31612341720'], ''],
		['31612341720', ['+31612341720'], ''],
		['030-2123485', ['+31302123485'], ''],
		['030/2123485', ['+31302123485'], ''],
		['302123485', ['+31302123485'], ''],
		['(030) 212 34 85', ['+31302123485'], ''],
		['0612341829 (na 18u)', ['+31612341829'], 'na 18u'],
		['06 12341234 / 030-2123485', ['+31612341234', '+31302123485'], ''],
		['06 12 34 12 34 06 43 21 43 21', ['+31612341234', '+31643214321'], ''],
		['thuis 030-2123485, werk 06-12341234', ['+31302123485', '+31612341234'], 'thuis , werk'],
		['+49 170 1234567', ['+491701234567'], ''],
		['00 32 470 12 34 56', ['+32470123456'], ''],
	])('%s', (cell, numbers, rest) => {
		expect(readPhones(cell)).toEqual({ numbers, rest });
	});
	test.each(['06-1234567', '0900', 'via Toos', '6,12E+08', '061234567890123'])(
		'%s is no number, and is kept as words',
		(cell) => {
			expect(readPhones(cell)).toEqual({ numbers: [], rest: cell });
		},
	);
	test('nine digits that add up like a burgerservicenummer are no number, unless they start as a mobile does', () => {
		expect(readPhones('123456782')).toEqual({ numbers: [], rest: '123456782' });
		expect(readPhones('612345674').numbers).toEqual(['+31612345674']);
	});
	test('a mobile number is understood however it is spaced, and reads back the same', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 10_000_000, max: 59_999_999 }),
				fc.array(fc.constantFrom('', ' ', '-', '.'), { minLength: 8, maxLength: 8 }),
				(tail, signs) => {
					const spaced = [...String(tail)].map((digit, at) => (signs[at] ?? '') + digit).join('');
					for (const start of ['06', '+316', '00316', '6', '+31 (0)6'])
						expect(readPhones(start + spaced).numbers, start + spaced).toEqual([`+316${tail}`]);
					expect(readPhones(phoneShown(`+316${tail}`)).numbers).toEqual([`+316${tail}`]);
				},
			),
			{ numRuns: 200 },
		);
	});
	test('whatever is in a cell, nothing of it is lost: each sign is in a number or in the rest', () => {
		fc.assert(
			fc.property(fc.string(), (cell) => {
				const { numbers, rest } = readPhones(cell);
				const letters = (text: string) => text.replace(/[^\p{L}]/gu, '');
				expect(letters(rest)).toBe(letters(cell));
				if (numbers.length === 0) expect(rest).toBe(cell.replace(/\s+/g, ' ').trim());
			}),
		);
	});
});

describe('days', () => {
	const from = '2026-04-11';
	test.each([
		['12-5-26', '2026-05-12'],
		["7-3-'25", '2025-03-07'],
		['7/3/2025', '2025-03-07'],
		['2025-09-17', '2025-09-17'],
		['45917', '2025-09-17'],
		['12 mei 2026', '2026-05-12'],
		["1 sept '27", '2027-09-01'],
		['di 3 maart 2027', '2027-03-03'],
		['29-2-2028', '2028-02-29'],
	])('%s is one day', (cell, on) => {
		expect(readDay(cell, from, true)).toEqual({ on, exact: true });
	});
	test.each([
		['april', '2026-04-01'],
		['mei', '2026-05-01'],
		['maart', '2027-03-01'],
		['in sept weer vragen', '2026-09-01'],
		['na de zomer', '2026-09-01'],
		['voorjaar 2027', '2027-03-01'],
		['eind 2026', '2026-12-01'],
		['na pensioen (mrt 27)', '2027-03-01'],
		["mei '28", '2028-05-01'],
		['2027', '2027-01-01'],
		['volgend jaar', '2027-01-01'],
		['volgende maand', '2026-05-01'],
	])('%s is about a time, of which the first day counts', (cell, on) => {
		expect(readDay(cell, from, true)).toEqual({ on, exact: false });
	});
	test.each([
		'?',
		'',
		'als kleine naar school gaat',
		'vorige week',
		'na mijn pensioen',
		'31-2-2026',
		'12-13-2026',
		'6',
		'12.5',
		'meisje is ziek',
		'niet meer bellen!',
	])('%s is no day, and no guess is made', (cell) => {
		expect(readDay(cell, from, true)).toBeUndefined();
	});
	test('"next year" says nothing when nobody knows when it was written', () => {
		expect(readDay('volgend jaar', from, false)).toBeUndefined();
	});
	test('every day of the calendar reads back as itself, in Dutch order and as Excel counts', () => {
		fc.assert(
			fc.property(fc.integer({ min: 30_000, max: 60_000 }), (serial) => {
				const on = new Date(Date.UTC(1899, 11, 30 + serial)).toISOString().slice(0, 10);
				const [year, month, date] = on.split('-').map(Number);
				expect(readDay(String(serial), from, true)?.on).toBe(on);
				expect(readDay(`${date}-${month}-${year}`, from, true)?.on).toBe(on);
				expect(readDay(on, from, true)?.on).toBe(on);
			}),
		);
	});
	test('what comes out is always a day of the calendar', () => {
		fc.assert(
			fc.property(fc.stringMatching(/^[0-9a-z' ./-]{0,14}$/), (cell) => {
				const read = readDay(cell, from, true);
				if (read) expect(new Date(read.on).toISOString().slice(0, 10)).toBe(read.on);
			}),
		);
	});
});

test.each([
	['els at voorbeeld punt nl', 'els@voorbeeld.nl'],
	['Els@Voorbeeld.NL ', 'els@voorbeeld.nl'],
	['els (at) voorbeeld.nl', 'els@voorbeeld.nl'],
	['mailto:els@voorbeeld.nl', 'els@voorbeeld.nl'],
	['geen', undefined],
	['els@', undefined],
	['els@voorbeeld', undefined],
	['els en jan@voorbeeld.nl', undefined],
])('the mail address in "%s"', (cell, mail) => {
	expect(readMail(cell)).toBe(mail);
});

test.each([
	['Visser, Anouk', 'Anouk Visser'],
	['van Dijk, Marco', 'Marco van Dijk'],
	['Dijk, Marco van', 'Marco van Dijk'],
	['IBRAHIM VAN DEN HEUVEL', 'Ibrahim van den Heuvel'],
	['TOOS ÖZTÜRK', 'Toos Öztürk'],
	['JAN-WILLEM KOK', 'Jan-Willem Kok'],
	['Corrie, buurvrouw van Toos', 'Corrie, buurvrouw van Toos'],
	['  Ans   v.d. Berg ', 'Ans v.d. Berg'],
	['Mo', 'Mo'],
])('"%s" is called %s', (typed, called) => {
	expect(tidyName(typed)).toBe(called);
});

test('two ways to write a name have the same words', () => {
	expect(nameWords('ANOUK YILMAZ')).toEqual(nameWords('Yılmaz, Anouk'));
	expect(nameWords('Ans v.d. Berg')).toEqual(nameWords('Ans van den Berg'));
	expect(nameWords('Aïcha')).toEqual(nameWords('aicha'));
});
test('tidying a name twice changes nothing more', () => {
	fc.assert(
		fc.property(fc.string(), (name) => {
			expect(tidyName(tidyName(name))).toBe(tidyName(name));
		}),
	);
});

test('a comma parts things only in a column that has no clearer sign', () => {
	const clear = separatorOf(['tuinieren, was hovenier; gitaar', 'koken']);
	expect(splitValues('tuinieren, was hovenier; gitaar; Gitaar', clear)).toEqual(['tuinieren, was hovenier', 'gitaar']);
	expect(splitValues('koken, naaien', separatorOf(['koken, naaien', 'tuin']))).toEqual(['koken', 'naaien']);
	expect(splitValues('- koken\n- naaien\n-', separatorOf(['- koken\n- naaien']))).toEqual(['koken', 'naaien']);
});
test('"nothing now" is no wish', () => {
	for (const words of ['niks nu, wil met rust', 'geen', '-', '?', 'n.v.t.'])
		expect(saysNothing(words), words).toBe(true);
	for (const words of ['geenszins', 'moestuin', 'nieuwe mensen']) expect(saysNothing(words), words).toBe(false);
});
