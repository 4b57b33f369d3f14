import { SuggestionAsk } from '#modules/signals';
import { suggestionsFor } from '#modules/signals/index.server';
import { answers } from '#platform/route/index.server';

export const POST = answers('signals.suggest', SuggestionAsk, async (ask) => ({
	body: await suggestionsFor(ask, ask.body.text),
}));
