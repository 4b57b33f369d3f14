import type { Actor } from '#platform/actor';
import type { Tx } from '#platform/db/index.server';
import { NotAllowed } from '#platform/errors';
import { type AccessLogRow, accessLog } from './privacy.store.server.ts';
import { mayReadAccessLog } from './text-report.ts';

const most = 200;

/** The newest rows of the trail of the own municipality: pseudonyms, no content. */
export async function readAccessLog(
	tx: Tx,
	actor: Actor,
	filter: { outcome?: string | null; permission?: string | null },
): Promise<AccessLogRow[]> {
	if (!mayReadAccessLog(actor)) throw new NotAllowed('privacy.read-log');
	const outcome = (['done', 'seen', 'denied'] as const).find((known) => known === filter.outcome);
	return accessLog(tx, { outcome, permission: filter.permission || undefined }, most);
}
