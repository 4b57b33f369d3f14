import { AskTimeForm } from '#modules/host-groups';
import { askTime, askTimeScreen } from '#modules/host-groups/index.server';
import { acts, open } from '#platform/route/index.server';

export const load = open('hosts.look', askTimeScreen);

export const actions = {
	default: acts('hosts.ask-time', AskTimeForm, async ({ tx, actor, form }) => ({
		code: await askTime(tx, actor, form),
	})),
};
