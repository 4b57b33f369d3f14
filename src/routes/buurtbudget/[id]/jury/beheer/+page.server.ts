import { BeginJuryForm, DecisionsForm, JurorForm, NoFields, VoteForm, WillingForm } from '#modules/jury';
import {
	beginJury,
	chooseJuror,
	closeJury,
	drawJury,
	prepareRoundVote,
	publishOutcome,
	takeOverVote,
	tendJuryScreen,
	vouchForJuror,
} from '#modules/jury/index.server';
import { type Ask, acts, reads } from '#platform/route/index.server';

export const load = reads('jury.tend', tendJuryScreen);

/** Each act stands in the trail with which round it was about. */
const round = ({ params, about }: Pick<Ask, 'params' | 'about'>) => {
	about({ type: 'budget-round', id: params['id'] ?? '' });
	return params['id'] ?? '';
};

export const actions = {
	begin: acts('jury.run', BeginJuryForm, (ask) => beginJury(ask.tx, ask.actor, round(ask), ask.form)),
	kies: acts('jury.run', WillingForm, (ask) => chooseJuror(ask.tx, ask.actor, round(ask), ask.form)),
	gebeld: acts('jury.run', JurorForm, (ask) => vouchForJuror(ask.tx, ask.actor, round(ask), ask.form.id)),
	loting: acts('jury.run', NoFields, (ask) => drawJury(ask.tx, ask.actor, round(ask))),
	sluit: acts('jury.run', NoFields, (ask) => closeJury(ask.tx, ask.actor, round(ask))),
	besluit: acts('jury.run', DecisionsForm, (ask) => publishOutcome(ask.tx, ask.actor, round(ask), ask.form)),
	stemming: acts('jury.run', VoteForm, (ask) => prepareRoundVote(ask.tx, ask.actor, round(ask), ask.form)),
	uitslag: acts('jury.run', DecisionsForm, (ask) => takeOverVote(ask.tx, ask.actor, round(ask), ask.form)),
};
