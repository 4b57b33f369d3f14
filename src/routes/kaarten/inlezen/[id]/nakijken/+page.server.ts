import { BringInForm } from '#modules/sheets';
import { bringIn, chooseSame, sheetPlanPage } from '#modules/sheets/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('sheets.look', sheetPlanPage);

export const actions = {
	default: acts('sheets.bring-in', BringInForm, async (ask) => {
		await chooseSame(ask, ask.form);
		const { id = '' } = ask.params;
		const { cardIds } = await bringIn(ask.tx, ask.actor, id);
		ask.about({ type: 'sheet', id, personIds: cardIds });
		return { to: `/kaarten/inlezen/${id}` };
	}),
};
