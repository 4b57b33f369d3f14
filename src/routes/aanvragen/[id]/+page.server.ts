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
import { acts, reads } from '#platform/route/index.server';

const id = (params: Record<string, string>): string => params['id'] ?? '';

export const load = reads('requests.look', requestScreen);

export const actions = {
	oppakken: acts('requests.handle', TakeUpForm, ({ tx, actor, params, form, about }) => {
		about({ type: 'request', id: id(params) });
		return takeUpRequest(tx, actor, id(params), form);
	}),
	vervanger: acts('requests.handle', TakeUpForm, ({ tx, actor, params, form, about }) => {
		about({ type: 'request', id: id(params) });
		return nameDeputy(tx, actor, id(params), form);
	}),
	termijn: acts('requests.handle', MoveForm, ({ tx, actor, params, form, about }) => {
		about({ type: 'request', id: id(params) });
		return moveStep(tx, actor, id(params), form);
	}),
	antwoord: acts('requests.handle', AnswerForm, ({ tx, actor, params, form, about }) => {
		about({ type: 'request', id: id(params) });
		return answerRequest(tx, actor, id(params), form);
	}),
	stap: acts('requests.word', StepDoneForm, ({ tx, actor, params, form }) => finishStep(tx, actor, id(params), form)),
	bericht: acts('requests.word', WordForm, ({ tx, actor, params, form }) => sayWord(tx, actor, id(params), form.word)),
	tonen: acts('requests.ask', ShownForm, ({ tx, actor, params, form }) =>
		showRequest(tx, actor, id(params), form.shown),
	),
	intrekken: acts('requests.ask', ButtonForm, ({ tx, actor, params }) => withdrawRequest(tx, actor, id(params))),
};
