import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import { asActor, type Tx } from '#platform/db/index.server';
import { NotFound, Refused } from '#platform/errors';
import { newUntimedId } from '#platform/ids';
import { addEmptyBallots, putUpBox } from './ballot-box.store.server.ts';
import { voteToRun } from './prepare-vote.server.ts';
import type { CodeKind } from './vote.ts';
import {
	addBatch,
	blockBatch,
	handOutCard,
	heldVote,
	openBatchInStore,
	optionsOf,
	stampVote,
} from './votes.store.server.ts';
import { shownVotingCode } from './voting-code.ts';
import { ballotKey, newVotingCode, registerHash } from './voting-keys.server.ts';

const mostInBatch = 500;
const fewestPlans = 2;

/** What is printed: the code, and for a letter the postcode it goes to. In no other place than on this paper. */
export type PrintedCode = { code: string; postcode: string };

/**
 * Makes codes that are shown once and kept nowhere. The empty ballots go in first, in a transaction of their own: one that no
 * code leads to does no harm.
 * @throws NotFound, NotAllowed, Refused('vote-few-plans' | 'vote-closed' | 'vote-other-way' | 'vote-many-codes')
 */
export async function makeCodes(
	tx: Tx,
	actor: Actor,
	voteId: string,
	kind: CodeKind,
	postcodes: readonly string[],
	made: readonly string[] = postcodes.map(newVotingCode),
): Promise<PrintedCode[]> {
	await voteToRun(tx, actor, voteId);
	// Held, so that a plan that comes or goes at the same moment waits, and then finds the vote fixed.
	const vote = await heldVote(tx, actor.municipalityId, voteId);
	if (!vote || clock.today() > vote.closesOn || vote.countedOn) throw new Refused('vote-closed');
	if (!vote.eligibility.includes(kind)) throw new Refused('vote-other-way');
	if (postcodes.length > mostInBatch) throw new Refused('vote-many-codes', 'adressen', { most: mostInBatch });
	const options = await optionsOf(tx, actor.municipalityId, voteId);
	if (options.length < fewestPlans) throw new Refused('vote-few-plans');

	await stampVote(tx, actor.municipalityId, voteId, 'fixed_on', clock.today());
	const ready = await asActor(
		actor,
		'ballot',
		async (box) =>
			(await putUpBox(box, vote, options.length)) && (await addEmptyBallots(box, voteId, made.map(ballotKey))),
	);
	// Never a letter of which there is no ballot.
	if (!ready) throw new Refused('vote-closed');
	const codes = made.map((code, nth) => ({ code, postcode: postcodes[nth] ?? '' }));
	await addBatch(
		tx,
		actor.municipalityId,
		voteId,
		{ id: newUntimedId(), kind, madeOn: clock.today(), madeBy: actor.personId as string },
		codes.map(({ code, postcode }) => ({ hash: registerHash(code), postcode })),
	);
	return codes.map(({ code, postcode }) => ({ code: shownVotingCode(code), postcode }));
}

/** Letters for so many doors of each postcode. */
export const makeLetters = (
	tx: Tx,
	actor: Actor,
	voteId: string,
	doors: readonly { postcode: string; letters: number }[],
): Promise<PrintedCode[]> =>
	makeCodes(
		tx,
		actor,
		voteId,
		'letter',
		doors.flatMap(({ postcode, letters }) => Array.from({ length: letters }, () => postcode)),
	);

export const makeCards = (tx: Tx, actor: Actor, voteId: string, cards: number): Promise<PrintedCode[]> =>
	makeCodes(
		tx,
		actor,
		voteId,
		'desk',
		Array.from({ length: cards }, () => ''),
	);

/** Another than who printed it counted the pack: its codes open. @throws NotFound, NotAllowed, Refused('vote-own-pack') */
export async function openBatch(tx: Tx, actor: Actor, voteId: string, batchId: string): Promise<void> {
	const vote = await voteToRun(tx, actor, voteId);
	if (!(await openBatchInStore(tx, vote.id, batchId, clock.today()))) throw new Refused('vote-own-pack');
}

/** A pack of letters or cards got lost: its codes open nothing any more. @throws NotFound, NotAllowed */
export async function stopBatch(tx: Tx, actor: Actor, voteId: string, batchId: string): Promise<void> {
	const vote = await voteToRun(tx, actor, voteId);
	if (!(await blockBatch(tx, actor.municipalityId, vote.id, batchId, clock.today())))
		throw new NotFound('vote-batch', batchId);
}

/** Somebody lives there and got a card. Returns how many that makes. @throws NotFound, NotAllowed, Refused('vote-no-cards') */
export async function giveCard(tx: Tx, actor: Actor, voteId: string): Promise<number> {
	const vote = await voteToRun(tx, actor, voteId);
	const given = await handOutCard(tx, vote.id, clock.today());
	if (given === null) throw new Refused('vote-no-cards');
	return given;
}
