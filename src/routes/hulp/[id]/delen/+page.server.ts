import { SettleForm, ShareForm, WithdrawForm } from '#modules/clients';
import { helpedFile, settleAsked, share, sharingOfWorker, withdrawPermission } from '#modules/clients/index.server';
import { acts, reads } from '#platform/route/index.server';

const saved = (url: URL) => ({ to: `${url.pathname}?bewaard=ja` });

export const load = reads('clients.walls', sharingOfWorker);

export const actions = {
	geef: acts('clients.change-walls', ShareForm, async (ask) => {
		await share(ask.tx, ask.actor, await helpedFile(ask), ask.form);
		return saved(ask.url);
	}),
	zeg: acts('clients.change-walls', SettleForm, async (ask) => {
		await settleAsked(ask.tx, ask.actor, await helpedFile(ask), ask.form);
		return saved(ask.url);
	}),
	terug: acts('clients.change-walls', WithdrawForm, async (ask) => {
		await withdrawPermission(ask.tx, ask.actor, await helpedFile(ask), ask.form.toestemming);
		return saved(ask.url);
	}),
};
