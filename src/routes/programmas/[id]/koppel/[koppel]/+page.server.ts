import { AgreementsForm, ClickForm, JustThis, LineForm, MoneyForm, StoryForm, TalkForm } from '#modules/programmes';
import {
	answerClick,
	beginPair,
	endPair,
	noteAgreements,
	noteMoney,
	pairScreen,
	personsIn,
	takeMoneyBack,
	talkHeld,
	tellStory,
} from '#modules/programmes/index.server';
import { type Ask, acts, reads } from '#platform/route/index.server';

export const load = reads('programmes.look', pairScreen);

/** The pair, told to the trail with the two it is about. */
const here = async ({ tx, actor, params, about }: Ask): Promise<string> => {
	const { koppel: id = '' } = params;
	about({ type: 'programme-pair', id, personIds: await personsIn(tx, actor, { pairId: id }) });
	return id;
};

export const actions = {
	begin: acts('programmes.tend', JustThis, async (ask) => beginPair(ask.tx, ask.actor, await here(ask))),
	afspraken: acts('programmes.tend', AgreementsForm, async (ask) =>
		noteAgreements(ask.tx, ask.actor, await here(ask), ask.form.afspraken),
	),
	gesprek: acts('programmes.tend', TalkForm, async (ask) => talkHeld(ask.tx, ask.actor, await here(ask), ask.form.op)),
	geld: acts('programmes.tend', MoneyForm, async (ask) => noteMoney(ask.tx, ask.actor, await here(ask), ask.form)),
	geldTerug: acts('programmes.tend', LineForm, async (ask) =>
		takeMoneyBack(ask.tx, ask.actor, await here(ask), ask.form.id),
	),
	klik: acts('programmes.tend', ClickForm, async (ask) => answerClick(ask.tx, ask.actor, await here(ask), ask.form)),
	verhaal: acts('programmes.tend', StoryForm, async (ask) => tellStory(ask.tx, ask.actor, await here(ask), ask.form)),
	einde: acts('programmes.tend', JustThis, async (ask) => endPair(ask.tx, ask.actor, await here(ask))),
};
