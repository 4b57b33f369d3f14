import type { Posted } from '#design/posted.ts';
import { m } from '#text';
import type { AgreementState, FeedbackLevel, FeedbackSentence, Ground, KeyUse } from '../agreement.ts';

export const stateWord = (state: AgreementState): string =>
	({
		proposed: m.agreements_state_proposed,
		waiting: m.agreements_state_waiting,
		running: m.agreements_state_running,
		expired: m.agreements_state_expired,
		ended: m.agreements_state_ended,
	})[state]();

export const groundWord = (ground: Ground): string =>
	({
		agreed: m.agreements_ground_agreed,
		'legal-duty': m.agreements_ground_legal_duty,
		'public-task': m.agreements_ground_public_task,
		'legitimate-interest': m.agreements_ground_legitimate_interest,
	})[ground]();

export const levelWord = (level: FeedbackLevel): string =>
	[m.agreements_level_0, m.agreements_level_1, m.agreements_level_2][level]?.() ?? '';

export const feedbackWord = (sentence: FeedbackSentence): string =>
	({
		thanks: m.agreements_feedback_thanks,
		'in-touch': m.agreements_feedback_in_touch,
		known: m.agreements_feedback_known,
		together: m.agreements_feedback_together,
		'passed-on': m.agreements_feedback_passed_on,
		'not-reached': m.agreements_feedback_not_reached,
	})[sentence]();

export const keyWord = (use: KeyUse): string =>
	({
		contact: m.agreements_key_contact,
		deputy: m.agreements_key_deputy,
		program: m.agreements_key_program,
	})[use]();

/** What a page gets back from one of its actions. */
export type AgreementPosted = Posted<{
	made: KeyUse;
	secret: string;
	taken: KeyUse;
	agreed: boolean;
	passedOn: string;
}>;
