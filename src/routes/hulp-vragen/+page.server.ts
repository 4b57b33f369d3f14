import { AskHelpForm } from '#modules/intake';
import { askHelp, askHelpScreen } from '#modules/intake/index.server';
import { acts, open } from '#platform/route/index.server';

export const load = open('intake.look', askHelpScreen);

export const actions = {
	default: acts('intake.ask', AskHelpForm, async ({ tx, actor, form }) => askHelp(tx, actor, form)),
};
