import { CardsForm, LettersForm } from '#modules/ballots';
import { makeCards, makeLetters, printed, tendVoteScreen } from '#modules/ballots/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('ballots.help', tendVoteScreen);

const vote = ({ params }: { params: Record<string, string> }) => params['id'] ?? '';

export const actions = {
	brieven: acts('ballots.run', LettersForm, async ({ form, ...ask }) =>
		printed(ask, await makeLetters(ask.tx, ask.actor, vote(ask), form.adressen)),
	),
	kaarten: acts('ballots.run', CardsForm, async ({ form, ...ask }) =>
		printed(ask, await makeCards(ask.tx, ask.actor, vote(ask), form.kaarten)),
	),
};
