import { AnswerWishForm, TakeUpForm } from '#modules/plans';
import * as plans from '#modules/plans/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('plans.waiting', plans.waitingScreen);

export const actions = {
	antwoord: acts('plans.answer', AnswerWishForm, plans.doneAt('wensen', plans.answerWish)),
	oppakken: acts('plans.answer', TakeUpForm, async (ask) => ({ to: `/hulp/${await plans.takeUpAgain(ask)}/plan` })),
};
