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
	wijzig: acts('activities.run', ActivityForm, ({ tx, actor, params, form }) =>
		changeActivity(tx, actor, params['id'] ?? '', form),
	),
	vervalt: acts('activities.run', OffForm, ({ tx, actor, params, form }) =>
		dayOff(tx, actor, params['id'] ?? '', form.day),
	),
	verzet: acts('activities.run', MoveForm, ({ tx, actor, params, form }) =>
		moveDay(tx, actor, params['id'] ?? '', form),
	),
	geweest: acts('activities.run', TurnoutForm, ({ tx, actor, params, form }) =>
		noteCame(tx, actor, params['id'] ?? '', form),
	),
	koppel: acts('activities.run', ProposePairForm, ({ tx, actor, params, form }) =>
		proposePair(tx, actor, params['id'] ?? '', form),
	),
	stopt: acts('activities.run', EndForm, ({ tx, actor, params, form }) =>
		endActivity(tx, actor, params['id'] ?? '', form.lastDay),
	),
};
