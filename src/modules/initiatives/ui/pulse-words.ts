import { m } from '#text';
import type { PulseAnswer } from '../pulse.ts';

const words = {
	runs: m.initiatives_pulse_runs,
	stuck: m.initiatives_pulse_stuck,
	stopped: m.initiatives_pulse_stopped,
} satisfies Record<PulseAnswer, () => string>;

/** What somebody answered; that they stay silent says something too. */
export const pulseWord = (answer: PulseAnswer | null): string =>
	answer ? words[answer]() : m.initiatives_pulse_silent();
