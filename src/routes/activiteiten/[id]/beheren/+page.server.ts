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
import { acts, reads } from '#platform/route/index.server';

export const load = reads('activities.run', runScreen);

export const actions = {
	wijzig: acts('activities.tend', ActivityForm, ({ tx, actor, params, form }) =>
		changeActivity(tx, actor, params['id'] ?? '', form),
	),
	vervalt: acts('activities.tend', OffForm, ({ tx, actor, params, form }) =>
		dayOff(tx, actor, params['id'] ?? '', form.day),
	),
	verzet: acts('activities.tend', MoveForm, ({ tx, actor, params, form }) =>
		moveDay(tx, actor, params['id'] ?? '', form),
	),
	geweest: acts('activities.tend', TurnoutForm, ({ tx, actor, params, form }) =>
		noteCame(tx, actor, params['id'] ?? '', form),
	),
	koppel: acts('activities.tend', ProposePairForm, ({ tx, actor, params, form }) =>
		proposePair(tx, actor, params['id'] ?? '', form),
	),
	stopt: acts('activities.tend', EndForm, ({ tx, actor, params, form }) =>
		endActivity(tx, actor, params['id'] ?? '', form.lastDay),
	),
};
