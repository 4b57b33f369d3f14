import * as v from 'valibot';
import { OfferFilter } from '#modules/signals';
import { offersPage } from '#modules/signals/index.server';
import { open } from '#platform/route/index.server';

export const load = open('offers.list', (ask) =>
	offersPage(ask, v.parse(OfferFilter, Object.fromEntries(ask.url.searchParams))),
);
