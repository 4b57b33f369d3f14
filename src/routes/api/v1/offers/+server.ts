import { OfferFilter } from '#modules/signals';
import { offersResource } from '#modules/signals/index.server';
import { answers } from '#platform/route/index.server';

export const GET = answers('offers.list', OfferFilter, offersResource);
