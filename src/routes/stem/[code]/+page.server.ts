import { CardForm, DotsForm, WishForm } from '#modules/area-analysis';
import {
	layCard,
	layDots,
	openAnalysis,
	phoneFor,
	takePartScreen,
	wishForTeam,
} from '#modules/area-analysis/index.server';
import { type Ask, acts, open } from '#platform/route/index.server';

export const load = open('analysis.take-part', takePartScreen);

const session = ({ tx, actor, params }: Pick<Ask, 'tx' | 'actor' | 'params'>) =>
	openAnalysis(tx, actor, { code: params['code'] ?? '' });

export const actions = {
	kaart: acts('analysis.take-part', CardForm, async (ask) => {
		await layCard(ask.tx, ask.actor, await session(ask), ask.form);
		return { did: 'card' };
	}),
	stippen: acts('analysis.take-part', DotsForm, async (ask) => {
		const analysis = await session(ask);
		await layDots(ask.tx, ask.actor, analysis, phoneFor(ask.event, analysis.id), ask.form);
		return { did: 'dots' };
	}),
	team: acts('analysis.take-part', WishForm, async (ask) => {
		const analysis = await session(ask);
		await wishForTeam(ask.tx, analysis, phoneFor(ask.event, analysis.id), ask.form);
		return { did: 'team' };
	}),
};
