import { AnswerForm, WentForm } from '#modules/asking';
import { answerAsk, askScreen, noteWhetherWent } from '#modules/asking/index.server';
import { type Ask, acts, reads } from '#platform/route/index.server';

export const load = reads('asking.look', askScreen);

const here = ({ params, about }: Ask): string => {
	const { id = '' } = params;
	about({ type: 'ask', id });
	return id;
};

export const actions = {
	antwoord: acts('asking.answer', AnswerForm, async (ask) => {
		const { code } = await answerAsk(ask.tx, ask.actor, here(ask), ask.form);
		return { said: ask.form.answer, ...(code && { code, link: new URL(`/ja/${code}`, ask.url).href }) };
	}),
	geweest: acts('asking.answer', WentForm, (ask) => noteWhetherWent(ask.tx, ask.actor, here(ask), ask.form.went)),
};
