import { NextStepForm, StageForm } from '#modules/initiatives';
import { deskAfter, moveStage, setNextStep, tendScreen } from '#modules/initiatives/index.server';
import { acts, reads } from '#platform/route/index.server';

const id = (params: Record<string, string>): string => params['id'] ?? '';

export const load = reads('initiatives.desk', async ({ tx, actor, event, params, url, about }) => {
	about({ type: 'initiative', id: id(params) });
	return tendScreen(tx, actor, id(params), url, event.locals.municipality);
});

export const actions = {
	fase: acts('initiatives.tend', StageForm, async ({ tx, actor, form, params, url }) => {
		await moveStage(tx, actor, id(params), form);
		return deskAfter(url, 'fase');
	}),
	stap: acts('initiatives.tend', NextStepForm, async ({ tx, actor, form, params, url }) => {
		await setNextStep(tx, actor, id(params), form);
		return deskAfter(url, 'stap');
	}),
};
