import { TellForm } from '#modules/conflicts';
import { tellConflict, tellScreen } from '#modules/conflicts/index.server';
import { acts, open } from '#platform/route/index.server';

export const load = open('conflicts.look', tellScreen);

export const actions = {
	default: acts('conflicts.tell', TellForm, async ({ tx, actor, form }) => ({
		code: await tellConflict(tx, actor, form),
	})),
};
