import { describe, expect, test } from 'vitest';
import { decisionKinds, decisionProblem, decisionsFor, nextMeeting, stateAfter } from './workgroup.ts';

const today = '2026-03-03';
const deciding = (changed: Partial<Parameters<typeof decisionProblem>[1]>) =>
	decisionProblem('to-discuss', { what: 'discuss', words: '', ownerId: null, dueOn: null, ...changed }, today);

describe('a decision', () => {
	test('to talk on needs nothing more', () => expect(deciding({})).toBeUndefined());
	test('to take it up needs somebody and a day after today, within a year', () => {
		const adopt = { what: 'adopt', ownerId: 'w', dueOn: '2026-03-10' } as const;
		expect(deciding(adopt)).toBeUndefined();
		expect(deciding({ ...adopt, ownerId: null })).toEqual({ code: 'decision-owner-needed', field: 'owner' });
		expect(deciding({ ...adopt, dueOn: null })).toEqual({ code: 'decision-day-needed', field: 'due' });
		expect(deciding({ ...adopt, dueOn: today })).toEqual({ code: 'decision-day-past', field: 'due' });
		expect(deciding({ ...adopt, dueOn: '2027-03-10' })).toEqual({ code: 'decision-day-far', field: 'due' });
	});
	test('to park needs a day, to call it chance a reason', () => {
		expect(deciding({ what: 'park' })?.code).toBe('decision-day-needed');
		expect(deciding({ what: 'dismiss', words: '  ' })).toEqual({ code: 'pattern-why-needed', field: 'words' });
		expect(deciding({ what: 'dismiss', words: 'Het was één gesprek.' })).toBeUndefined();
	});
	test('is not taken about what was learned or set aside', () => {
		expect(decisionsFor('learned')).toEqual([]);
		expect(decisionsFor('dismissed')).toEqual([]);
		expect(decisionsFor('to-discuss')).toEqual([...decisionKinds]);
		expect(decisionsFor('running')).toEqual(['adopt', 'park']);
	});
	test('leaves what has an approach or runs where it stands, also with a new owner', () => {
		expect(stateAfter('adopt', 'running')).toBe('running');
		expect(stateAfter('adopt', 'parked')).toBe('talking');
		expect(stateAfter('park', 'running')).toBe('parked');
	});
});

test.each([
	['2026-03-03', 2, '2026-03-03'],
	['2026-03-03', 1, '2026-03-09'],
	['2026-03-03', 7, '2026-03-08'],
	['2026-03-08', 7, '2026-03-08'],
	['2026-12-31', 5, '2027-01-01'],
	['2026-03-28', 1, '2026-03-30'],
])('after %s, weekday %i is %s', (day, weekday, next) => expect(nextMeeting({ weekday }, day)).toBe(next));
