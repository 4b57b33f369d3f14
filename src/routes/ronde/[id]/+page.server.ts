import { BringForm, CallOffForm, CaseForm, IdeaForm } from '#modules/ambassador-round';
import { bringCases, callOff, noteIdea, stepDone, takeOut, visitScreen } from '#modules/ambassador-round/index.server';
import { type Ask, acts, reads } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = reads('rounds.visit', visitScreen);

const here = ({ params, about }: Ask): string => {
	const { id = '' } = params;
	about({ type: 'visit', id });
	return id;
};

export const actions = {
	meenemen: acts('rounds.tend', BringForm, (ask) => bringCases(ask.tx, ask.actor, here(ask), ask.form.bring)),
	eruit: acts('rounds.tend', CaseForm, (ask) => takeOut(ask.tx, ask.actor, here(ask), ask.form.case)),
	idee: acts('rounds.tend', IdeaForm, (ask) => noteIdea(ask.tx, ask.actor, here(ask), ask.form)),
	gedaan: acts('rounds.tend', CaseForm, (ask) => stepDone(ask.tx, ask.actor, here(ask), ask.form.case)),
	afzeggen: acts('rounds.tend', CallOffForm, async (ask) => {
		await callOff(ask.tx, ask.actor, here(ask));
		return { to: localizeHref('/ronde') };
	}),
};
