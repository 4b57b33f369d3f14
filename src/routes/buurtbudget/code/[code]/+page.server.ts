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
import { ReceiptAwayForm, ReceiptForm, StoryForm } from '#modules/spending';
import { addReceipt, byCode, ownMoneyScreen, takeReceipt, tellStory } from '#modules/spending/index.server';
import { acts, open } from '#platform/route/index.server';

export const load = open('budget.by-code', async (ask) => ({
	...(await ownProposalScreen(ask)),
	questions: await questionsToMe(ask),
	money: await ownMoneyScreen(ask),
}));

const code = ({ params }: { params: Record<string, string> }) => params['code'] ?? '';

export const actions = {
	ja: acts('budget.by-code', ButtonForm, async (ask) => {
		await confirmProposal(ask.tx, code(ask));
		return { did: 'confirmed' };
	}),
	anders: acts('budget.by-code', ChangeForm, async (ask) => {
		await changeProposal(ask.tx, ask.actor, code(ask), ask.form);
		return { did: 'changed' };
	}),
	naamWeg: acts('budget.by-code', ButtonForm, async (ask) => {
		await takeNameAway(ask.tx, code(ask));
		return { did: 'nameless' };
	}),
	weg: acts('budget.by-code', ButtonForm, async (ask) => {
		await withdrawProposal(ask.tx, code(ask));
		return { did: 'withdrawn' };
	}),
	samen: acts('budget.by-code', JoinForm, async (ask) => {
		await askToJoin(ask.tx, code(ask), ask.form.met);
		return { did: 'asked' };
	}),
	antwoord: acts('budget.by-code', AnswerForm, async (ask) => {
		await answerQuestion(ask.tx, budgetCodeHash(code(ask)), ask.form.id, ask.form.antwoord);
		return { did: 'answered' };
	}),
	samenAntwoord: acts('budget.by-code', JoinAnswerForm, async (ask) => {
		await answerJoin(ask.tx, ask.actor, code(ask), ask.form.id, ask.form.antwoord === 'ja');
		return { did: 'answered' };
	}),
	bon: acts('budget.by-code', ReceiptForm, (ask) => addReceipt(ask.tx, byCode(code(ask)), ask.form)),
	bonWeg: acts('budget.by-code', ReceiptAwayForm, (ask) => takeReceipt(ask.tx, byCode(code(ask)), ask.form.id)),
	verhaal: acts('budget.by-code', StoryForm, async (ask) => {
		await tellStory(ask.tx, byCode(code(ask)), ask.form);
		return { did: 'told' };
	}),
};
