import { expect, test } from 'vitest';
import { street } from './street.ts';

test('a neighbourhood always has the same street', () => {
	expect(street('Lindekwartier')).toEqual(street('Lindekwartier'));
	expect(street('Lindekwartier')).not.toEqual(street('Wilgenhof'));
});

test('the houses fill the whole width', () => {
	const { layers, width } = street('Lindekwartier', 1400);
	const rightmost = Math.max(
		...layers.flatMap((layer) => [...layer.d.matchAll(/M(-?\d+)/g)].map((found) => Number(found[1]))),
	);
	expect(rightmost).toBeGreaterThan(width - 100);
});

test('there are trees, lit windows and a line of flags', () => {
	const paints = street('Lindekwartier').layers.map((layer) => layer.paint);
	expect(paints).toEqual(expect.arrayContaining(['4', '6', 'line', 'dark']));
});

test('a drawing is small enough to send along with every page', () => {
	for (const name of ['Lindekwartier', 'Wilgenhof', 'Overvecht', 'Kanaleneiland']) {
		const bytes = street(name).layers.reduce((sum, layer) => sum + layer.d.length, 0);
		expect(bytes).toBeLessThan(14_000);
	}
});

test('only whole numbers, so that the server and the phone draw the very same line', () => {
	for (const layer of street('Lindekwartier').layers) expect(layer.d).not.toMatch(/\d\.\d/);
});
