import { AnswerForm } from '#modules/circles';
import { answerForCircle, seatScreen } from '#modules/circles/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('circles.look', seatScreen);

export const actions = {
	antwoord: acts('circles.answer', AnswerForm, async ({ tx, actor, params, about, form }) => {
		const { id = '' } = params;
		about({ type: 'circle-seat', id });
		await answerForCircle(tx, actor, id, form);
		return { said: form.answer };
	}),
};
