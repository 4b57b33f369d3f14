import { AskYouthForm } from '#modules/youth';
import { askYouth, askYouthScreen } from '#modules/youth/index.server';
import { acts, open } from '#platform/route/index.server';

export const load = open('youth.look', askYouthScreen);

export const actions = {
	default: acts('youth.ask', AskYouthForm, ({ tx, actor, params, form }) =>
		askYouth(tx, actor, params['id'] ?? '', form),
	),
};
