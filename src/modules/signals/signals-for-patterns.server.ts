import { dayInAmsterdam } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { keysFromCare } from './from-care.store.server.ts';
import { personKeyOf } from './keys.server.ts';
import type { SignalKind, SignalSource } from './signal.ts';
import { signalsSince } from './signals.store.server.ts';

export type SignalForPatterns = {
	id: string;
	/** yyyy-mm-dd in the Netherlands. */
	day: string;
	areaCode: string;
	needCode: string | null;
	/** Stable within the municipality and not to be traced back; null when nobody knows whose it is. */
	personKey: string | null;
	kind: SignalKind;
	source: SignalSource;
	text: string;
};

/**
 * What the pattern detector counts. The row policies ask for the task `patterns.detect`.
 * @param since yyyy-mm-dd, the first day that counts
 */
export async function signalsForPatterns(tx: Tx, municipalityId: string, since: string): Promise<SignalForPatterns[]> {
	const rows = await signalsSince(tx, municipalityId, new Date(`${since}T00:00:00Z`));
	const fromCare = await keysFromCare(tx, municipalityId);
	return rows.map((row) => {
		// A worker who writes is not the person it is about; a resident with an account is.
		const person = row.person_id ?? (row.source === 'resident' ? row.reporter_id : null);
		return {
			id: row.id,
			day: dayInAmsterdam(row.captured_at),
			areaCode: row.area_code,
			needCode: row.need_code,
			personKey: person ? personKeyOf(municipalityId, person) : (fromCare.get(row.id) ?? null),
			kind: row.kind,
			source: row.source,
			text: row.text,
		};
	});
}
