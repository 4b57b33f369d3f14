import { expect, test } from 'vitest';
import { fitting, type NearBy } from './near-goals.ts';

const own = 'BU99010101';
const theme = (need: string) => ({ cooking: 'meals', 'eating-together': 'meals', bicycles: 'transport' })[need];
const near = (name: string, over: Partial<NearBy> = {}): NearBy => ({
	...{ name, href: `/kaart/${name}`, step: 'place', areaCode: own, needs: [], onDay: null },
	...over,
});
const names = (goal: string[], all: NearBy[]) =>
	fitting(goal, all, theme, own).map(({ name, because }) => [name, because]);

test('the same need stands before what is alike, and what is only near stays out', () => {
	const all = [
		near('shed', { needs: ['bicycles'] }),
		near('kitchen', { needs: ['cooking'] }),
		near('table', { needs: ['eating-together'] }),
	];
	expect(names(['eating-together'], all)).toEqual([
		['table', 'same'],
		['kitchen', 'alike'],
	]);
});
test('of what fits as well, the nearest step of the ladder comes first, then the own neighbourhood', () => {
	const needs = ['cooking'];
	const all = [
		near('initiative', { needs, step: 'collective' }),
		near('far place', { needs, areaCode: 'BU99010102' }),
		near('place', { needs }),
	];
	expect(names(['cooking'], all).map(([name]) => name)).toEqual(['place', 'far place', 'initiative']);
});
test('when nothing fits it shows what is nearest, four at most, and says that it is only near', () => {
	const all = ['a', 'b', 'c', 'd', 'e'].map((name) => near(name));
	expect(names([], all)).toEqual(['a', 'b', 'c', 'd'].map((name) => [name, 'near']));
	expect(names(['cooking'], [])).toEqual([]);
});
