import { ownMatchesScreen } from '#modules/matching/index.server';
import { reads } from '#platform/route/index.server';

export const load = reads('matching.own', async (ask) => ({
	...(await ownMatchesScreen(ask)),
	gone: ask.url.searchParams.get('weg') ?? '',
}));
