import { SwitchForm } from '#modules/matching';
import { matchSwitchScreen, switchMatching } from '#modules/matching/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('matching.switch', matchSwitchScreen);

export const actions = {
	default: acts('matching.switch', SwitchForm, ({ tx, actor, form }) => switchMatching(tx, actor, form.aan === 'ja')),
};
