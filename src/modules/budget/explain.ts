import type { Fate, Outcome } from './outcome.ts';

/** Why a project won, or how much support it missed: facts, for a screen or a file to put into words. */
export type Explanation = {
	readonly project: string;
	readonly method: Outcome['method'];
	readonly unit: bigint;
	readonly fate: Fate;
	/** Ties in which the published rule chose between this project and others. */
	readonly ties: Outcome['ties'];
};

/** Undefined when there is no such project. */
export function explain({ method, unit, fates, ties }: Outcome, project: string): Explanation | undefined {
	const fate = fates.get(project);
	return fate && { project, method, unit, fate, ties: ties.filter((tie) => tie.includes(project)) };
}
