import { AnswerForm, DecisionForm, PresentForm, QuestionForm, UndoForm } from '#modules/patterns';
import {
	agendaScreen,
	answerQuestion,
	askWorkgroup,
	decide,
	noteWhoIsThere,
	undoDecision,
} from '#modules/patterns/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('workgroups.see', agendaScreen);

export const actions = {
	besluit: acts('workgroups.decide', DecisionForm, async ({ tx, actor, params, form, about }) => {
		about({ type: 'pattern', id: form.pattern });
		return { decided: await decide(tx, actor, params['id'] ?? '', form), what: form.what, pattern: form.pattern };
	}),
	ongedaan: acts('workgroups.decide', UndoForm, async ({ tx, actor, params, form }) => {
		await undoDecision(tx, actor, params['id'] ?? '', form.decision);
		return { said: 'undone' as const };
	}),
	aanwezig: acts('workgroups.decide', PresentForm, async ({ tx, actor, params, form }) => {
		await noteWhoIsThere(tx, actor, params['id'] ?? '', form.present);
		return { said: 'present' as const };
	}),
	vraag: acts('workgroups.ask', QuestionForm, async ({ tx, actor, params, form }) => {
		await askWorkgroup(tx, actor, params['id'] ?? '', form);
		return { said: 'asked' as const };
	}),
	antwoord: acts('workgroups.decide', AnswerForm, async ({ tx, actor, params, form }) => {
		await answerQuestion(tx, actor, params['id'] ?? '', form);
		return { said: 'answered' as const };
	}),
};
