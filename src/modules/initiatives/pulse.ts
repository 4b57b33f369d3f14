import { daysBetween } from './initiative.ts';

/** So many weeks after letting go we ask whether it still runs. */
export const pulseWeeks = [4, 12, 26] as const;
export type PulseWeek = (typeof pulseWeeks)[number];

export const pulseAnswers = ['runs', 'stuck', 'stopped'] as const;
export type PulseAnswer = (typeof pulseAnswers)[number];

/** Somebody who carries it and was asked. Days as yyyy-mm-dd. */
export type Pulse = {
	id: string;
	week: PulseWeek;
	called: string;
	/** How to reach them, for the worker who calls. */
	contact: string;
	askedOn: string;
	answer: PulseAnswer | null;
	calledOn: string | null;
};

/** How long an unanswered question waits before a worker hears that it stays silent. */
export const silentAfterDays = 10;

/** A no, or silence, asks for a call; a yes does not, and nobody is called twice. */
export const wantsCall = (
	{ answer, askedOn, calledOn }: Pick<Pulse, 'answer' | 'askedOn' | 'calledOn'>,
	today: string,
): boolean =>
	calledOn === null && answer !== 'runs' && (answer !== null || daysBetween(askedOn, today) >= silentAfterDays);
