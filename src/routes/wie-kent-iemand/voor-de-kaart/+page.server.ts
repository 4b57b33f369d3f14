import { OnMapForm } from '#modules/asking-around';
import { forTheMapScreen, sayOnMap } from '#modules/asking-around/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('asking-around.look', forTheMapScreen);

export const actions = {
	default: acts('asking-around.map', OnMapForm, ({ tx, actor, form }) => sayOnMap(tx, actor, form.id)),
};
