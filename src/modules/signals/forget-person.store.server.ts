import type { Tx } from '#platform/db/index.server';
import { removeContactAndAdditions } from './signals.store.server.ts';

/** Every signal this person told (`told`) or that is about them. */
export async function signalsOf(
	tx: Tx,
	municipalityId: string,
	personId: string,
): Promise<{ id: string; text: string; told: boolean }[]> {
	const rows = await tx
		.selectFrom('community.signal')
		.select(['id', 'text', 'reporter_id'])
		.where('municipality_id', '=', municipalityId)
		.where((of) => of.or([of('reporter_id', '=', personId), of('person_id', '=', personId)]))
		.execute();
	return rows.map(({ id, text, reporter_id }) => ({ id, text, told: reporter_id === personId }));
}

/** Unties one signal from its person. What they left with it themselves goes; `emptiedAt` takes the words too. */
export async function forgetIn(
	tx: Tx,
	municipalityId: string,
	id: string,
	{ told, emptiedAt }: { told: boolean; emptiedAt: Date | undefined },
): Promise<void> {
	if (told || emptiedAt) await removeContactAndAdditions(tx, municipalityId, id);
	await tx
		.updateTable('community.signal')
		.set({
			person_id: null,
			...(told && { reporter_id: null, follow_code_hash: null }),
			...(emptiedAt && { text: '', undone_at: emptiedAt }),
		})
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.execute();
}

export async function moveSignals(tx: Tx, municipalityId: string, from: string, to: string): Promise<void> {
	await tx
		.updateTable('community.signal')
		.set({ person_id: to })
		.where('municipality_id', '=', municipalityId)
		.where('person_id', '=', from)
		.execute();
}

/** Every signal with words in it, for the one task that looks whether they should be there. */
export async function signalsThere(tx: Tx, municipalityId: string): Promise<{ id: string; offerId: string | null }[]> {
	const rows = await tx
		.selectFrom('community.signal')
		.select(['id', 'offer_id'])
		.where('municipality_id', '=', municipalityId)
		.where('undone_at', 'is', null)
		.execute();
	return rows.map(({ id, offer_id }) => ({ id, offerId: offer_id }));
}
