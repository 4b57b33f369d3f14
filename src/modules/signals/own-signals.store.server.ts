import type { Tx } from '#platform/db/index.server';
import type { SignalKind, SignalSource } from './signal.ts';

/** A signal as the person reads it who told it (`told`), or of whom somebody wrote it down. */
export type OwnSignal = {
	id: string;
	kind: SignalKind;
	text: string;
	needCode: string | null;
	source: SignalSource;
	told: boolean;
	capturedAt: Date;
	closedAt: Date | null;
};

/** Everything one person told or that was noted about them, newest first; what was taken back is not there any more. */
export async function ownSignals(tx: Tx, municipalityId: string, personId: string): Promise<OwnSignal[]> {
	const rows = await tx
		.selectFrom('community.signal')
		.select(['id', 'kind', 'text', 'need_code', 'source', 'reporter_id', 'captured_at', 'closed_at'])
		.where('municipality_id', '=', municipalityId)
		.where('undone_at', 'is', null)
		.where((of) => of.or([of('reporter_id', '=', personId), of('person_id', '=', personId)]))
		.orderBy('captured_at', 'desc')
		.limit(1000)
		.execute();
	return rows.map((row) => ({
		id: row.id,
		kind: row.kind,
		text: row.text,
		needCode: row.need_code,
		source: row.source,
		told: row.reporter_id === personId,
		capturedAt: row.captured_at,
		closedAt: row.closed_at,
	}));
}
