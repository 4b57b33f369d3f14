import { BallotForm } from '#modules/ballots';
import { paperScreen, readPaper } from '#modules/ballots/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('ballots.help', paperScreen);

export const actions = {
	default: acts('ballots.help', BallotForm, async ({ tx, actor, params, form }) => ({
		read: await readPaper(tx, actor, params['id'] ?? '', form),
	})),
};
