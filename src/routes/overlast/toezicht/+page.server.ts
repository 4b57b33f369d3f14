import { CircleIdForm, RaisedIdForm } from '#modules/nuisance';
import { handOver, noteSeen, oversightScreen } from '#modules/nuisance/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('nuisance.oversee', oversightScreen);

export const actions = {
	gezien: acts('nuisance.note', RaisedIdForm, async ({ tx, actor, form, url, about }) => {
		about({ type: 'nuisance-raised', id: form.melding });
		await noteSeen(tx, actor, form.melding);
		return { to: `${url.pathname}?bewaard=ja` };
	}),
	overdragen: acts('nuisance.note', CircleIdForm, async ({ tx, form, about }) => {
		about({ type: 'nuisance', id: form.kring, personIds: [form.kring] });
		return { moveCode: await handOver(tx, form.kring) };
	}),
};
