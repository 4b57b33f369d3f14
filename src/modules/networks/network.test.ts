import { describe, expect, test } from 'vitest';
import { inOrder, type NetworkPerson, putAt, rings, stepped, whatToSay, whoMayBeAsked } from './network.ts';
import { drawn, letGo, middle, shortName } from './network-drawing.ts';

const one = (id: string, set: Partial<NetworkPerson> = {}): NetworkPerson => ({
	...{ id, called: id, what: 'person', kind: null, ring: 'near', place: 0, gives: 'helps-me', costsEnergy: false },
	...{ ask: 'open', does: [], askFor: [], askWords: '' },
	...set,
});
const three = [one('ada'), one('bo', { place: 1 }), one('cas', { place: 2 })];
const row = (people: readonly NetworkPerson[]) =>
	inOrder(people).map(({ id, ring, place }) => `${id} ${ring} ${place}`);

describe('with the arrow keys', () => {
	test('somebody moves one place round, and after the last comes the first', () => {
		expect(row(stepped(three, 'ada', 'after'))).toEqual(['bo near 0', 'ada near 1', 'cas near 2']);
		expect(row(stepped(three, 'ada', 'before'))).toEqual(['bo near 0', 'cas near 1', 'ada near 2']);
	});
	test('somebody moves a ring in or out, and stays where they are at the edge', () => {
		expect(row(stepped(three, 'bo', 'farther'))).toEqual(['ada near 0', 'cas near 1', 'bo middle 0']);
		expect(row(stepped(three, 'bo', 'nearer'))).toEqual(row(three));
		const far = putAt(three, 'bo', 'far', 0);
		expect(row(stepped(far, 'bo', 'farther'))).toEqual(row(far));
	});
	test('who is not there moves nobody, and a place past the end is the end', () => {
		expect(row(stepped(three, 'zoe', 'nearer'))).toEqual(row(three));
		expect(row(putAt(three, 'ada', 'near', 80))).toEqual(['bo near 0', 'cas near 1', 'ada near 2']);
		expect(row(putAt(three, 'ada', 'near', -3))).toEqual(row(three));
	});
	test('nobody is lost or doubled, however they are moved', () => {
		let people: NetworkPerson[] = three;
		for (const step of ['farther', 'after', 'farther', 'before', 'nearer', 'after', 'nearer'] as const)
			for (const { id } of three) people = stepped(people, id, step);
		expect(people.map(({ id }) => id).sort()).toEqual(['ada', 'bo', 'cas']);
		for (const ring of rings) {
			const places = people.filter((each) => each.ring === ring).map(({ place }) => place);
			expect(places).toEqual(places.map((_, index) => index));
		}
	});
});

test('who is let go where somebody stands comes to stand there', () => {
	for (const ring of rings) {
		const people = ['a', 'b', 'c', 'd', 'e'].map((id, place) => one(id, { ring, place }));
		for (const { person, x, y } of drawn(people))
			expect(letGo(x, y, { near: 4, middle: 4, far: 4 }), `${ring} ${person.id}`).toEqual({
				ring,
				place: person.place,
			});
	}
	expect(letGo(middle, middle, { near: 0, middle: 0, far: 0 })).toEqual({ ring: 'near', place: 0 });
	expect(letGo(-400, 900, { near: 0, middle: 0, far: 0 }).ring).toBe('far');
});

test('everybody has a place of their own in the drawing', () => {
	const people = rings.flatMap((ring) =>
		['a', 'b', 'c', 'd', 'e', 'f'].map((id, place) => one(ring + id, { ring, place })),
	);
	expect(new Set(drawn(people).map(({ x, y }) => `${x} ${y}`)).size).toBe(people.length);
});

describe('who carries much', () => {
	const network = { answer: 'drawn' as const, words: '', carerMuchOn: null };
	const two = [one('ada'), one('bo', { place: 1 })];
	test('is said when one person does four things, not at three', () => {
		const does = ['ride', 'shop', 'cook', 'paper'] as const;
		expect(whatToSay(network, [...two, one('cas', { ring: 'far', does })])).toEqual([
			{ word: 'one-carries-much', called: 'cas' },
		]);
		expect(whatToSay(network, [...two, one('cas', { ring: 'far', does: does.slice(1) })])).toEqual([]);
	});
	test('is said when one person alone is near; a place, an animal and a professional are not that person', () => {
		const others = [one('de hond', { what: 'animal' }), one('thuiszorg', { kind: 'professional' })];
		expect(whatToSay(network, [one('ada'), ...others])).toEqual([{ word: 'one-near', called: 'ada' }]);
		expect(whatToSay(network, others)).toEqual([]);
	});
	test('is said when the carer says so; a network that is the trouble asks nobody nearer', () => {
		expect(whatToSay({ ...network, carerMuchOn: '2026-03-01' }, two)).toEqual([
			{ word: 'carer-says-much', called: '' },
		]);
		expect(whatToSay({ ...network, answer: 'harmful' }, [one('ada')])).toEqual([]);
	});
});

test('only a person of whom it was said so may be asked', () => {
	const people = [
		one('ada', { ask: 'may', askFor: ['ride'] }),
		one('bo', { ask: 'no' }),
		one('cas'),
		one('hond', { what: 'animal', ask: 'may' }),
	];
	expect(whoMayBeAsked(people).map(({ id }) => id)).toEqual(['ada']);
});

test('under somebody in the drawing stands as much of the name as fits, in whole words', () => {
	expect(
		['Naima, mijn zus', 'Mo van de flat', 'De vader van de jongens', 'Bartholomeusstraat', 'Ria'].map(shortName),
	).toEqual(['Naima', 'Mo', 'De vader', 'Bartholomeus…', 'Ria']);
});
