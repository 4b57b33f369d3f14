import * as v from 'valibot';
import { FindForm } from '#modules/talents';
import { findPage } from '#modules/talents/index.server';
import { reads } from '#platform/route/index.server';

export const load = reads('talents.find', (ask) =>
	findPage(ask, v.parse(FindForm, Object.fromEntries(ask.url.searchParams))),
);
