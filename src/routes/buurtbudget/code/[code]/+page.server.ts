import { AnswerForm } from '#modules/jury';
import { answerQuestion, questionsToMe } from '#modules/jury/index.server';
import { ButtonForm, ChangeForm, JoinAnswerForm, JoinForm } from '#modules/rounds';
import {
	answerJoin,
	askToJoin,
	budgetCodeHash,
	changeProposal,
	confirmProposal,
	ownProposalScreen,
	takeNameAway,
	withdrawProposal,
} from '#modules/rounds/index.server';
import { LineForm, ReceiptForm, StoryAwayForm, StoryForm } from '#modules/spending';
import { ownMoneyScreen, ownMoneyWork } from '#modules/spending/index.server';
import { acts, open } from '#platform/route/index.server';

export const load = open('budget.by-code', async (ask) => ({
	...(await ownProposalScreen(ask)),
	questions: await questionsToMe(ask),
	money: await ownMoneyScreen(ask),
}));

const code = ({ params }: { params: Record<string, string> }) => params['code'] ?? '';

const did = async (what: string, work: Promise<unknown>) => {
	await work;
	return { did: what };
};

export const actions = {
	ja: acts('budget.by-code', ButtonForm, (ask) => did('confirmed', confirmProposal(ask.tx, code(ask)))),
	anders: acts('budget.change-by-code', ChangeForm, async (ask) => {
		ask.about({ type: 'budget-proposal', id: await changeProposal(ask.tx, ask.actor, code(ask), ask.form) });
		return { did: 'changed' };
	}),
	naamWeg: acts('budget.by-code', ButtonForm, (ask) => did('nameless', takeNameAway(ask.tx, code(ask)))),
	weg: acts('budget.by-code', ButtonForm, (ask) => did('withdrawn', withdrawProposal(ask.tx, code(ask)))),
	samen: acts('budget.by-code', JoinForm, (ask) => did('asked', askToJoin(ask.tx, code(ask), ask.form.met))),
	antwoord: acts('budget.by-code', AnswerForm, (ask) =>
		did('answered', answerQuestion(ask.tx, budgetCodeHash(code(ask)), ask.form.id, ask.form.antwoord)),
	),
	samenAntwoord: acts('budget.by-code', JoinAnswerForm, (ask) =>
		did('answered', answerJoin(ask.tx, ask.actor, code(ask), ask.form.id, ask.form.antwoord === 'ja')),
	),
	bon: acts('spending.by-code', ReceiptForm, ownMoneyWork.receipt),
	bonWeg: acts('spending.by-code', LineForm, ownMoneyWork.takeReceipt),
	verhaal: acts('budget.by-code', StoryForm, ownMoneyWork.tell),
	verhaalWeg: acts('spending.by-code', StoryAwayForm, ownMoneyWork.takeStory),
};
