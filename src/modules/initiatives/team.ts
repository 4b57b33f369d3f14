/** Who takes part, as they call themselves, for each other: never how to reach them. */
export type TeamMember = { id: string; called: string; tie: 'starter' | 'carrier' | 'member'; isMe: boolean };
/** Something somebody looks after, in the team's own words; nobody yet when `memberId` is null. */
export type Role = { id: string; what: string; memberId: string | null };
/** Days as yyyy-mm-dd. */
export type Task = { id: string; what: string; memberId: string | null; dueOn: string | null; doneOn: string | null };
/** What the team writes for itself. */
export type Note = { id: string; writtenOn: string; text: string; byName: string; mine: boolean };

/** What is still to be done, soonest first and without a day last; and the latest that was done. */
export function sortTasks(tasks: readonly Task[], mostDone = 5): { open: Task[]; done: Task[] } {
	const open = tasks
		.filter(({ doneOn }) => doneOn === null)
		.sort((one, other) => (one.dueOn ?? '9999').localeCompare(other.dueOn ?? '9999'));
	const done = tasks
		.filter(({ doneOn }) => doneOn !== null)
		.sort((one, other) => (other.doneOn as string).localeCompare(one.doneOn as string));
	return { open, done: done.slice(0, mostDone) };
}
