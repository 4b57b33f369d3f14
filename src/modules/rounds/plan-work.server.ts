import type { Ask } from '#platform/route/index.server';
import {
	advise,
	noteHeard,
	proposeJoin,
	publishSeen,
	refuseUnfit,
	sendWord,
	takeNameAwayFor,
	takeProposalOff,
	takeWordsAway,
	vouchForProposal,
} from './judge.server.ts';
import type { AdviceForm, HeardForm, JoinForm, NewsAwayForm, RefuseForm, SeenForm, WordForm } from './rounds.forms.ts';

type Posted<F> = Ask & { form: F };

/** Each act stands in the trail with which plan it was about. */
const plan = ({ params, about }: Pick<Ask, 'params' | 'about'>): string => {
	about({ type: 'budget-proposal', id: params['id'] ?? '' });
	return params['id'] ?? '';
};

/** What the team does with a plan, on the page behind it. */
export const planWork = {
	called: (ask: Ask) => vouchForProposal(ask.tx, ask.actor, plan(ask)),
	publish: (ask: Posted<SeenForm>) => publishSeen(ask.tx, ask.actor, plan(ask), ask.form.gezien),
	takeOff: (ask: Posted<WordForm>) => takeProposalOff(ask.tx, ask.actor, plan(ask), ask.form.bericht),
	heard: (ask: Posted<HeardForm>) => noteHeard(ask.tx, ask.actor, plan(ask), ask.form),
	advise: (ask: Posted<AdviceForm>) => advise(ask.tx, ask.actor, plan(ask), ask.form),
	word: (ask: Posted<WordForm>) => sendWord(ask.tx, ask.actor, plan(ask), ask.form.bericht),
	wordsAway: (ask: Posted<NewsAwayForm>) => takeWordsAway(ask.tx, ask.actor, plan(ask), ask.form.id),
	nameAway: (ask: Posted<NewsAwayForm>) => takeNameAwayFor(ask.tx, ask.actor, plan(ask), ask.form.id),
	join: (ask: Posted<JoinForm>) => proposeJoin(ask.tx, ask.actor, plan(ask), ask.form.met),
	refuse: (ask: Posted<RefuseForm>) => refuseUnfit(ask.tx, ask.actor, plan(ask), ask.form.reden),
};
