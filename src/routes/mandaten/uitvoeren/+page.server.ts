import { AnswerMessageForm, DoneMessageForm } from '#modules/mandates';
import { askAboutMessage, backOfficeScreen, carriedOut } from '#modules/mandates/index.server';
import { acts, reads } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = reads('mandates.queue', backOfficeScreen);

const saved = () => ({ to: localizeHref('/mandaten/uitvoeren?bewaard=ja') });

export const actions = {
	gedaan: acts('mandates.carry-out', DoneMessageForm, async ({ tx, actor, form, about }) => {
		about({ type: 'mandate-message', id: form.message, personId: await carriedOut(tx, actor, form.message) });
		return saved();
	}),
	vraag: acts('mandates.carry-out', AnswerMessageForm, async ({ tx, actor, form, about }) => {
		const personId = await askAboutMessage(tx, actor, form.message, form.words);
		about({ type: 'mandate-message', id: form.message, personId });
		return saved();
	}),
};
