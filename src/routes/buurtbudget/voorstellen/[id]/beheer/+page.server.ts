import { AnswerForm } from '#modules/jury';
import { answerForProposer, questionsAbout } from '#modules/jury/index.server';
import * as plan from '#modules/rounds';
import { planWork, tendProposalScreen } from '#modules/rounds/index.server';
import * as money from '#modules/spending';
import { moneyWork, tendMoneyScreen } from '#modules/spending/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('budget.tend', async (ask) => ({
	...(await tendProposalScreen(ask)),
	questions: await questionsAbout(ask),
	book: await tendMoneyScreen(ask),
}));

export const actions = {
	gebeld: acts('budget.run', plan.ButtonForm, planWork.called),
	openbaar: acts('budget.run', plan.SeenForm, planWork.publish),
	eraf: acts('budget.run', plan.WordForm, planWork.takeOff),
	gesprek: acts('budget.run', plan.HeardForm, planWork.heard),
	advies: acts('budget.run', plan.AdviceForm, planWork.advise),
	bericht: acts('budget.run', plan.WordForm, planWork.word),
	woordenWeg: acts('budget.run', plan.NewsAwayForm, planWork.wordsAway),
	juryantwoord: acts('budget.run', AnswerForm, ({ tx, actor, params, about, form }) => {
		about({ type: 'budget-proposal', id: params['id'] ?? '' });
		return answerForProposer(tx, actor, params['id'] ?? '', form.id, form.antwoord);
	}),
	naamWeg: acts('budget.run', plan.NewsAwayForm, planWork.nameAway),
	samen: acts('budget.run', plan.JoinForm, planWork.join),
	afwijzen: acts('budget.run', plan.RefuseForm, planWork.refuse),
	betaal: acts('spending.pay', money.PaymentForm, moneyWork.pay),
	bon: acts('spending.pay', money.ReceiptForm, moneyWork.receipt),
	doorhalen: acts('spending.pay', money.LineForm, moneyWork.strike),
	bonFotoWeg: acts('spending.pay', money.LineForm, moneyWork.takePhoto),
	verhaal: acts('spending.pay', money.StoryForm, moneyWork.tell),
	verhaalWeg: acts('spending.pay', money.StoryAwayForm, moneyWork.takeStory),
	verhaalOpenbaar: acts('spending.pay', money.StorySeenForm, moneyWork.publish),
};
