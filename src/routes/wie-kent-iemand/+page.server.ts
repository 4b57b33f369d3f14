import { InquiryForm, TapForm } from '#modules/asking-around';
import { askAround, askAroundScreen, tap } from '#modules/asking-around/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('asking-around.look', askAroundScreen);

export const actions = {
	vraag: acts('asking-around.ask', InquiryForm, async ({ tx, actor, form, about }) => {
		about({ type: 'inquiry', id: await askAround(tx, actor, form) });
		return { asked: true };
	}),
	tik: acts('asking-around.answer', TapForm, async ({ tx, actor, form, about }) => {
		about({ type: 'inquiry', id: form.id });
		await tap(tx, actor, form);
		return { to: form.answer === 'knows' ? `/wie-kent-iemand/${form.id}` : '/wie-kent-iemand' };
	}),
};
