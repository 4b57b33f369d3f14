import { AnswerObstacleForm, DecideForm, MoneyForm, ObstacleShownForm, SameForm, SendOnForm } from '#modules/requests';
import {
	answerObstacle,
	askBreakthrough,
	decideBreakthrough,
	obstacleScreen,
	sameRule,
	sendOn,
	showObstacle,
} from '#modules/requests/index.server';
import { acts, reads } from '#platform/route/index.server';

const id = (params: Record<string, string>): string => params['id'] ?? '';

export const load = reads('obstacles.tend', obstacleScreen);

export const actions = {
	antwoord: acts('obstacles.answer', AnswerObstacleForm, ({ tx, actor, params, form }) =>
		answerObstacle(tx, actor, id(params), form),
	),
	doorgeven: acts('obstacles.answer', SendOnForm, ({ tx, actor, params, form }) => sendOn(tx, actor, id(params), form)),
	openbaar: acts('obstacles.answer', ObstacleShownForm, ({ tx, actor, params, form }) =>
		showObstacle(tx, actor, id(params), form),
	),
	geld: acts('obstacles.answer', MoneyForm, ({ tx, actor, params, form }) =>
		askBreakthrough(tx, actor, id(params), form),
	),
	zelfde: acts('obstacles.answer', SameForm, ({ tx, actor, params, form }) =>
		sameRule(tx, actor, id(params), form.same),
	),
	besluit: acts('obstacles.decide', DecideForm, ({ tx, actor, params, form }) =>
		decideBreakthrough(tx, actor, id(params), form),
	),
};
