import { AllocateForm } from '#modules/clients';
import { caseloadScreen, relate } from '#modules/clients/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('clients.caseload', caseloadScreen);

export const actions = {
	wie: acts('clients.allocate', AllocateForm, async ({ tx, actor, form, about, url }) => {
		await relate(tx, actor, form.wie, { werker: form.werker, rol: 'named', tot: undefined, gekozen: false });
		about({ type: 'client', id: form.wie, personId: form.wie });
		return { to: `${url.pathname}?bewaard=ja` };
	}),
};
