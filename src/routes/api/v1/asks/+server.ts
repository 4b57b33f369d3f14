import { AsksQuery } from '#modules/asking';
import { asksResource } from '#modules/asking/index.server';
import { answers } from '#platform/route/index.server';

export const GET = answers('asking.look', AsksQuery, asksResource);
