import { describe, expect, test } from 'vitest';
import { emblem, neighbourhoodCloth, numbersFrom, twentieths, weave } from './weave.ts';

const shares = { kan: 71, wil: 40, zoek: 58, zie: 31 };

describe('the cloth of a neighbourhood', () => {
	test('is the same cloth every time it is drawn', () => {
		expect(neighbourhoodCloth('Lindekwartier', shares)).toEqual(neighbourhoodCloth('Lindekwartier', shares));
	});

	test('differs from that of the next neighbourhood', () => {
		expect(neighbourhoodCloth('Lindekwartier', shares)).not.toEqual(neighbourhoodCloth('Wilgenhof', shares));
	});

	test('keeps its standing threads when people share something else', () => {
		const before = neighbourhoodCloth('Lindekwartier', shares);
		const after = neighbourhoodCloth('Lindekwartier', { kan: 10, wil: 10, zoek: 10, zie: 10 });
		expect(after.width).toBe(before.width);
	});

	test('has all four kinds of thread when all four were shared', () => {
		const drawn = neighbourhoodCloth('Lindekwartier', shares).paths.map((path) => path.thread);
		expect(drawn).toEqual(expect.arrayContaining(['kan', 'wil', 'zoek', 'zie', 'a', 'b', 'c']));
	});

	test('is undyed while nobody has shared anything yet', () => {
		const drawn = neighbourhoodCloth('Nieuwbouw', { kan: 0, wil: 0, zoek: 0, zie: 0 }).paths.map((path) => path.thread);
		expect(drawn).toContain('plain');
		expect(drawn).not.toContain('kan');
	});
});

describe('shares in twentieths', () => {
	test('always fill twenty threads', () => {
		for (const some of [
			shares,
			{ kan: 1, wil: 1, zoek: 1, zie: 1 },
			{ kan: 999, wil: 1, zoek: 1, zie: 1 },
			{ kan: 3, wil: 3, zoek: 3, zie: 0 },
		]) {
			const { kan, wil, zoek, zie } = twentieths(some);
			expect(kan + wil + zoek + zie).toBe(20);
		}
	});

	test('give what occurs rarely one thread, and what never occurs none', () => {
		expect(twentieths({ kan: 999, wil: 1, zoek: 0, zie: 0 })).toEqual({ kan: 19, wil: 1, zoek: 0, zie: 0 });
	});

	test('follow the shares', () => {
		expect(twentieths({ kan: 7, wil: 4, zoek: 6, zie: 3 })).toEqual({ kan: 7, wil: 4, zoek: 6, zie: 3 });
	});

	test('do not tell one person more or less in a large group', () => {
		expect(twentieths({ kan: 700, wil: 400, zoek: 600, zie: 300 })).toEqual(
			twentieths({ kan: 701, wil: 400, zoek: 600, zie: 300 }),
		);
	});
});

describe('weaving', () => {
	test('draws every crossing once', () => {
		const cloth = weave({ warp: ['a', 'a', 'a', 'a'], weft: ['kan', 'kan', 'kan', 'kan'], binding: 'twill' });
		const rectangles = cloth.paths.map((path) => path.d.split('M').length - 1);
		expect(rectangles.reduce((sum, count) => sum + count, 0)).toBe(16);
	});

	test('lets the lying thread be on top in half of the crossings, in each of the four bindings', () => {
		for (const binding of ['plain', 'twill', 'herring', 'basket'] as const) {
			const cloth = weave({ warp: Array(8).fill('a'), weft: Array(8).fill('kan'), binding });
			const lying = cloth.paths.find((path) => path.thread === 'kan')?.d.split('M').length ?? 0;
			expect(lying - 1).toBe(32);
		}
	});

	test('draws the four bindings differently, so that colour is not the only difference', () => {
		const drawn = (['plain', 'twill', 'herring', 'basket'] as const).map(
			(binding) => weave({ warp: Array(8).fill('a'), weft: Array(8).fill('kan'), binding }).paths[0]?.d,
		);
		expect(new Set(drawn).size).toBe(4);
	});

	test('makes an emblem of six by six threads', () => {
		expect(emblem('Waterveen')).toMatchObject({ width: 60, height: 60 });
	});
});

test('numbers from a name lie between nought and one and spread out', () => {
	const next = numbersFrom('Lindekwartier');
	const drawn = Array.from({ length: 1000 }, next);
	expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0);
	expect(Math.max(...drawn)).toBeLessThan(1);
	const mean = drawn.reduce((sum, value) => sum + value, 0) / drawn.length;
	expect(mean).toBeGreaterThan(0.45);
	expect(mean).toBeLessThan(0.55);
});
