import { describe, expect, test } from 'vitest';
import { countQuestions } from './desk.ts';

describe('looking back', () => {
	const asked = (needCode: string | null, outcome: 'answered' | 'not' | 'handed-up') =>
		({ needCode, outcome, kind: 'information' }) as const;

	test('counts what was asked by subject and by what became of it, most first', () => {
		const counted = countQuestions([
			asked('dutch-lessons', 'answered'),
			asked('debts', 'handed-up'),
			asked('debts', 'not'),
			asked(null, 'not'),
		]);
		expect(counted).toMatchObject({
			all: 4,
			outcomes: [
				{ of: 'not', many: 2 },
				{ of: 'answered', many: 1 },
				{ of: 'handed-up', many: 1 },
			],
			needs: [
				{ of: 'debts', many: 2 },
				{ of: 'dutch-lessons', many: 1 },
			],
			kinds: [{ of: 'information', many: 4 }],
		});
	});

	test('of a quiet month is empty', () => {
		expect(countQuestions([])).toEqual({ all: 0, outcomes: [], kinds: [], needs: [] });
	});
});
