import { expect, test } from 'vitest';
import { hoursStanding, inOrder, type TimeRequest, waits, weighMore } from './professional-time.ts';

const request = (id: string, more: Partial<TimeRequest> = {}): TimeRequest => ({
	id,
	areaCode: 'BU99010101',
	asks: 'group',
	words: 'Hulp bij de start.',
	hours: 4,
	askedOn: '2026-03-01',
	need: null,
	common: null,
	decision: null,
	hoursGiven: null,
	reason: '',
	byCalled: '',
	byReach: '',
	lookOn: null,
	weighedOn: null,
	doneOn: null,
	...more,
});

test('what nobody weighed comes first, then need and common interest together, then who asked first', () => {
	const order = inOrder([
		request('small-many', { need: 'small', common: 'many', askedOn: '2026-03-02' }),
		request('small-one', { need: 'small', common: 'one' }),
		request('urgent-one', { need: 'urgent', common: 'one' }),
		request('urgent-many', { need: 'urgent', common: 'many', askedOn: '2026-03-09' }),
		request('new', { askedOn: '2026-03-10' }),
	]);
	expect(order.map(({ id }) => id)).toEqual(['new', 'urgent-many', 'urgent-one', 'small-many', 'small-one']);
});

test('later waits again from its day on', () => {
	expect(waits({ decision: null, lookOn: null }, '2026-03-01')).toBe(true);
	expect(waits({ decision: 'later', lookOn: '2026-03-02' }, '2026-03-01')).toBe(false);
	expect(waits({ decision: 'later', lookOn: '2026-03-02' }, '2026-03-02')).toBe(true);
	expect(waits({ decision: 'no', lookOn: null }, '2026-03-02')).toBe(false);
});

test('who is passed although they weigh more is named to the worker', () => {
	const chosen = request('a', { need: 'small', common: 'one', decision: 'yes', hoursGiven: 2 });
	const passed = request('b', { need: 'urgent', common: 'some', decision: 'later', lookOn: '2026-05-01' });
	const refused = request('c', { need: 'urgent', common: 'many', decision: 'no' });
	expect(weighMore(chosen, [chosen, passed, refused]).map(({ id }) => id)).toEqual(['b']);
});

test('hours given stand until they are spent', () => {
	expect(
		hoursStanding([
			request('a', { decision: 'yes', hoursGiven: 6 }),
			request('b', { decision: 'yes', hoursGiven: 3, doneOn: '2026-03-09' }),
			request('c'),
		]),
	).toBe(6);
});
