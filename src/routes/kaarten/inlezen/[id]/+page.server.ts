import { NothingForm } from '#modules/people';
import { ColumnsForm, TabForm } from '#modules/sheets';
import { chooseColumns, chooseTab, sheetPage, takeBack, throwAway } from '#modules/sheets/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('sheets.look', sheetPage);

export const actions = {
	tab: acts('sheets.bring-in', TabForm, async (ask) => (await chooseTab(ask, ask.form.tab), { chosen: true })),
	kolommen: acts('sheets.bring-in', ColumnsForm, async (ask) => {
		await chooseColumns(ask, ask.form);
		return { to: `/kaarten/inlezen/${ask.params.id}/nakijken` };
	}),
	gooiWeg: acts('sheets.bring-in', NothingForm, async ({ tx, actor, params }) => {
		await throwAway(tx, actor, params.id ?? '');
		return { to: '/kaarten/inlezen' };
	}),
	draaiTerug: acts('sheets.bring-in', NothingForm, async ({ tx, actor, params: { id = '' }, about, afterwards }) => {
		const { kept, cardIds, erase } = await takeBack(tx, actor, id);
		about({ type: 'sheet', id, personIds: cardIds });
		afterwards(erase);
		return { kept };
	}),
};
