import { carriedBy } from '#modules/activities/index.server';
import { sharesMoneyOf } from '#modules/area-money';
import { NextStepForm, StageForm } from '#modules/initiatives';
import { deskAfter, moveStage, setNextStep, tendScreen } from '#modules/initiatives/index.server';
import { roundsNear } from '#modules/rounds/index.server';
import { acts, reads } from '#platform/route/index.server';

const id = (params: Record<string, string>): string => params['id'] ?? '';

export const load = reads('initiatives.desk', async ({ tx, actor, event, params, url, about }) => {
	about({ type: 'initiative', id: id(params) });
	const desk = await tendScreen(tx, actor, id(params), url, event.locals.municipality);
	const { areaCode, publishedAt } = desk.initiative;
	const rounds = await roundsNear(tx, actor.municipalityId, areaCode);
	return {
		...desk,
		needs: {
			rounds: rounds
				.filter(({ phase }) => phase === 'proposing')
				.map((round) => ({ id: round.id, title: round.title })),
			shares: Boolean(publishedAt) && sharesMoneyOf(actor, areaCode),
			carries: (await carriedBy(tx, actor)).some((one) => one.id === id(params)),
		},
	};
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
