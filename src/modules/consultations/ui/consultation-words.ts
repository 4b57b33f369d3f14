import { m } from '#text';
import type { ActionState, Informed } from '../consultation.ts';

const informedWords = {
	present: m.consultations_informed_present,
	informed: m.consultations_informed_informed,
	exception: m.consultations_informed_exception,
} satisfies Record<Informed, () => string>;
const stateWords = {
	asked: m.consultations_state_asked,
	accepted: m.consultations_state_accepted,
	declined: m.consultations_state_declined,
	done: m.consultations_state_done,
	not: m.consultations_state_not,
} satisfies Record<ActionState, () => string>;
const sayWords = {
	asked: m.consultations_state_asked,
	accepted: m.consultations_say_accepted,
	declined: m.consultations_say_declined,
	done: m.consultations_say_done,
	not: m.consultations_say_not,
} satisfies Record<ActionState, () => string>;

export const informedWord = (informed: Informed): string => informedWords[informed]();
export const stateWord = (state: ActionState): string => stateWords[state]();
/** What stands on the button with which somebody says so. */
export const sayWord = (state: ActionState): string => sayWords[state]();
