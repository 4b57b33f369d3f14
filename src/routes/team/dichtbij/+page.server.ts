import { NearForm, NearIdForm } from '#modules/clients';
import { markNear, nearScreen, unmarkNear } from '#modules/clients/index.server';
import { acts, reads } from '#platform/route/index.server';

const saved = { to: '/team/dichtbij?bewaard=ja' };

export const load = reads('clients.near', nearScreen);

export const actions = {
	nieuw: acts('clients.mark-near', NearForm, async ({ tx, actor, form }) => {
		await markNear(tx, actor, form);
		return saved;
	}),
	weg: acts('clients.mark-near', NearIdForm, async ({ tx, actor, form }) => {
		await unmarkNear(tx, actor, form.merk);
		return saved;
	}),
};
