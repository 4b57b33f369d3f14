import { UpkeepForm } from '#modules/upkeep';
import { proposeUpkeep, proposeUpkeepScreen } from '#modules/upkeep/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('upkeep.propose', proposeUpkeepScreen);

export const actions = {
	default: acts('upkeep.propose', UpkeepForm, async ({ tx, actor, form, about }) => {
		const made = await proposeUpkeep(tx, actor, form);
		about({ type: 'upkeep', id: made.id });
		return made;
	}),
};
