import { daysBetween } from './initiative.ts';

/**
 * Facilitating is the rule: residents do it, a worker helps. Sometimes a worker steps in and arranges. That is a choice on
 * one of five grounds, with an end, for everyone to read.
 */
export const grounds = ['barriers', 'overload', 'exclusion', 'urgent', 'tension'] as const;
export type Ground = (typeof grounds)[number];

export type Arranging = {
	id: string;
	ground: Ground;
	/** What the worker arranges, in a sentence for everyone. */
	what: string;
	/** Calendar days, yyyy-mm-dd. */
	decidedOn: string;
	until: string;
};

/** Longer than a quarter is another choice, to be made again on purpose. */
export const longestArrangingDays = 92;
/** From so many days before the end the people who decide are reminded. */
export const remindDaysBefore = 14;

export type ArrangingProblem = 'initiative-arranging-in-past' | 'initiative-arranging-too-long';

/** It ends, and within three months. Days as yyyy-mm-dd. */
export function arrangingProblem(until: string, today: string): ArrangingProblem | undefined {
	if (until <= today) return 'initiative-arranging-in-past';
	return daysBetween(today, until) > longestArrangingDays ? 'initiative-arranging-too-long' : undefined;
}

/** Is it time to choose again? */
export const endsSoon = ({ until }: Pick<Arranging, 'until'>, today: string): boolean =>
	daysBetween(today, until) <= remindDaysBefore;
