import { WeighForm, WorryForm } from '#modules/host-groups';
import { hostGroupScreen, tellWorry, weighHosts } from '#modules/host-groups/index.server';
import { sessionsNear } from '#modules/sessions/index.server';
import { acts, open } from '#platform/route/index.server';

export const load = open('hosts.look', async (ask) => {
	const screen = await hostGroupScreen(ask);
	return { ...screen, meetings: await sessionsNear(ask.tx, ask.actor.municipalityId, screen.group.areaCode) };
});

export const actions = {
	zorg: acts('hosts.tell', WorryForm, async ({ tx, actor, params, form, url }) => {
		await tellWorry(tx, actor, params['id'] ?? '', form.words);
		return { to: `${url.pathname}?dank=ja` };
	}),
	wegen: acts('hosts.tell', WeighForm, async ({ tx, actor, params, form, url }) => {
		await weighHosts(tx, actor, params['id'] ?? '', form);
		return { to: `${url.pathname}?dank=ja` };
	}),
};
