import { clock } from '../clock.ts';
import { asTask, type Tx } from '../db/index.server.ts';
import { currentMunicipalities } from '../municipality.server.ts';
import { careSeals, freshKey, type Seals, unwrapped, wrappedKey } from './seals.server.ts';
import {
	addTextKey,
	destroyRetiredKeys,
	putSealedAgain,
	retireTextKey,
	sealedOtherwise,
	textKeys,
	wrapTextKey,
} from './text-keys.store.server.ts';

const dayInMs = 24 * 3_600_000;
/** How long one key seals. */
const keySeals = 90 * dayInMs;
/** Who began to write just before a key was retired has long finished by then. */
const keyStays = dayInMs;
/** Rows in one transaction: short enough that nobody who writes waits for it. */
const atOnce = 500;

/**
 * Nightly: a key older than ninety days makes room for a new one, every word is sealed again under it,
 * and the old key is destroyed once nothing needs it. Also wraps keys again after the key of the installation was replaced.
 * Begun again after a crash it goes on where it was. Returns how many words were sealed again.
 */
export async function sealAgain(): Promise<number> {
	let all = 0;
	for (const { id } of await currentMunicipalities()) all += await sealAgainIn(id);
	return all;
}

async function sealAgainIn(municipalityId: string): Promise<number> {
	const task = <T>(work: (tx: Tx) => Promise<T>) => asTask('care.seal-again', municipalityId, 'care', work);
	await task((tx) => renewKeys(tx, municipalityId));
	let all = 0;
	for (let done = atOnce; done === atOnce; all += done)
		done = await task(async (tx) => moveSome(tx, await careSeals(tx, municipalityId)));
	await task((tx) => destroyRetiredKeys(tx, municipalityId, new Date(clock.now().getTime() - keyStays)));
	return all;
}

async function renewKeys(tx: Tx, municipalityId: string): Promise<void> {
	const rows = await textKeys(tx, municipalityId);
	for (const row of rows)
		await wrapTextKey(tx, municipalityId, row.id, wrappedKey(municipalityId, row.id, unwrapped(municipalityId, row)));
	const current = rows.find(({ retired_at }) => retired_at === null);
	if (!current || current.made_at.getTime() > clock.now().getTime() - keySeals) return;
	await retireTextKey(tx, municipalityId, current.id, clock.now());
	await addTextKey(tx, municipalityId, freshKey(municipalityId));
}

async function moveSome(tx: Tx, seals: Seals): Promise<number> {
	const some = await sealedOtherwise(tx, seals.keyId, atOnce);
	for (const one of some)
		await putSealedAgain(tx, one, seals.seal(one.place, one.row_id, seals.open(one.place, one.row_id, one.sealed)));
	return some.length;
}
