import { type Actor, anonymous } from '#platform/actor';
import { clock } from '#platform/clock';
import { asActor, type Tx } from '#platform/db/index.server';
import { Refused } from '#platform/errors';
import { castInBox, lookAtBallot, type PaperRead, readPaperInBox } from './ballot-box.store.server.ts';
import { voteToRun } from './prepare-vote.server.ts';
import type { BallotForm } from './vote.forms.ts';
import { faultIn, stateOf, type Vote, type VoteOption, writeChoices } from './vote.ts';
import { findVote, type HeldCode, optionsOf, voteOfCode } from './votes.store.server.ts';
import { ballotKey, readerOf, registerHash } from './voting-keys.server.ts';

export type OpenBallot = {
	vote: Vote;
	options: VoteOption[];
	/** A letter asks for the postcode it went to. */
	asksPostcode: boolean;
	/** Something stands on it already; not told of a letter. What, is shown to nobody. */
	cast: boolean;
};

/**
 * What a code opens. Nothing is written, and the ballots are asked as nobody in particular: not even their transaction knows
 * who is at the screen.
 * @throws Refused('vote-code' | 'vote-not-open')
 */
export async function openBallot(tx: Tx, actor: Actor, code: string): Promise<OpenBallot> {
	const { held, vote } = await heldBallot(tx, actor, code, '');
	if (stateOf(vote, clock.today()) !== 'open') throw new Refused('vote-not-open', 'code');
	const stands = await asActor(anonymous(actor.municipalityId), 'ballot', (box) =>
		lookAtBallot(box, vote.id, ballotKey(code)),
	);
	if (!stands) throw new Refused('vote-code', 'code');
	return {
		vote,
		options: await optionsOf(tx, actor.municipalityId, vote.id),
		asksPostcode: held.kind === 'letter',
		// Who saw a letter printed could otherwise see which door voted.
		cast: held.kind === 'desk' && stands === 'cast',
	};
}

async function heldBallot(
	tx: Tx,
	actor: Actor,
	code: string,
	postcode: string,
): Promise<{ held: HeldCode; vote: Vote }> {
	const held = await voteOfCode(tx, registerHash(code), postcode);
	const vote = held && !held.blocked ? await findVote(tx, actor.municipalityId, held.voteId) : undefined;
	if (!held || !vote) throw new Refused('vote-code', 'code');
	return { held, vote };
}

/**
 * Votes, or votes again: always on the one ballot of the code.
 * @throws Refused('vote-code' | 'vote-not-open' | 'vote-on-paper' | 'vote-postcode' | 'vote-empty' | ChoiceFault)
 */
export async function castBallot(tx: Tx, actor: Actor, form: BallotForm): Promise<void> {
	const { held, vote } = await heldBallot(tx, actor, form.code, form.postcode);
	if (stateOf(vote, clock.today()) !== 'open') throw new Refused('vote-not-open', 'code');
	if (!held.postcodeFits) throw new Refused('vote-postcode', 'postcode');
	const choices = await chosenOn(tx, actor, vote, form);
	const done = await asActor(anonymous(actor.municipalityId), 'ballot', (box) =>
		castInBox(box, vote.id, ballotKey(form.code), choices, form.kanaal === 'desk' ? 'desk' : 'phone', clock.today()),
	);
	if (done === 'paper') throw new Refused('vote-on-paper', 'code');
	if (!done) throw new Refused('vote-not-open', 'code');
}

/**
 * One worker read a sheet of paper. Only when another read the same it is a vote.
 * @throws NotFound, NotAllowed, Refused('vote-code' | 'vote-not-open' | 'vote-empty' | ChoiceFault)
 */
export async function readPaper(tx: Tx, actor: Actor, voteId: string, form: BallotForm): Promise<PaperRead> {
	const helped = await voteToRun(tx, actor, voteId);
	const { vote } = await heldBallot(tx, actor, form.code, '');
	if (vote.id !== helped.id) throw new Refused('vote-code', 'code');
	const choices = await chosenOn(tx, actor, vote, form);
	const reader = readerOf(vote.id, actor.personId ?? '');
	const read = await asActor(actor, 'ballot', (box) =>
		readPaperInBox(box, vote.id, ballotKey(form.code), reader, choices, clock.today()),
	);
	if (!read) throw new Refused('vote-not-open', 'code');
	return read;
}

async function chosenOn(tx: Tx, actor: Actor, vote: Vote, form: BallotForm): Promise<string> {
	const { length } = await optionsOf(tx, actor.municipalityId, vote.id);
	const fault = faultIn(vote, length, form.choices);
	if (fault) throw new Refused(fault, '', { most: vote.mostChosen ?? 0, points: vote.pointsEach ?? 0 });
	if (form.choices.length === 0 && !form.blanco) throw new Refused('vote-empty');
	return writeChoices(form.choices);
}
