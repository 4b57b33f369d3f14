import * as forms from '#modules/clients';
import * as clients from '#modules/clients/index.server';
import { companyPart } from '#modules/company/index.server';
import * as home from '#modules/households';
import * as households from '#modules/households/index.server';
import { measuresPart } from '#modules/measures/index.server';
import { networkPart } from '#modules/networks/index.server';
import { planPart } from '#modules/plans/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('clients.read', async (ask) => {
	const page = await clients.clientScreen(ask);
	return {
		...{ ...page, plan: await planPart(ask, page.client), looks: await measuresPart(ask, page.client) },
		...{ network: await networkPart(ask, page.client), company: await companyPart(ask, page.client) },
		home: await households.homePart(ask, page.client),
	};
});

const saved = (url: URL, part: string) => ({ to: `${url.pathname}?bewaard=ja#${part}` });
const whom = (id = '') => ({ type: 'client', id, personId: id });

export const actions = {
	collega: acts('clients.arrange', forms.RelateForm, async ({ tx, actor, params, form, about, url }) => {
		await clients.relate(tx, actor, params['id'] ?? '', form);
		about(whom(params['id']));
		return saved(url, 'wie');
	}),
	stopt: acts('clients.arrange', forms.RelationForm, async ({ tx, params, form, about, url }) => {
		await clients.endRelation(tx, params['id'] ?? '', form.relatie);
		about(whom(params['id']));
		return saved(url, 'wie');
	}),
	samen: acts('households.write', home.AskHomeForm, households.beginHousehold),
	huisuit: acts('households.write', home.MemberForm, households.endMember),
	einde: acts('clients.arrange', forms.ExpectedEndForm, async ({ tx, actor, params, form, about, url }) => {
		await clients.expectEnd(tx, actor, params['id'] ?? '', form.einde ?? null);
		about(whom(params['id']));
		return saved(url, 'einde');
	}),
	code: acts('clients.arrange', forms.ClientButtonForm, async ({ tx, actor, params, about }) => {
		about(whom(params['id']));
		return { code: await clients.giveClaimCode(tx, actor, params['id'] ?? '') };
	}),
	signaal: acts('clients.arrange', forms.SignalOutForm, async ({ tx, actor, params, form, about, url }) => {
		const clientId = params['id'] ?? '';
		await clients.letSignalGo(tx, actor, {
			...{ clientId, needCode: form.behoefte, sentence: form.zin },
			discussed: form.besproken ?? false,
		});
		about(whom(clientId));
		return saved(url, 'buurt');
	}),
	terug: acts('clients.arrange', forms.SignalOutBackForm, async ({ tx, actor, params, form, about, url }) => {
		await clients.takeSignalBack(tx, actor, params['id'] ?? '', form.signaal);
		about(whom(params['id']));
		return saved(url, 'buurt');
	}),
};
