import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasSharedGeo, sharedFile, waterveenFigures } from './areas.fixtures.ts';
import { parseStatistics, postcodesOfDistricts } from './parse-statistics.ts';
import { UnreadableFile } from './read-report.ts';

const faultsOf = (text: string) => {
	try {
		parseStatistics(text);
	} catch (error) {
		if (error instanceof UnreadableFile) return error.faults;
		throw error;
	}
	return [];
};
const figureOf = (text: string, code: string, variable: string) =>
	parseStatistics(text)
		.areas.find((area) => area.code === code)
		?.values.get(variable);

describe.skipIf(!hasSharedGeo)(
	'the files of Statistics Netherlands as they are (skipped without the shared reference figures)',
	() => {
		test.each(['2023', '2024'])(
			'key figures of %s: 1 municipality, 10 districts, 111 neighbourhoods, nothing skipped',
			(year) => {
				const file = parseStatistics(sharedFile(`cbs-kwb-utrecht-${year}.csv`));
				const count = (kind: string) => file.areas.filter((area) => area.kind === kind).length;
				expect([count('municipality'), count('district'), count('neighbourhood')]).toEqual([1, 10, 111]);
				expect(file.skipped).toEqual([]);
				expect(file.variables).toHaveLength(113);
				expect(file.variables).not.toContain('gwb_code_8');
				expect(file.areas.find(({ code }) => code === 'BU03440831')?.name).toBe('Kanaleneiland-Zuid');
				expect(new Set(file.areas.map(({ values }) => values.size))).toEqual(new Set([113]));
			},
		);

		test('key figures keep their fractions, and what is not published stays empty', () => {
			const text = sharedFile('cbs-kwb-utrecht-2023.csv');
			expect(figureOf(text, 'GM0344', 'a_inw')).toBe(367_947);
			expect(figureOf(text, 'GM0344', 'g_hhgro')).toBe(1.9);
			expect(figureOf(text, 'GM0344', 'g_ink_pi')).toBeNull();
		});

		test('distances: columns stand under their own heading, also where a name holds a comma', () => {
			const text = sharedFile('cbs-nabijheid-voorzieningen-utrecht-2023.csv');
			const supermarket = 'Detailhandel/Winkels dagelijkse boodschappen/Afstand tot grote supermarkt (km)';
			// Split at every comma, "Welgelegen, Den Hommel" and its like push their figures one column to the right.
			const naive =
				text
					.split('\r\n')
					.find((line) => line.includes('Welgelegen'))
					?.split(',') ?? [];
			expect(naive.length).toBe(parseStatistics(text).variables.length + 5 + 1);
			expect(figureOf(text, 'GM0344', supermarket)).toBe(0.7);
			expect(figureOf(text, 'BU03440111', supermarket)).toBe(0.9);
			expect(figureOf(text, 'GM0344', 'Vrije tijd en cultuur/Bioscoop/Aantal bioscopen/Binnen 20 km (aantal)')).toBe(
				12,
			);
			expect(figureOf(text, 'GM0344', 'Afstand tot brandweerkazerne (km)')).toBeNull();
		});

		test('distances: the line about the whole country is skipped, and said so', () => {
			const { areas, skipped, source } = parseStatistics(sharedFile('cbs-nabijheid-voorzieningen-utrecht-2023.csv'));
			expect(areas).toHaveLength(122);
			expect(skipped).toEqual([{ at: 2, code: 'NL00', reason: 'country' }]);
			expect(source).toBe('CBS, Nabijheid voorzieningen');
		});

		test('all municipalities and all districts of 2022: words are left out, and said so', () => {
			const municipalities = parseStatistics(sharedFile('gemeenten-2022.csv'));
			const districts = parseStatistics(sharedFile('wijken-2022-all-nl.csv'));
			expect([municipalities.areas.length, districts.areas.length]).toEqual([345, 3340]);
			for (const { skipped, variables } of [municipalities, districts]) {
				expect(skipped.map(({ column }) => column)).toEqual(['province', 'urbanity']);
				expect(variables).toContain('population');
			}
			expect(districts.areas.find(({ code }) => code === 'WK034401')).toMatchObject({
				name: 'Wijk 01 West',
				parentCode: 'GM0344',
			});
		});

		test('the most common postcode leads each four digits to one district, or to none', () => {
			const postcodes = postcodesOfDistricts(parseStatistics(sharedFile('cbs-kwb-utrecht-2023.csv')).areas);
			expect(postcodes.size).toBe(47);
			expect(postcodes.get('3526')).toBe('WK034408');
			expect(postcodes.get('3543')).toBe('WK034409');
		});
	},
);

describe('a table in another dress', () => {
	test('is read the same with commas, semicolons or tabs, point or comma, a byte order mark, CRLF and padded cells', () => {
		const cell = fc.oneof(
			fc.constant(null),
			fc.integer({ min: -99_999, max: 999_999 }),
			fc.integer({ min: -9999, max: 99_999 }).map((tenths) => tenths / 10),
		);
		const dress = fc.record({
			delimiter: fc.constantFrom(',', ';', '\t'),
			sign: fc.constantFrom('.', ','),
			end: fc.constantFrom('\n', '\r\n'),
			mark: fc.boolean(),
			pad: fc.constantFrom('', ' ', '   '),
			missing: fc.constantFrom('.', ''),
		});
		fc.assert(
			fc.property(
				fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }),
				dress,
				(rows, { delimiter, sign, end, mark, pad, missing }) => {
					const quote = (text: string) => (text.includes(delimiter) ? `"${text}"` : `${pad}${text}${pad}`);
					const write = (value: number | null) => (value === null ? missing : String(value).replace('.', sign));
					const lines = [
						['gwb_code', 'regio', 'a_inw', 'g_hhgro'],
						...rows.map(([a, b], index) => [
							`BU034401${String(index).padStart(2, '0')}`,
							'Straat, plein; hof',
							write(a),
							write(b),
						]),
					];
					const text = (mark ? '\uFEFF' : '') + lines.map((line) => line.map(quote).join(delimiter)).join(end);
					const { areas } = parseStatistics(text);
					expect(areas.map(({ values }) => [values.get('a_inw'), values.get('g_hhgro')])).toEqual(rows);
					expect(areas.every(({ name }) => name === 'Straat, plein; hof')).toBe(true);
				},
			),
		);
	});

	test('points that group thousands are no fractions when commas are', () => {
		expect(figureOf('code;naam;x;y\nGM0344;Utrecht;367.947;1,9', 'GM0344', 'x')).toBe(367_947);
	});
	test('codes padded with blanks are the same codes', () => {
		expect(parseStatistics('code,naam,x\nGM0344    ,Utrecht   ,1').areas[0]).toMatchObject({
			code: 'GM0344',
			name: 'Utrecht',
		});
	});
	test('empty lines are not counted as areas, and lines keep their number', () => {
		const { areas } = parseStatistics('\ncode,naam,x\n\n\nGM0344,Utrecht,1\n,,\n');
		expect(areas.map(({ line }) => line)).toEqual([5]);
	});
	test('a line break inside quotes does not shift the numbers of later lines', () => {
		const { areas } = parseStatistics('code,naam,x\nGM0344,"Utre\r\ncht",1\nGM0345,Elders,2');
		expect(areas.map(({ line, name }) => [line, name])).toEqual([
			[2, 'Utre cht'],
			[4, 'Elders'],
		]);
	});
});

describe('lines that are no area', () => {
	test('are skipped with their number and the reason', () => {
		const { areas, skipped } = parseStatistics(
			'code,naam,x\nNL00,Nederland,1\nQQ12,Ergens,1\n,Niets,1\nGM0344,Utrecht,1\nGM0344,Utrecht,1',
		);
		expect(areas).toHaveLength(1);
		expect(skipped).toEqual([
			{ at: 2, code: 'NL00', reason: 'country' },
			{ at: 3, code: 'QQ12', reason: 'unknown-code' },
			{ at: 4, reason: 'no-code' },
			{ at: 6, code: 'GM0344', reason: 'twice-the-same' },
		]);
	});
});

describe('a broken file is refused as a whole, with what and where', () => {
	test.each([
		['nothing in it', '', { fault: 'empty' }],
		['only blanks', ' \n \n', { fault: 'empty' }],
		['a picture', 'code,naam\0\u0001', { fault: 'not-text' }],
		['one column', 'code\nGM0344', { fault: 'no-header' }],
		['no codes', 'plaats,x\nUtrecht,1', { fault: 'no-code-column', at: 1 }],
		['no figures', 'code,naam\nGM0344,Utrecht', { fault: 'no-figures', at: 1 }],
		['a row cut off', 'code,naam,x\nGM0344,Utrecht,1\nGM0345,El', { fault: 'too-few-columns', at: 3, found: '2' }],
		['a row too long', 'code,naam,x\nGM0344,Utrecht,1,2', { fault: 'too-many-columns', at: 2, found: '4' }],
		['a heading twice', 'code,naam,x,x\nGM0344,Utrecht,1,2', { fault: 'double-column', at: 1, column: 'x' }],
		['a quote left open', 'code,naam,x\nGM0344,"Utrecht,1\n', { fault: 'quotes', at: 2 }],
		[
			'a word among numbers',
			'code,naam,x\nGM0344,A,1\nGM0345,B,2\nGM0346,C,drie',
			{ fault: 'not-a-number', at: 4, column: 'x', found: 'drie' },
		],
		['two decimal signs', 'code;naam;x\nGM0344;A;1,5\nGM0345;B;2.5', { fault: 'two-decimal-signs', at: 3 }],
		[
			'an area twice, differently',
			'code,naam,x\nGM0344,A,1\nGM0344,A,2',
			{ fault: 'twice-with-other-content', at: 3, found: 'GM0344' },
		],
	])('%s', (_, text, fault) => expect(faultsOf(text)).toEqual([fault]));

	test('all faults are named at once', () => {
		const text = 'code,naam,x\nGM0344,A,1\nGM0345,B,2\nGM0346,C,drie\nGM0347,D,vier';
		expect(faultsOf(text).map(({ at }) => at)).toEqual([4, 5]);
	});

	test('whatever the bytes, it is read or refused and never falls over', () => {
		fc.assert(
			fc.property(
				fc.string({
					unit: fc.constantFrom('"', ',', ';', '\n', '\r', '.', '1', 'GM0344', 'code', 'x', ' ', '\uFEFF'),
					maxLength: 60,
				}),
				(text) => {
					try {
						parseStatistics(text);
					} catch (error) {
						expect(error).toBeInstanceOf(UnreadableFile);
					}
				},
			),
		);
	});

	test('cut off anywhere in a line, it is refused or holds only whole lines', () => {
		const whole = parseStatistics(waterveenFigures);
		fc.assert(
			fc.property(fc.integer({ min: 1, max: waterveenFigures.length }), (length) => {
				let cut: ReturnType<typeof parseStatistics>;
				try {
					cut = parseStatistics(waterveenFigures.slice(0, length));
				} catch {
					return;
				}
				for (const area of cut.areas.slice(0, -1)) expect(whole.areas).toContainEqual(area);
			}),
		);
	});
});
