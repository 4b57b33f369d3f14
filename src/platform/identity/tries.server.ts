import { clock } from '../clock.ts';
import { TooMany } from '../errors.ts';
import { newUntimedId } from '../ids.ts';
import { countTry } from './identity.store.server.ts';
import { keyedHash } from './sealed.server.ts';

/** Counts a try at something and refuses when there were too many. What is counted is hashed before it is kept. */
export async function limitTries(what: string, whom: string, most: number, windowSeconds: number): Promise<void> {
	const now = clock.now().getTime();
	const { count, since } = await countTry(newUntimedId(), `${what}:${keyedHash('tries', whom)}`, now, windowSeconds);
	if (count > most) throw new TooMany(Math.max(1, Math.ceil((since + windowSeconds * 1000 - now) / 1000)));
}
