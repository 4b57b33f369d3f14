/**
 * What counts for how the week is split and for what answered questions (policy/time-balance.yaml): one function of the
 * database per module, which only the task `organising.count` gets numbers from.
 */
import { answersBy, careAnswersBy, type Sources, workBy } from '#modules/organising/index.server';

export const workSources: Sources = {
	work: [
		workBy('community.signal_work'),
		workBy('community.match_work'),
		workBy('community.desk_work'),
		workBy('community.asking_work'),
		workBy('community.initiative_work'),
		workBy('care.relation_work'),
		workBy('care.referral_work'),
	],
	answers: [
		answersBy('community.match_answers'),
		answersBy('community.asking_answers'),
		answersBy('community.signal_answers'),
		answersBy('community.desk_answers'),
	],
	care: [careAnswersBy('care.plan_answers')],
};
