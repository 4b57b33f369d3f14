import { asTask } from '#platform/db/index.server';
import { currentMunicipalities } from '#platform/municipality.server';
import { tombstoneOf } from '#platform/retention/index.server';
import { openNow, type Shut, shut, shutForGood, shutForNow } from './shut-again.store.server.ts';

async function again(kept: ReadonlySet<string>, whats: readonly Shut[]): Promise<number> {
	if (kept.size === 0) return 0;
	let many = 0;
	for (const { id } of await currentMunicipalities())
		many += await asTask('privacy.erase', id, 'care', async (tx) => {
			let here = 0;
			for (const one of await openNow(tx))
				if (whats.includes(one.what) && kept.has(tombstoneOf(one.what, id, one.its)) && (await shut(tx, one))) here++;
			return here;
		});
	return many;
}

/** At every start, for an older copy may have come back: what was taken back or ended is so once more. Gives how many. */
export const shutForGoodAgain = (kept: ReadonlySet<string>): Promise<number> => again(kept, shutForGood);

/**
 * After an older copy came back: a hold, rest, a secret address stand again. Who lifted one since lifts it once more: shut by mistake
 * is mended with a tap, open by mistake is not. Gives how many.
 */
export const shutForNowAgain = (kept: ReadonlySet<string>): Promise<number> => again(kept, shutForNow);
