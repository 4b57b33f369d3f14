import { LoanAnswerForm, StopLendingForm, WithdrawForm } from '#modules/lending';
import { answerLoan, ownLendingScreen, stopLending, withdrawLoan } from '#modules/lending/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('lending.borrow', ownLendingScreen);

export const actions = {
	antwoord: acts('lending.borrow', LoanAnswerForm, ({ tx, actor, form }) => answerLoan(tx, actor, form)),
	terug: acts('lending.borrow', WithdrawForm, ({ tx, actor, form }) => withdrawLoan(tx, actor, form.loan)),
	stop: acts('lending.borrow', StopLendingForm, ({ tx, form }) => stopLending(tx, form.thing)),
};
