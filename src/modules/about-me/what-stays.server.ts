import { retentionTable } from '#platform/policy/index.server';
import type { WhatStays } from './about-me.ts';

const order = ['gone', 'nameless', 'kept'] as const;

/** What becomes of everything that is about people when one of them asks to be erased; what goes comes first. */
export const whatStays = (): WhatStays[] =>
	Object.values(retentionTable.classes)
		.flatMap(({ what, keep, onRequest }) =>
			onRequest
				? [{ what, becomes: onRequest.becomes, why: 'why' in onRequest ? onRequest.why : null, period: keep }]
				: [],
		)
		.sort((a, b) => order.indexOf(a.becomes) - order.indexOf(b.becomes));
