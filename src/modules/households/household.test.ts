import { expect, test } from 'vitest';
import {
	calledSo,
	childFirst,
	daysOf,
	facesOf,
	type HomeAgreement,
	type HomeGoal,
	type HomeMember,
} from './household.ts';

const member = (over: Partial<HomeMember>): HomeMember => ({
	...{ clientId: 'a', called: 'Amira', child: false, mine: false, helped: false, askedOn: '2026-11-01' },
	...{ yesOn: '2026-11-02', noOn: null, aloud: false, named: { id: 'y', called: 'Yusuf' } },
	...over,
});
const goal = (over: Partial<HomeGoal>): HomeGoal => ({
	...{ id: 'g', clientId: 'a', words: 'Rust aan tafel', reachedOn: null, agreements: [] },
	...over,
});
const agreement = (id: string, byOn: string | null, happened: HomeAgreement['happened'] = null): HomeAgreement => ({
	...{ id, step: 'self', who: '', what: id, byOn, happened },
});

test('the child stands first, then who reads, then the others', () => {
	const order = childFirst([
		member({ called: 'Wim' }),
		member({ called: 'Amira', mine: true }),
		member({ called: 'Noor', child: true }),
	]);
	expect(order.map(({ called }) => called)).toEqual(['Noor', 'Amira', 'Wim']);
});
test('a face is counted once, and not of who did not say yes', () => {
	const other = { id: 'f', called: 'Femke' };
	expect(facesOf([member({}), member({ clientId: 'b' })])).toEqual(['Yusuf']);
	expect(facesOf([member({}), member({ named: other })])).toEqual(['Yusuf', 'Femke']);
	expect(facesOf([member({}), member({ named: other, yesOn: null })])).toEqual(['Yusuf']);
});
test('days stand in one order over everybody; what happened and what has no day stays out', () => {
	const days = daysOf([
		goal({
			agreements: [
				agreement('later', '2026-12-09'),
				agreement('done', '2026-11-30', 'yes'),
				agreement('some day', null),
			],
		}),
		goal({ clientId: 'b', agreements: [agreement('sooner', '2026-12-01', 'partly')] }),
		goal({ reachedOn: '2026-11-20', agreements: [agreement('of what is reached', '2026-12-02')] }),
	]);
	expect(days.map(({ id, clientId }) => [id, clientId])).toEqual([
		['sooner', 'b'],
		['later', 'a'],
	]);
});
test('somebody is found by a whole name, however it is written; two of one name are nobody', () => {
	const people = [{ called: 'Fatma Öztürk' }, { called: 'Jan de Vries' }, { called: 'Jan de Vries' }];
	expect(calledSo(people, ' fatma ozturk')).toEqual({ called: 'Fatma Öztürk' });
	expect(calledSo(people, 'Fatma')).toBeUndefined();
	expect(calledSo(people, 'Jan de Vries')).toBeUndefined();
});
