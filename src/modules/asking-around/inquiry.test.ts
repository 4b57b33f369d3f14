import { describe, expect, test } from 'vitest';
import { isPutTo, stateOf } from './inquiry.ts';

const line = { reach: 'network' as const, teamId: 't1', organisationId: 'o1', askedBy: 'w1' };
const colleague = { id: 'w2', teamId: 't2', organisationId: 'o1', worksThere: true };

describe('where a line stands', () => {
	const fresh = { closedAt: null, found: false, knownAt: null, until: '2026-05-08' };
	test('it is out up to and including its last day', () => {
		expect(stateOf(fresh, '2026-05-08')).toBe('running');
		expect(stateOf(fresh, '2026-05-09')).toBe('nobody-knew');
	});
	test('somebody who knows someone takes it off the list of what nobody knew', () => {
		expect(stateOf({ ...fresh, knownAt: new Date() }, '2026-05-09')).toBe('over');
	});
	test('who asked can say that it worked out, or that nobody knew', () => {
		expect(stateOf({ ...fresh, closedAt: new Date(), found: true }, '2026-05-01')).toBe('over');
		expect(stateOf({ ...fresh, closedAt: new Date() }, '2026-05-01')).toBe('nobody-knew');
	});
});

describe('to whom a line is put', () => {
	test.each([
		[
			'the own team, wherever they work',
			{ ...line, reach: 'team' as const },
			{ ...colleague, teamId: 't1', worksThere: false },
			true,
		],
		['a team line not to another team', { ...line, reach: 'team' as const }, colleague, false],
		['colleagues of the organisation there', { ...line, reach: 'area' as const }, colleague, true],
		['not to colleagues elsewhere', { ...line, reach: 'area' as const }, { ...colleague, worksThere: false }, false],
		['not to another organisation', { ...line, reach: 'area' as const }, { ...colleague, organisationId: 'o2' }, false],
		['the network: whoever works there', line, { ...colleague, organisationId: 'o2' }, true],
		['never to who asked', line, { ...colleague, id: 'w1' }, false],
	])('%s', (_, inquiry, worker, put) => {
		expect(isPutTo(inquiry, worker)).toBe(put);
	});
});
