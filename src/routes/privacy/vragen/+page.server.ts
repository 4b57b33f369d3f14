import { AnswerQuestionForm } from '#modules/about-me';
import { answerQuestion, answerScreen } from '#modules/about-me/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('about-me.questions', answerScreen);

export const actions = {
	default: acts('about-me.answer', AnswerQuestionForm, async ({ tx, actor, form, about }) => {
		about({ type: 'data-question', id: form.id, personId: await answerQuestion(tx, actor, form) });
		return { answered: true };
	}),
};
