import { TimeDoneForm, WeighTimeForm } from '#modules/host-groups';
import { timeDone, timeScreen, weighTime } from '#modules/host-groups/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('hosts.see-time', async (ask) => ({
	...(await timeScreen(ask)),
	saved: ask.url.searchParams.has('bewaard'),
}));

export const actions = {
	wegen: acts('hosts.weigh-time', WeighTimeForm, async ({ tx, actor, form, url, about }) => {
		about({ type: 'time-request', id: form.request });
		await weighTime(tx, actor, form);
		return { to: `${url.pathname}?bewaard=ja` };
	}),
	klaar: acts('hosts.weigh-time', TimeDoneForm, async ({ tx, actor, form, url, about }) => {
		about({ type: 'time-request', id: form.request });
		await timeDone(tx, actor, form.request);
		return { to: `${url.pathname}?bewaard=ja` };
	}),
};
