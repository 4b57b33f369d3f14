import { promisesAt } from '#modules/promises/index.server';
import { HelpedForm, QuestionForm } from '#modules/sessions';
import { askQuestion, sessionScreen, tellHelped } from '#modules/sessions/index.server';
import { acts, open } from '#platform/route/index.server';

export const load = open('sessions.look', async (ask) => {
	const screen = await sessionScreen(ask);
	return { ...screen, promises: await promisesAt(ask, screen.session.id) };
});

export const actions = {
	vraag: acts('sessions.ask', QuestionForm, async ({ tx, actor, params, form }) => {
		await askQuestion(tx, actor, params['code'] ?? '', form.text);
		return { said: 'asked' };
	}),
	geholpen: acts('sessions.helped', HelpedForm, async ({ tx, actor, params, form }) => {
		await tellHelped(tx, actor, params['code'] ?? '', form.helped);
		return { said: 'helped' };
	}),
};
