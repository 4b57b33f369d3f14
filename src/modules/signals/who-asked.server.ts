import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { askersOf } from './signals.store.server.ts';
import { halfAYearMs } from './what-it-led-to.server.ts';

/** Somebody who brought up a need and still waits for an answer: their card when there is one, and which workers met them, best known first. */
export type Asker = { signalId: string; personId: string | null; metBy: string[] };

/** Everybody who brought up this need in these areas in the past half year. The row policies ask for the task `asking.pass-on`. */
export async function whoAskedFor(
	tx: Tx,
	municipalityId: string,
	about: { areaCodes: readonly string[]; needCode: string },
): Promise<Asker[]> {
	const since = new Date(clock.now().getTime() - halfAYearMs);
	return (await askersOf(tx, municipalityId, { ...about, since })).map((row) => ({
		signalId: row.id,
		personId: row.person_id ?? (row.source === 'resident' ? row.reporter_id : null),
		metBy: [row.picked_up_by, row.source === 'worker' ? row.reporter_id : null].filter((id) => id !== null),
	}));
}
