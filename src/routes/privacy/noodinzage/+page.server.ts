import { AlertForm, AnswerRequestForm, GoOnForm, WeighForm } from '#modules/clients';
import { answerFileRequest, officerScreen, sawNear, sayGoOn, weighLook } from '#modules/clients/index.server';
import { acts, reads } from '#platform/route/index.server';

const saved = { to: '/privacy/noodinzage?bewaard=ja' };

export const load = reads('clients.weigh-looks', officerScreen);

export const actions = {
	oordeel: acts('clients.weigh-look', WeighForm, async ({ tx, actor, form, about }) => {
		about({ type: 'emergency-look', id: form.blik, personId: await weighLook(tx, actor, form) });
		return saved;
	}),
	gezien: acts('clients.weigh-look', AlertForm, async ({ tx, actor, form, about }) => {
		about({ type: 'near-alert', id: form.melding });
		await sawNear(tx, actor, form.melding);
		return saved;
	}),
	antwoord: acts('clients.weigh-look', AnswerRequestForm, async ({ tx, actor, form, about }) => {
		about({ type: 'file-request', id: form.vraag, personId: await answerFileRequest(tx, actor, form) });
		return saved;
	}),
	verder: acts('clients.weigh-look', GoOnForm, async ({ tx, actor, form, about }) => {
		about({ type: 'file-request', id: form.vraag, personId: await sayGoOn(tx, actor, form) });
		return saved;
	}),
};
