import { expect, test } from 'vitest';
import { sortTasks, type Task } from './team.ts';

const task = (id: string, more: Partial<Task> = {}): Task => ({
	id,
	what: 'Koffie halen',
	memberId: null,
	dueOn: null,
	doneOn: null,
	...more,
});
const ids = (tasks: readonly Task[]) => tasks.map(({ id }) => id);

test('what comes first stands first, and what has no day stands last', () => {
	const { open } = sortTasks([
		task('ooit'),
		task('later', { dueOn: '2026-12-01' }),
		task('nu', { dueOn: '2026-11-23' }),
	]);
	expect(ids(open)).toEqual(['nu', 'later', 'ooit']);
});
test('of what is done only the latest few stay in sight', () => {
	const done = ['01', '03', '02'].map((day) => task(day, { doneOn: `2026-11-${day}` }));
	expect(ids(sortTasks(done, 2).done)).toEqual(['03', '02']);
	expect(sortTasks(done).open).toEqual([]);
});
