import { expect, test } from 'vitest';
import { byTurn, type Promised, stateOf } from './promise.ts';

const promise = (over: Partial<Promised> = {}): Promised => ({
	id: 'p',
	areaCode: 'WK034408',
	sessionId: null,
	meeting: 'Avond',
	madeOn: '2026-11-01',
	words: 'Een doelpaal op het veld.',
	organisation: 'Gemeente',
	job: 'wijkregisseur',
	dueOn: '2026-11-20',
	outcome: null,
	outcomeWords: '',
	endedOn: null,
	...over,
});

test('a promise is late from the day after, and never when it ended', () => {
	expect(stateOf(promise(), '2026-11-20')).toBe('running');
	expect(stateOf(promise(), '2026-11-21')).toBe('late');
	expect(stateOf(promise({ outcome: 'kept', endedOn: '2026-12-01' }), '2026-12-02')).toBe('kept');
	expect(stateOf(promise({ outcome: 'broken', endedOn: '2026-12-01' }), '2026-12-02')).toBe('broken');
});

test('what is due first stands first; of what is over the latest', () => {
	const [soon, later] = [promise({ id: 'soon' }), promise({ id: 'later', dueOn: '2027-01-01' })];
	expect([later, soon].toSorted(byTurn).map(({ id }) => id)).toEqual(['soon', 'later']);
	const [old, fresh] = ['2026-01-01', '2026-05-01'].map((endedOn) =>
		promise({ id: endedOn, outcome: 'kept', endedOn }),
	);
	expect([old as Promised, fresh as Promised].toSorted(byTurn)[0]?.id).toBe('2026-05-01');
});
