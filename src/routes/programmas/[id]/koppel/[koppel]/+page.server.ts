import { AgreementsForm, ClickForm, JustThis, LineForm, MoneyForm, StoryForm, TalkForm } from '#modules/programmes';
import {
	answerClick,
	beginPair,
	endPair,
	noteAgreements,
	noteMoney,
	pairScreen,
	takeMoneyBack,
	talkHeld,
	tellStory,
} from '#modules/programmes/index.server';
import { type Ask, acts, reads } from '#platform/route/index.server';

export const load = reads('programmes.look', pairScreen);

const here = ({ params, about }: Ask): string => {
	const { koppel: id = '' } = params;
	about({ type: 'programme-pair', id });
	return id;
};

export const actions = {
	begin: acts('programmes.tend', JustThis, (ask) => beginPair(ask.tx, ask.actor, here(ask))),
	afspraken: acts('programmes.tend', AgreementsForm, (ask) =>
		noteAgreements(ask.tx, ask.actor, here(ask), ask.form.afspraken),
	),
	gesprek: acts('programmes.tend', TalkForm, (ask) => talkHeld(ask.tx, ask.actor, here(ask), ask.form.op)),
	geld: acts('programmes.tend', MoneyForm, (ask) => noteMoney(ask.tx, ask.actor, here(ask), ask.form)),
	geldTerug: acts('programmes.tend', LineForm, (ask) => takeMoneyBack(ask.tx, ask.actor, here(ask), ask.form.id)),
	klik: acts('programmes.tend', ClickForm, (ask) => answerClick(ask.tx, ask.actor, here(ask), ask.form)),
	verhaal: acts('programmes.tend', StoryForm, (ask) => tellStory(ask.tx, ask.actor, here(ask), ask.form)),
	einde: acts('programmes.tend', JustThis, (ask) => endPair(ask.tx, ask.actor, here(ask))),
};
