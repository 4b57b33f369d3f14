import { SettleForm, ShareForm, WithdrawForm } from '#modules/clients';
import { ownFile, ownSaved, settleAsked, share, sharingOfOwn, withdrawPermission } from '#modules/clients/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('clients.own-walls', sharingOfOwn);

export const actions = {
	geef: acts('clients.change-own-walls', ShareForm, async (ask) => {
		await share(ask.tx, ask.actor, await ownFile(ask), ask.form);
		return ownSaved(ask.url);
	}),
	zeg: acts('clients.change-own-walls', SettleForm, async (ask) => {
		await settleAsked(ask.tx, ask.actor, await ownFile(ask), ask.form);
		return ownSaved(ask.url);
	}),
	terug: acts('clients.change-own-walls', WithdrawForm, async (ask) => {
		await withdrawPermission(ask.tx, ask.actor, await ownFile(ask), ask.form.toestemming);
		return ownSaved(ask.url);
	}),
};
