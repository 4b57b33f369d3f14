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
import { type Ask, acts, reads } from '#platform/route/index.server';

const id = (params: Record<string, string>): string => params['id'] ?? '';

export const load = reads('obstacles.tend', obstacleScreen);

const named = (ask: Ask) => {
	ask.about({ type: 'obstacle', id: id(ask.params) });
	return [ask.tx, ask.actor, id(ask.params)] as const;
};

export const actions = {
	antwoord: acts('obstacles.answer', AnswerObstacleForm, (ask) => answerObstacle(...named(ask), ask.form)),
	doorgeven: acts('obstacles.answer', SendOnForm, (ask) => sendOn(...named(ask), ask.form)),
	openbaar: acts('obstacles.answer', ObstacleShownForm, (ask) => showObstacle(...named(ask), ask.form)),
	geld: acts('obstacles.answer', MoneyForm, (ask) => askBreakthrough(...named(ask), ask.form)),
	zelfde: acts('obstacles.answer', SameForm, (ask) => sameRule(...named(ask), ask.form.same)),
	besluit: acts('obstacles.decide', DecideForm, (ask) => decideBreakthrough(...named(ask), ask.form)),
};
