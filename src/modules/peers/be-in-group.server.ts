import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotFound, Refused } from '#platform/errors';
import { tell } from '#platform/events/index.server';
import { newUntimedId } from '#platform/ids';
import type { PeerAnswer, Pulse } from './peer.ts';
import { asksHeard, giveCode, type Hash, inGroup, say } from './peer-asks.store.server.ts';
import { newPeerCode, peerCodeHash } from './peer-code.server.ts';

/** By the code in somebody's hand. */
export const byPeerCode = (code: string): Hash => peerCodeHash(code);

/** What somebody said, themselves or to the worker who writes it down. @throws NotFound when it is not theirs, or over */
export async function sayToPeers(
	tx: Tx,
	actor: Actor,
	hash: Hash,
	{ id, answer }: { id: string; answer: PeerAnswer },
): Promise<void> {
	const groupId = await say(tx, hash, id, answer, clock.today());
	if (!groupId) throw new NotFound('peer-ask', id);
	await tell(tx, actor, 'community', 'peers.answered', groupId);
}

/** A next date, by anybody in it. @throws NotFound, Refused('date-in-past') */
export async function meetAgain(
	tx: Tx,
	hash: Hash,
	{ id, ...one }: { id: string; on: string; at: string; where: string },
): Promise<void> {
	if (one.on < clock.today()) throw new Refused('date-in-past', 'on');
	expectDone(await inGroup.plan(tx, hash, id, { id: newUntimedId(), ...one }, clock.today()), id);
}

/** @throws NotFound */
export const callOff = async (tx: Tx, hash: Hash, { id, meeting }: { id: string; meeting: string }): Promise<void> =>
	expectDone(await inGroup.callOff(tx, hash, id, meeting, clock.today()), id);

/** Brings coffee, as they want to be called here; without a name they take it back. @throws NotFound also when somebody else brings it */
export const bringCoffee = async (
	tx: Tx,
	hash: Hash,
	{ id, meeting, called }: { id: string; meeting: string; called: string },
): Promise<void> => expectDone(await inGroup.coffee(tx, hash, id, meeting, called), id);

/** What they agreed with each other. @throws NotFound */
export const agreeOn = async (tx: Tx, hash: Hash, { id, agreed }: { id: string; agreed: string }): Promise<void> =>
	expectDone(await inGroup.agree(tx, hash, id, agreed), id);

/** One question now and then. @throws NotFound */
export const feel = async (tx: Tx, hash: Hash, { id, pulse }: { id: string; pulse: Pulse }): Promise<void> =>
	expectDone(await inGroup.feel(tx, hash, id, pulse, clock.today()), id);

/** A code for a neighbour one brings along. Shown once, and not kept. @throws NotFound, also when five slips wait already */
export async function bringAlong(tx: Tx, hash: Hash, { id }: { id: string }): Promise<string> {
	const code = newPeerCode();
	expectDone(
		await inGroup.bringAlong(tx, hash, id, { id: newUntimedId(), code: peerCodeHash(code) }, clock.today()),
		id,
	);
	return code;
}

/**
 * A code for a letter or a slip for one's own person, as long as it is for asking. Shown once and not kept; the one before stops.
 * @throws NotFound, Refused once they answered themselves or the group meets
 */
export async function peerSlip(tx: Tx, id: string): Promise<string> {
	const code = newPeerCode();
	if (await giveCode(tx, id, peerCodeHash(code))) return code;
	expectDone(
		(await asksHeard(tx)).some((ask) => ask.id === id && ask.voice === 'worker'),
		id,
	);
	throw new Refused('peers-no-slip');
}

function expectDone(done: boolean, id: string): void {
	if (!done) throw new NotFound('peer-ask', id);
}
