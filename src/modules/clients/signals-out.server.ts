import { randomInt } from 'node:crypto';
import { theNeeds } from '#modules/needs/index.server';
import { bringSignalFromCare } from '#modules/signals/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import { asTask, type Tx } from '#platform/db/index.server';
import { NotFound, Refused } from '#platform/errors';
import { findIdentifiers } from '#platform/free-text/identifiers';
import { keyedHash } from '#platform/identity/sealed.server';
import { newUntimedId } from '#platform/ids';
import { currentMunicipalities } from '#platform/municipality.server';
import { dayAfter } from '#platform/wall-time';
import { clientToHelp } from './know-client.server.ts';
import { addSignalOut, markGone, removeSignalOut, type SignalOut, signalsOut } from './signals-out.store.server.ts';

/** So many people's words go at once, so that nobody can tell whose came when. */
const fewest = 3;
/** Where few people are helped a sentence does not wait for ever. */
const longestDays = 14;

/**
 * "This is not only theirs": a need and a sentence without a name, for the neighbourhood. It goes later, among others; until
 * then the worker and the person may take it back. @throws NotFound, Refused
 */
export async function letSignalGo(
	tx: Tx,
	actor: Actor,
	one: { clientId: string; needCode: string; sentence: string; discussed: boolean },
): Promise<void> {
	const client = await clientToHelp(tx, actor, one.clientId);
	if (!theNeeds().needByCode.has(one.needCode)) throw new Refused('unknown-need', 'behoefte');
	// Nothing leaves care without the person knowing it.
	if (!one.discussed) throw new Refused('client-signal-discussed', 'besproken');
	const piece = findIdentifiers(one.sentence)[0]?.piece ?? partOfName(one.sentence, client.called);
	if (piece) throw new Refused('client-signal-names', 'zin', { piece });
	const { clientId, needCode, sentence } = one;
	await addSignalOut(tx, actor.municipalityId, {
		...{ clientId, needCode, sentence },
		id: newUntimedId(),
		// Of who lives at a secret address the district alone.
		areaCode: client.addressSecret ? `WK${client.areaCode.slice(2, 8)}` : client.areaCode,
		madeOn: clock.today(),
	});
}

/** The person's own name, which no list of names need hold. */
function partOfName(sentence: string, called: string): string | undefined {
	const words = new Set(called.toLowerCase().split(/[^\p{L}]+/u));
	return sentence.split(/[^\p{L}]+/u).find((word) => word.length > 2 && words.has(word.toLowerCase()));
}

/** @throws NotFound when it went already, or is not of this file. */
export async function takeSignalBack(tx: Tx, actor: Actor, clientId: string, id: string): Promise<void> {
	if (!(await removeSignalOut(tx, actor.municipalityId, clientId, id))) throw new NotFound('signal-out', id);
}

/** Every so often: what waits goes out of care, in an order that says nothing, once it is of enough people. */
export async function carrySignalsOut(): Promise<number> {
	let carried = 0;
	for (const { id } of await currentMunicipalities()) {
		const waiting = await asTask('signals.from-care', id, 'care', (tx) => signalsOut(tx, id));
		if (!mayGo(waiting)) continue;
		for (const one of shuffled(waiting)) {
			await carry(id, one);
			carried++;
		}
	}
	return carried;
}

/** Enough people, or one that waited long. */
function mayGo(waiting: readonly SignalOut[]): boolean {
	const people = new Set(waiting.map(({ clientId }) => clientId)).size;
	return people >= fewest || waiting.some(({ madeOn }) => madeOn < dayAfter(clock.today(), -longestDays));
}

async function carry(municipalityId: string, one: SignalOut): Promise<void> {
	const signalId = idOutside(municipalityId, one.id);
	// At noon, whenever it went: the moment of a signal says nothing about who was at whose table.
	const at = new Date(`${clock.today()}T12:00:00+01:00`);
	await asTask('signals.from-care', municipalityId, 'community', (tx, task) =>
		bringSignalFromCare(tx, task, { ...one, id: signalId, at }),
	);
	await asTask('signals.from-care', municipalityId, 'care', (tx) => markGone(tx, municipalityId, one.id, signalId));
}

/** The same each time, so that a round that broke off does not bring it twice; without our key nobody gets from one to the other. */
function idOutside(municipalityId: string, id: string): string {
	const hex = Buffer.from(keyedHash(`signal-out:${municipalityId}`, id), 'base64url').toString('hex');
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Fisher–Yates, by chance that cannot be guessed. */
function shuffled<T>(all: readonly T[]): T[] {
	const list = [...all];
	for (let at = list.length - 1; at > 0; at--) {
		const other = randomInt(at + 1);
		[list[at], list[other]] = [list[other] as T, list[at] as T];
	}
	return list;
}
