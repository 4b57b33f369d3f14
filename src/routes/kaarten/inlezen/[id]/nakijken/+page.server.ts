import { BringInForm } from '#modules/sheets';
import { bringIn, chooseSame, sheetPlanPage } from '#modules/sheets/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('sheets.look', sheetPlanPage);

export const actions = {
	default: acts('sheets.bring-in', BringInForm, async (ask) => {
		await chooseSame(ask, ask.form);
		await bringIn(ask.tx, ask.actor, ask.params.id ?? '');
		return { to: `/kaarten/inlezen/${ask.params.id}` };
	}),
};
