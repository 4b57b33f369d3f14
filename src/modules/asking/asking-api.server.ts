import type { ApiAsk } from '#platform/route/index.server';
import { askingsScreen } from './asking-screens.server.ts';

/** GET /api/v1/asks: whom this worker still asks and what they said; nobody else's persons, and no number of them. */
export async function asksResource(ask: Pick<ApiAsk<unknown>, 'tx' | 'actor'>) {
	const { waiting, answered, mine } = await askingsScreen(ask);
	const line = ({ id, answer, went, asking }: (typeof waiting)[number]) => ({ id, askingId: asking.id, answer, went });
	return {
		body: {
			asks: [...waiting, ...answered].map(line),
			askings: mine.map(({ id, place, sentence, outcome, closesOn, meetsOn }) => ({
				id,
				place,
				sentence,
				outcome,
				closesOn,
				meetsOn,
			})),
		},
	};
}
