import * as v from 'valibot';
import { CardFilter } from '#modules/people';
import { cardsPage } from '#modules/people/index.server';
import { askAgainDue } from '#modules/talents/index.server';
import { clock } from '#platform/clock';
import { reads } from '#platform/route/index.server';

export const load = reads('people.cards', async (ask) => ({
	...(await cardsPage(ask, v.parse(CardFilter, Object.fromEntries(ask.url.searchParams)))),
	due: await askAgainDue(ask.tx, ask.actor, clock.today()),
	goneOn: /^\d{4}-\d\d-\d\d$/.exec(ask.url.searchParams.get('gewist') ?? '')?.[0] ?? null,
}));
