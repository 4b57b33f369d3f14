import { OnCallForm, StepOutForm } from '#modules/conflicts';
import { conflictsScreen, stepIn, stepOut } from '#modules/conflicts/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('conflicts.desk', conflictsScreen);

export const actions = {
	erbij: acts('conflicts.on-call', OnCallForm, async ({ tx, actor, form, url }) => {
		await stepIn(tx, actor, form);
		return { to: `${url.pathname}?bewaard=ja#bereikbaar` };
	}),
	weg: acts('conflicts.on-call', StepOutForm, async ({ tx, actor, form, url }) => {
		await stepOut(tx, actor, form);
		return { to: `${url.pathname}?bewaard=ja#bereikbaar` };
	}),
};
