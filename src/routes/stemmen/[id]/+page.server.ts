import { BallotForm } from '#modules/ballots';
import { castBallot, voteScreen } from '#modules/ballots/index.server';
import { acts, open } from '#platform/route/index.server';

export const load = open('ballots.look', voteScreen);

export const actions = {
	stem: acts('ballots.cast', BallotForm, async ({ tx, actor, form }) => {
		await castBallot(tx, actor, form);
		return { saved: true, channel: form.kanaal };
	}),
};
