import type { Tx } from '#platform/db/index.server';
import type { Signal } from './signal.ts';
import { signalFrom } from './signals.store.server.ts';

/** These signals, as far as the reader may read them and as long as they were not taken back; newest first. */
export async function signalsWithIds(tx: Tx, municipalityId: string, ids: readonly string[]): Promise<Signal[]> {
	if (ids.length === 0) return [];
	const rows = await tx
		.selectFrom('community.signal')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('id', 'in', ids)
		.where('undone_at', 'is', null)
		.orderBy('captured_at', 'desc')
		.execute();
	return rows.map(signalFrom);
}

/** What this worker picked up and has not closed, longest waiting first. */
export async function signalsHeldBy(tx: Tx, municipalityId: string, workerId: string, most: number): Promise<Signal[]> {
	const rows = await tx
		.selectFrom('community.signal')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('picked_up_by', '=', workerId)
		.where('closed_at', 'is', null)
		.where('undone_at', 'is', null)
		.orderBy('picked_up_at')
		.limit(most)
		.execute();
	return rows.map(signalFrom);
}

/** Needs that this worker wrote down or picked up and that wait for an answer, newest first. What somebody can do is no need. */
export async function openNeedsOf(tx: Tx, municipalityId: string, workerId: string, most: number): Promise<Signal[]> {
	const rows = await tx
		.selectFrom('community.signal')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where((is) => is.or([is('reporter_id', '=', workerId), is('picked_up_by', '=', workerId)]))
		.where('kind', '<>', 'kan')
		.where('need_code', 'is not', null)
		.where('closed_at', 'is', null)
		.where('undone_at', 'is', null)
		.orderBy('captured_at', 'desc')
		.limit(most)
		.execute();
	return rows.map(signalFrom);
}

/** What others told in these areas since then and nobody picked up, newest first. */
export async function newSignalsIn(
	tx: Tx,
	municipalityId: string,
	areas: readonly string[],
	since: Date,
	not: { reporterId: string | undefined },
	most: number,
): Promise<Signal[]> {
	const rows = await tx
		.selectFrom('community.signal')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('area_code', 'in', areas.length > 0 ? areas : ['-'])
		.where('captured_at', '>=', since)
		.where('picked_up_at', 'is', null)
		.where('closed_at', 'is', null)
		.where('undone_at', 'is', null)
		.where((is) =>
			is.or([
				is('reporter_id', 'is', null),
				is('reporter_id', '<>', not.reporterId ?? '00000000-0000-0000-0000-000000000000'),
			]),
		)
		.orderBy('captured_at', 'desc')
		.limit(most)
		.execute();
	return rows.map(signalFrom);
}
