import { ActivityForm, EndForm, MoveForm, OffForm, ProposePairForm, TurnoutForm } from '#modules/activities';
import {
	changeActivity,
	dayOff,
	endActivity,
	moveDay,
	noteCame,
	proposePair,
	runScreen,
} from '#modules/activities/index.server';
import { type Ask, acts, reads } from '#platform/route/index.server';

export const load = reads('activities.run', runScreen);

/** Whatever is done, the trail says with which activity. */
const tends =
	<Form, Done>(work: (ask: Ask & { form: Form }, id: string) => Done) =>
	(ask: Ask & { form: Form }): Done => {
		const id = ask.params['id'] ?? '';
		ask.about({ type: 'activity', id });
		return work(ask, id);
	};

export const actions = {
	wijzig: acts(
		'activities.tend',
		ActivityForm,
		tends(({ tx, actor, form }, id) => changeActivity(tx, actor, id, form)),
	),
	vervalt: acts(
		'activities.tend',
		OffForm,
		tends(({ tx, actor, form }, id) => dayOff(tx, actor, id, form.day)),
	),
	verzet: acts(
		'activities.tend',
		MoveForm,
		tends(({ tx, actor, form }, id) => moveDay(tx, actor, id, form)),
	),
	geweest: acts(
		'activities.tend',
		TurnoutForm,
		tends(({ tx, actor, form }, id) => noteCame(tx, actor, id, form)),
	),
	koppel: acts(
		'activities.tend',
		ProposePairForm,
		tends(({ tx, actor, form }, id) => proposePair(tx, actor, id, form)),
	),
	stopt: acts(
		'activities.tend',
		EndForm,
		tends(({ tx, actor, form }, id) => endActivity(tx, actor, id, form.lastDay)),
	),
};
