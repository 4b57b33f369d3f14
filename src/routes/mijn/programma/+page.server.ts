import { OwnClickForm, OwnLineForm, OwnMoneyForm, OwnStoryForm, PairForm } from '#modules/programmes';
import {
	answerClick,
	endPair,
	noteMoney,
	ownProgrammeScreen,
	takeMoneyBack,
	takeStoryBack,
	tellStory,
} from '#modules/programmes/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('programmes.own', ownProgrammeScreen);

export const actions = {
	klik: acts('programmes.own', OwnClickForm, async ({ tx, actor, form }) => {
		await answerClick(tx, actor, form.koppel, form);
		return { said: form.verder === 'go-on' ? 'go-on' : 'ends' };
	}),
	geld: acts('programmes.own', OwnMoneyForm, ({ tx, actor, form }) =>
		noteMoney(tx, actor, form.koppel, { ...form, soort: 'spent' }),
	),
	geldTerug: acts('programmes.own', OwnLineForm, ({ tx, actor, form }) =>
		takeMoneyBack(tx, actor, form.koppel, form.id),
	),
	verhaal: acts('programmes.own', OwnStoryForm, async ({ tx, actor, form }) => {
		await tellStory(tx, actor, form.koppel, form);
		return { said: 'story' };
	}),
	verhaalTerug: acts('programmes.own', PairForm, ({ tx, actor, form }) => takeStoryBack(tx, actor, form.koppel)),
	stop: acts('programmes.own', PairForm, async ({ tx, actor, form }) => {
		await endPair(tx, actor, form.koppel);
		return { said: 'ends' };
	}),
};
