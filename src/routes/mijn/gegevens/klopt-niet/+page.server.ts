import { AskAboutForm } from '#modules/about-me';
import { askAboutMe, askScreen } from '#modules/about-me/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('about-me.ask', askScreen);

export const actions = {
	default: acts(
		'about-me.ask',
		AskAboutForm,
		async ({ tx, actor, form }) => (await askAboutMe(tx, actor, form), { asked: true }),
	),
};
