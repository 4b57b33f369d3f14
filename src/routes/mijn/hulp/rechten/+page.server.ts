import { AgreeRequestForm, RequestForm } from '#modules/clients';
import {
	agreeToRequest,
	askAboutFile,
	lookInWords,
	ownFile,
	ownSaved,
	rightsScreen,
} from '#modules/clients/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('clients.own-walls', rightsScreen);

export const actions = {
	vraag: acts('clients.change-own-walls', RequestForm, async (ask) => {
		const client = await ownFile(ask);
		const line = ask.form.regel ? await lookInWords(ask, client, ask.form.regel) : '';
		await askAboutFile(ask.tx, ask.actor, client, ask.form, line);
		return ownSaved(ask.url);
	}),
	akkoord: acts('clients.change-own-walls', AgreeRequestForm, async (ask) => {
		await agreeToRequest(ask.tx, ask.actor, await ownFile(ask), ask.form.vraag);
		return ownSaved(ask.url);
	}),
};
