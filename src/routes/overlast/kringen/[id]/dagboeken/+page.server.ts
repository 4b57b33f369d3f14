import { DiaryIdForm, PaperForm } from '#modules/nuisance';
import { diariesScreen, endDiary, newDiaryCode, typeOver } from '#modules/nuisance/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('nuisance.tend', diariesScreen);

export const actions = {
	overtypen: acts('nuisance.carry', PaperForm, async ({ tx, actor, params, form, url, about }) => {
		const id = params['id'] ?? '';
		about({ type: 'nuisance', id, personIds: [id] });
		await typeOver(tx, actor, id, form);
		return { to: `${url.pathname}?bewaard=ja` };
	}),
	code: acts('nuisance.carry', DiaryIdForm, async ({ tx, actor, params, form, about }) => {
		about({ type: 'nuisance', id: params['id'] ?? '' });
		return { code: await newDiaryCode(tx, actor, params['id'] ?? '', form.dagboek) };
	}),
	weg: acts('nuisance.carry', DiaryIdForm, async ({ tx, actor, params, form, url, about }) => {
		about({ type: 'nuisance', id: params['id'] ?? '' });
		await endDiary(tx, actor, params['id'] ?? '', form.dagboek);
		return { to: `${url.pathname}?bewaard=ja` };
	}),
};
