import * as forms from '#modules/clients';
import * as clients from '#modules/clients/index.server';
import { companyPart } from '#modules/company/index.server';
import { homePart } from '#modules/households/index.server';
import { measuresPart } from '#modules/measures/index.server';
import { networkPart } from '#modules/networks/index.server';
import { planPart } from '#modules/plans/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('clients.own-help', async (ask) => {
	const page = await clients.ownHelpScreen(ask);
	const { client } = page;
	return {
		...{ ...page, plan: client && (await planPart(ask, client)), looks: client && (await measuresPart(ask, client)) },
		...{ network: client && (await networkPart(ask, client)), company: client && (await companyPart(ask, client)) },
		home: client && (await homePart(ask, client)),
	};
});

export const actions = {
	terug: acts('clients.own-change', forms.SignalOutBackForm, async ({ tx, actor, form, url, about }) => {
		const { id } = await clients.clientForResident(tx, actor, form.van);
		await clients.takeSignalBack(tx, actor, id, form.signaal);
		about({ type: 'client', id, personId: id });
		return { to: `${url.pathname}?bewaard=ja#buurt` };
	}),
};
