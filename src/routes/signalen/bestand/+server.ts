import * as v from 'valibot';
import { SignalFilter } from '#modules/signals';
import { signalsFile } from '#modules/signals/index.server';
import { reads } from '#platform/route/index.server';

export const GET = reads('signals.export', (ask) =>
	signalsFile(ask, v.parse(SignalFilter, Object.fromEntries(ask.url.searchParams))),
);
