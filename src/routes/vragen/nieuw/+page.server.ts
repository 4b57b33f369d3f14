import { StartAskingForm } from '#modules/asking';
import { startAsking, startScreen } from '#modules/asking/index.server';
import { acts, reads } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = reads('asking.look', startScreen);

export const actions = {
	default: acts('asking.start', StartAskingForm, async ({ tx, actor, form, about }) => {
		const id = await startAsking(tx, actor, form);
		about({ type: 'asking', id });
		return { to: localizeHref(`/vragen/${id}`) };
	}),
};
