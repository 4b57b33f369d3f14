import { AnswerForm } from '#modules/jury';
import { answerForProposer, questionsAbout } from '#modules/jury/index.server';
import { AdviceForm, ButtonForm, HeardForm, JoinForm, NewsAwayForm, RefuseForm, WordForm } from '#modules/rounds';
import {
	advise,
	noteHeard,
	proposeJoin,
	publishProposal,
	refuseUnfit,
	sendWord,
	takeNameAwayFor,
	takeProposalOff,
	takeWordsAway,
	tendProposalScreen,
	vouchForProposal,
} from '#modules/rounds/index.server';
import { LineForm, PaymentForm, ReceiptForm, StoryAwayForm, StoryForm, StorySeenForm } from '#modules/spending';
import { moneyWork, tendMoneyScreen } from '#modules/spending/index.server';
import { type Ask, acts, reads } from '#platform/route/index.server';

export const load = reads('budget.tend', async (ask) => ({
	...(await tendProposalScreen(ask)),
	questions: await questionsAbout(ask),
	book: await tendMoneyScreen(ask),
}));

/** Each act stands in the trail with which plan it was about. */
const which = ({ params, about }: Pick<Ask, 'params' | 'about'>) => {
	about({ type: 'budget-proposal', id: params['id'] ?? '' });
	return params['id'] ?? '';
};

export const actions = {
	gebeld: acts('budget.run', ButtonForm, (ask) => vouchForProposal(ask.tx, ask.actor, which(ask))),
	openbaar: acts('budget.run', ButtonForm, (ask) => publishProposal(ask.tx, ask.actor, which(ask))),
	eraf: acts('budget.run', WordForm, (ask) => takeProposalOff(ask.tx, ask.actor, which(ask), ask.form.bericht)),
	gesprek: acts('budget.run', HeardForm, (ask) => noteHeard(ask.tx, ask.actor, which(ask), ask.form)),
	advies: acts('budget.run', AdviceForm, (ask) => advise(ask.tx, ask.actor, which(ask), ask.form)),
	bericht: acts('budget.run', WordForm, (ask) => sendWord(ask.tx, ask.actor, which(ask), ask.form.bericht)),
	woordenWeg: acts('budget.run', NewsAwayForm, (ask) => takeWordsAway(ask.tx, ask.actor, which(ask), ask.form.id)),
	juryantwoord: acts('budget.run', AnswerForm, (ask) =>
		answerForProposer(ask.tx, ask.actor, which(ask), ask.form.id, ask.form.antwoord),
	),
	naamWeg: acts('budget.run', NewsAwayForm, (ask) => takeNameAwayFor(ask.tx, ask.actor, which(ask), ask.form.id)),
	samen: acts('budget.run', JoinForm, (ask) => proposeJoin(ask.tx, ask.actor, which(ask), ask.form.met)),
	afwijzen: acts('budget.run', RefuseForm, (ask) => refuseUnfit(ask.tx, ask.actor, which(ask), ask.form.reden)),
	betaal: acts('spending.pay', PaymentForm, moneyWork.pay),
	bon: acts('spending.pay', ReceiptForm, moneyWork.receipt),
	doorhalen: acts('spending.pay', LineForm, moneyWork.strike),
	verhaal: acts('spending.pay', StoryForm, moneyWork.tell),
	verhaalWeg: acts('spending.pay', StoryAwayForm, moneyWork.takeStory),
	verhaalOpenbaar: acts('spending.pay', StorySeenForm, moneyWork.publish),
};
