import * as v from 'valibot';
import { SignalFilter } from '#modules/signals';
import { signalsPage } from '#modules/signals/index.server';
import { reads } from '#platform/route/index.server';

export const load = reads('signals.list', (ask) =>
	signalsPage(ask, v.parse(SignalFilter, Object.fromEntries(ask.url.searchParams))),
);
