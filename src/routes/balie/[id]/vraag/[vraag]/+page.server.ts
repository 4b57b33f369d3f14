import { DeskButtonForm, FoundForm, HandUpForm, SubjectForm, WordsForm } from '#modules/desk';
import {
	answerFromMap,
	answerInWords,
	deskQuestionScreen,
	handUp,
	notFound,
	setSubject,
} from '#modules/desk/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('desk.look', deskQuestionScreen);

const at = ({ params }: { params: Record<string, string> }) => ({
	deskId: params['id'] ?? '',
	id: params['vraag'] ?? '',
});

export const actions = {
	onderwerp: acts('desk.answer', SubjectForm, async (ask) => {
		await setSubject(ask.tx, ask.actor, at(ask), ask.form.onderwerp);
		return { did: 'subject' };
	}),
	kaart: acts('desk.answer', FoundForm, async (ask) => {
		await answerFromMap(ask.tx, ask.actor, at(ask), ask.form.entry);
		return { did: 'answer' };
	}),
	woorden: acts('desk.answer', WordsForm, async (ask) => {
		await answerInWords(ask.tx, ask.actor, at(ask), ask.form);
		return { did: 'answer' };
	}),
	niet: acts('desk.answer', DeskButtonForm, async (ask) => {
		await notFound(ask.tx, ask.actor, at(ask));
		return { did: 'not' };
	}),
	door: acts('desk.hand-up', HandUpForm, async (ask) => {
		await handUp(ask.tx, ask.actor, at(ask), ask.form);
		return { did: 'up' };
	}),
};
