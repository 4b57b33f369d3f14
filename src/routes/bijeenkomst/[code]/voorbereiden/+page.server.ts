import { ConfirmForm, MergeForm, RecheckForm, SessionAnswerForm } from '#modules/sessions';
import {
	confirmSession,
	keepAnswer,
	mergeQuestions,
	prepareScreen,
	recheckAnswer,
} from '#modules/sessions/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('sessions.prepare', prepareScreen);

export const actions = {
	komt: acts('sessions.prepare', ConfirmForm, ({ tx, actor, params }) =>
		confirmSession(tx, actor, params['code'] ?? ''),
	),
	samen: acts('sessions.prepare', MergeForm, ({ tx, actor, params, form }) =>
		mergeQuestions(tx, actor, params['code'] ?? '', form),
	),
	antwoord: acts('sessions.prepare', SessionAnswerForm, ({ tx, actor, params, form }) =>
		keepAnswer(tx, actor, params['code'] ?? '', form),
	),
	klopt: acts('sessions.prepare', RecheckForm, ({ tx, actor, params, form }) =>
		recheckAnswer(tx, actor, params['code'] ?? '', form.id),
	),
};
