import { VotingCodeForm } from '#modules/ballots';
import { ballotShown, openBallot, votesScreen } from '#modules/ballots/index.server';
import { acts, open } from '#platform/route/index.server';

export const load = open('ballots.look', votesScreen);

export const actions = {
	// The code is in no address: what it opens is shown here, and goes along in the form of the ballot.
	code: acts('ballots.cast', VotingCodeForm, async ({ form, ...ask }) =>
		ballotShown(ask, await openBallot(ask.tx, ask.actor, form.code), form.code, form.kanaal),
	),
};
