import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { colourOf, contrast, luminance, tokensIn } from './contrast.ts';

const here = new URL('.', import.meta.url);
const read = (name: string) => tokensIn(readFileSync(new URL(`themes/${name}.css`, here), 'utf8'));
const ours = read('buurtweefsel');
const themes = { buurtweefsel: ours, utrecht: new Map([...ours, ...read('utrecht')]) };

/** What is read, on what it is read. Letters need 4.5; lines and signs of a control need 3. */
const letters: [string, string][] = [
	...['--bw-color-canvas', '--bw-color-surface', '--bw-color-sunken'].flatMap((ground): [string, string][] => [
		['--bw-color-ink', ground],
		['--bw-color-muted', ground],
		['--bw-color-action', ground],
		['--bw-color-action-hover', ground],
	]),
	['--bw-color-on-action', '--bw-color-action'],
	['--bw-color-on-action', '--bw-color-action-hover'],
	['--bw-color-on-call', '--bw-color-call'],
	['--bw-color-on-call', '--bw-color-call-hover'],
	['--bw-color-on-deep', '--bw-color-deep'],
	['--bw-color-on-deep', '--bw-color-deep-raised'],
	['--bw-color-on-deep-muted', '--bw-color-deep'],
	['--bw-color-surface', '--bw-color-ink'],
	['--bw-ok-ink', '--bw-ok-tint'],
	['--bw-color-ink', '--bw-ok-tint'],
	['--bw-late-ink', '--bw-late-tint'],
	['--bw-late-ink', '--bw-color-canvas'],
	['--bw-late-ink', '--bw-color-surface'],
	['--bw-on-late', '--bw-late-fill'],
	['--bw-on-late', '--bw-late-ink'],
	...['kan', 'wil', 'zoek', 'zie'].flatMap((thread): [string, string][] => [
		[`--bw-${thread}-ink`, `--bw-${thread}-tint`],
		['--bw-color-ink', `--bw-${thread}-tint`],
	]),
];
const signs: [string, string][] = [
	['--bw-color-edge', '--bw-color-surface'],
	['--bw-color-edge', '--bw-color-canvas'],
	['--bw-color-edge', '--bw-color-sunken'],
	['--bw-color-focus', '--bw-color-canvas'],
	['--bw-color-focus', '--bw-color-focus-halo'],
	['--bw-color-on-deep', '--bw-color-deep'],
	['--bw-color-call', '--bw-color-deep'],
	['--bw-late-line', '--bw-color-surface'],
	['--bw-late-line', '--bw-color-canvas'],
	...['kan', 'wil', 'zoek', 'zie'].flatMap((thread): [string, string][] => [
		[`--bw-${thread}-line`, '--bw-color-surface'],
		[`--bw-${thread}-line`, `--bw-${thread}-tint`],
	]),
];

describe.each(Object.entries(themes))('the look of %s', (_name, tokens) => {
	describe.each(['light', 'dark'] as const)('in %s', (scheme) => {
		test.each(letters)('%s can be read on %s', (front, back) => {
			expect(contrast(colourOf(tokens, front, scheme), colourOf(tokens, back, scheme))).toBeGreaterThanOrEqual(4.5);
		});
		test.each(signs)('%s can be seen on %s', (front, back) => {
			expect(contrast(colourOf(tokens, front, scheme), colourOf(tokens, back, scheme))).toBeGreaterThanOrEqual(3);
		});
	});
});

test('a municipality changes tokens that exist, and never invents a role', () => {
	const strange = [...read('utrecht').keys()].filter((name) => !name.startsWith('--bw-brand-') && !ours.has(name));
	expect(strange).toEqual([]);
});

test('raw colours live in themes only', () => {
	const sheets = readdirSync(here).filter((name) => name.endsWith('.css'));
	const raw = sheets.filter((name) =>
		/#[0-9a-f]{3,8}\b|rgba?\(|hsl\(/i.test(readFileSync(new URL(name, here), 'utf8').replace(/url\([^)]*\)/g, '')),
	);
	expect(raw).toEqual([]);
});

test('the formula agrees with the examples of WCAG', () => {
	expect(contrast('#000000', '#ffffff')).toBe(21);
	expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
	expect(() => luminance('red')).toThrow('Not a colour');
});
