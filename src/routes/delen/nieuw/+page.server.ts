import { ThingForm } from '#modules/lending';
import { lend, newThingScreen } from '#modules/lending/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('lending.borrow', newThingScreen);

export const actions = {
	default: acts('lending.borrow', ThingForm, async ({ tx, actor, form }) => ({
		to: `/delen/${await lend(tx, actor, form)}`,
	})),
};
