import type { Tx } from '#platform/db/index.server';
import { receiptOf } from './keys.server.ts';
import { addOffer } from './offers.store.server.ts';
import type { Offer } from './signal.ts';
import { addSignal, type NewSignal } from './signals.store.server.ts';

/** Puts ready-made signals and offers in, for the demo. What is there already stays. Returns how many were new. */
export async function addSignalsAndOffers(
	tx: Tx,
	municipalityId: string,
	signals: readonly Omit<NewSignal, 'receipt' | 'followCodeHash'>[],
	offers: readonly Offer[],
): Promise<{ signals: number; offers: number }> {
	const added = { signals: 0, offers: 0 };
	for (const signal of signals) {
		if (
			await addSignal(tx, municipalityId, { ...signal, followCodeHash: null, receipt: receiptOf(['demo', signal.id]) })
		)
			added.signals++;
	}
	for (const offer of offers) if (await addOffer(tx, municipalityId, offer)) added.offers++;
	return added;
}
