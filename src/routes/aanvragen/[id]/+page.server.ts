import { AnswerForm, ButtonForm, MoveForm, ShownForm, StepDoneForm, TakeUpForm, WordForm } from '#modules/requests';
import {
	answerRequest,
	finishStep,
	moveStep,
	nameDeputy,
	requestScreen,
	sayWord,
	showRequest,
	takeUpRequest,
	withdrawRequest,
} from '#modules/requests/index.server';
import { type Ask, acts, reads } from '#platform/route/index.server';

const id = (params: Record<string, string>): string => params['id'] ?? '';

export const load = reads('requests.look', requestScreen);

const named = (ask: Ask) => {
	ask.about({ type: 'request', id: id(ask.params) });
	return [ask.tx, ask.actor, id(ask.params)] as const;
};

export const actions = {
	oppakken: acts('requests.handle', TakeUpForm, (ask) => takeUpRequest(...named(ask), ask.form)),
	vervanger: acts('requests.handle', TakeUpForm, (ask) => nameDeputy(...named(ask), ask.form)),
	termijn: acts('requests.handle', MoveForm, (ask) => moveStep(...named(ask), ask.form)),
	antwoord: acts('requests.handle', AnswerForm, (ask) => answerRequest(...named(ask), ask.form)),
	stap: acts('requests.word', StepDoneForm, (ask) => finishStep(...named(ask), ask.form)),
	bericht: acts('requests.word', WordForm, (ask) => sayWord(...named(ask), ask.form.word)),
	tonen: acts('requests.ask', ShownForm, (ask) => showRequest(...named(ask), ask.form.shown)),
	intrekken: acts('requests.ask', ButtonForm, (ask) => withdrawRequest(...named(ask))),
};
