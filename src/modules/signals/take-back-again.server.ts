import { clock } from '#platform/clock';
import { asTask } from '#platform/db/index.server';
import { currentMunicipalities } from '#platform/municipality.server';
import { tombstoneOf } from '#platform/retention/index.server';
import { forgetIn, signalsThere } from './forget-person.store.server.ts';
import { removeOffer } from './offers.store.server.ts';

/** Takes back what its teller had taken back before, and came back with an older copy of the database. Returns how many. */
export async function takeSignalsBackAgain(erased: ReadonlySet<string>): Promise<number> {
	if (erased.size === 0) return 0;
	let again = 0;
	for (const { id: municipalityId } of await currentMunicipalities())
		again += await asTask('privacy.erase', municipalityId, 'community', async (tx) => {
			const back = (await signalsThere(tx, municipalityId)).filter(({ id }) =>
				erased.has(tombstoneOf('signal', municipalityId, id)),
			);
			for (const { id, offerId } of back) {
				if (offerId) await removeOffer(tx, municipalityId, offerId);
				await forgetIn(tx, municipalityId, id, { told: true, emptiedAt: clock.now() });
			}
			return back.length;
		});
	return again;
}
