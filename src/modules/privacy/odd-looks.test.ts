import { describe, expect, test } from 'vitest';
import {
	fewestForMany,
	type LookInTrail,
	oddLooks,
	oneByOne,
	type WatchedCard,
	type WatchedWorker,
} from './odd-looks.ts';

const marloes: WatchedWorker = {
	id: 'marloes',
	lastName: 'van der Tilstra',
	teams: [{ teamId: 'west', from: '2026-01-01', until: '2026-12-31' }],
};
const card = (id: string, called = id, teamId: string | null = 'west'): WatchedCard => ({ id, called, teamId });
const look = (subjectId: string | null, at = '2026-11-18T10:00:00Z', outcome: LookInTrail['outcome'] = 'seen') => ({
	workerId: 'marloes',
	subjectId,
	outcome,
	at: new Date(at),
});
const rules = (looks: LookInTrail[], cards: WatchedCard[], earlier: number[] = []) =>
	oddLooks(looks, [marloes], cards, earlier).map(({ rule, count }) => [rule, count]);

describe('what stands out in who looked', () => {
	test('a worker who opens a card of her own team in daytime does not', () => {
		expect(rules([look('naima')], [card('naima')])).toEqual([]);
	});
	test('somebody of a team she does not work in, or not yet, does', () => {
		expect(rules([look('cor'), look('cor')], [card('cor', 'Cor', 'east')])).toEqual([['other-team', 1]]);
		expect(rules([look('cor', '2025-12-31T12:00:00Z')], [card('cor')])).toEqual([['other-team', 1]]);
	});
	test('her own last name does, and half a name or a particle does not', () => {
		expect(rules([look('a')], [card('a', 'mevrouw Van der Tilstra')])).toEqual([['same-name', 1]]);
		expect(rules([look('a')], [card('a', 'meneer Tilstraat')])).toEqual([]);
		expect(rules([look('a')], [card('a', 'Jan van der Meer')])).toEqual([]);
	});
	test('ten at night does and ten to ten does not, summer and winter', () => {
		const at = (moment: string) => rules([look('naima', moment)], [card('naima')]);
		expect(at('2026-11-18T21:00:00Z')).toEqual([['at-night', 1]]);
		expect(at('2026-11-18T20:50:00Z')).toEqual([]);
		expect(at('2026-07-18T20:00:00Z')).toEqual([['at-night', 1]]);
		expect(at('2026-07-18T04:00:00Z')).toEqual([]);
	});
	test('more people than the ninety-ninth of a hundred weeks does, and a quiet town still has a floor', () => {
		const people = (n: number) => Array.from({ length: n }, (_, i) => `p${i}`);
		const seen = (n: number, earlier: number[]) =>
			rules(
				people(n).map((id) => look(id)),
				people(n).map((id) => card(id)),
				earlier,
			);
		expect(seen(fewestForMany, [])).toEqual([]);
		expect(seen(fewestForMany + 1, [])).toEqual([['very-many', fewestForMany + 1]]);
		const hundredWeeks = Array.from({ length: 100 }, (_, i) => i);
		expect(seen(98, hundredWeeks)).toEqual([]);
		expect(seen(99, hundredWeeks)).toEqual([['very-many', 99]]);
	});
	test('six refusals within ten minutes do, six in an hour do not', () => {
		const refused = (minutes: number) =>
			rules(
				Array.from({ length: 6 }, (_, i) =>
					look(null, new Date(Date.UTC(2026, 10, 18, 10, i * minutes)).toISOString(), 'denied'),
				),
				[],
			);
		expect(refused(2)).toEqual([['often-refused', 6]]);
		expect(refused(10)).toEqual([]);
	});
	test('a list of everybody at once does as very many, and not as a search for one’s own name', () => {
		const moment = '2026-11-18T10:00:00Z';
		const many = Array.from({ length: fewestForMany }, (_, i) => `p${i}`);
		const cards = [card('own', 'Kees Tilstra'), ...many.map((id) => card(id))];
		expect(
			rules(
				cards.map(({ id }) => look(id, moment)),
				cards,
			),
		).toEqual([['very-many', fewestForMany + 1]]);
		expect(oneByOne([look('a', moment), look('b', moment), look('a', '2026-11-18T11:00:00Z')])).toHaveLength(1);
	});
	test('nothing about the person looked at comes out', () => {
		const found = oddLooks([look('cor')], [marloes], [card('cor', 'Cor Jansen', 'east')], []);
		expect(JSON.stringify(found)).not.toContain('Cor');
		expect(JSON.stringify(found)).not.toContain('cor');
	});
});

describe('what stands out in files of care', () => {
	test('a look from another team does, and one from a team that was let read does not', () => {
		const file = { id: 'c', called: '', teamId: 'east' };
		expect(rules([look('c')], [file])).toEqual([['other-team', 1]]);
		expect(rules([look('c')], [{ ...file, sharedWith: ['west'] } as WatchedCard])).toEqual([]);
	});
});
