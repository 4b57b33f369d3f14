import { findArea } from '#modules/areas/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import { asActor, type Tx } from '#platform/db/index.server';
import { Conflict, NotAllowed, NotFound, Refused } from '#platform/errors';
import { newId } from '#platform/ids';
import { turnoutOf } from './ballot-box.store.server.ts';
import type { PrepareVoteForm } from './vote.forms.ts';
import { mayRunVote } from './vote.policy.ts';
import { stateOf, type Vote, type VoteOption, type VoteState } from './vote.ts';
import type { VoteResult } from './vote-result.ts';
import {
	addOptions,
	addVote,
	findResult,
	findVote,
	heldVote,
	optionsOf,
	takeBackVote,
	takeOutOption,
} from './votes.store.server.ts';

export const mostPlans = 60;

export type NewVote = Omit<Vote, 'fixedOn' | 'countedOn' | 'pointsEach' | 'mostChosen'> & {
	pointsEach?: number;
	mostChosen?: number;
	/** In the order of the ballot. May be empty: plans can be added until the first code is printed. */
	options: readonly { id: string; title: string; cost: bigint; summary?: string }[];
};

/**
 * Prepares a vote. Everything about it is chosen here, and stands from the first printed code.
 * @throws NotAllowed, Refused('unknown-area' | 'vote-days' | 'vote-points' | 'vote-completion' | 'vote-plans'), Conflict('already-exists')
 */
export async function prepareVote(tx: Tx, actor: Actor, vote: NewVote): Promise<void> {
	if (!mayRunVote(actor, vote.areaCode)) throw new NotAllowed('ballots.run');
	if (!(await findArea(tx, actor.municipalityId, vote.areaCode))) throw new Refused('unknown-area', 'gebied');
	if (vote.closesOn < vote.opensOn || vote.opensOn < clock.today()) throw new Refused('vote-days', 'van');
	if ((vote.ballotType === 'points') !== (vote.pointsEach !== undefined)) throw new Refused('vote-points', 'punten');
	if (vote.rule === 'greedy' && vote.completion !== 'none') throw new Refused('vote-completion', 'aanvulling');
	if (vote.options.length > mostPlans) throw new Refused('vote-plans');
	const { options, ...rest } = vote;
	const made = await addVote(tx, actor.municipalityId, {
		...rest,
		pointsEach: vote.pointsEach ?? null,
		mostChosen: vote.mostChosen ?? null,
		madeOn: clock.today(),
	});
	if (!made) throw new Conflict('already-done');
	if (options.length > 0)
		await addOptions(
			tx,
			actor.municipalityId,
			vote.id,
			options.map(({ id, title, cost, summary = '' }, nth) => ({ id, place: nth + 1, title, summary, cost })),
		);
}

/** One more plan, at the end. @throws NotFound, NotAllowed, Refused('vote-fixed' | 'vote-plans') */
export async function addPlan(tx: Tx, actor: Actor, voteId: string, plan: Omit<VoteOption, 'place'>): Promise<void> {
	await notFixed(tx, actor, voteId);
	const before = await optionsOf(tx, actor.municipalityId, voteId);
	if (before.length >= mostPlans) throw new Refused('vote-plans');
	const place = Math.max(0, ...before.map((one) => one.place)) + 1;
	await addOptions(tx, actor.municipalityId, voteId, [{ ...plan, place }]);
}

/** One that was a mistake. @throws NotFound, NotAllowed, Refused('vote-fixed') */
export async function removeVote(tx: Tx, actor: Actor, voteId: string): Promise<void> {
	await notFixed(tx, actor, voteId);
	await takeBackVote(tx, actor.municipalityId, voteId);
}

/** @throws NotFound, NotAllowed, Refused('vote-fixed') */
export async function removePlan(tx: Tx, actor: Actor, voteId: string, id: string): Promise<void> {
	await notFixed(tx, actor, voteId);
	const left = (await optionsOf(tx, actor.municipalityId, voteId)).filter((one) => one.id !== id);
	const all = await optionsOf(tx, actor.municipalityId, voteId);
	// Numbers on the ballot follow each other: what came after moves up.
	for (const { id: gone } of all) await takeOutOption(tx, actor.municipalityId, voteId, gone);
	if (left.length > 0)
		await addOptions(
			tx,
			actor.municipalityId,
			voteId,
			left.map((one, nth) => ({ ...one, place: nth + 1 })),
		);
}

/** Held until it is done, so that nobody prints while a plan comes or goes. */
async function notFixed(tx: Tx, actor: Actor, voteId: string): Promise<Vote> {
	await voteToRun(tx, actor, voteId);
	const vote = await heldVote(tx, actor.municipalityId, voteId);
	if (!vote || vote.fixedOn) throw new Refused('vote-fixed');
	return vote;
}

/** The vote, for who runs it. @throws NotFound, NotAllowed */
export async function voteToRun(tx: Tx, actor: Actor, id: string): Promise<Vote> {
	const vote = await findVote(tx, actor.municipalityId, id);
	if (!vote) throw new NotFound('vote', id);
	if (!mayRunVote(actor, vote.areaCode)) throw new NotAllowed('ballots.run');
	return vote;
}

export type PublicVote = { vote: Vote; options: VoteOption[]; state: VoteState; turnout: number };

/** A vote as everybody may know it; as long as it is open, who voted is told in tens. @throws NotFound */
export async function voteOf(tx: Tx, actor: Actor, id: string): Promise<PublicVote> {
	const vote = await findVote(tx, actor.municipalityId, id);
	if (!vote) throw new NotFound('vote', id);
	return {
		vote,
		options: await optionsOf(tx, actor.municipalityId, id),
		state: stateOf(vote, clock.today()),
		turnout: vote.fixedOn ? await asActor(actor, 'ballot', (box) => turnoutOf(box, id)) : 0,
	};
}

/** What was counted; undefined as long as it was not. */
export const resultOf = async (tx: Tx, actor: Actor, id: string): Promise<VoteResult | undefined> =>
	(await findResult(tx, actor.municipalityId, id))?.result;

/** The same, as it was filled in on the screen; plans come after. Returns its id. */
export async function prepareFromForm(tx: Tx, actor: Actor, form: PrepareVoteForm): Promise<string> {
	if (form.regel === 'equal-shares' && !form.aanvulling) throw new Refused('required', 'aanvulling');
	const id = newId();
	await prepareVote(tx, actor, {
		id,
		areaCode: form.gebied,
		title: form.titel,
		budget: form.budget,
		ballotType: form.soort,
		...(form.punten && { pointsEach: form.punten }),
		...(form.hooguit && { mostChosen: form.hooguit }),
		eligibility: form.wie,
		rule: form.regel,
		completion: form.aanvulling ?? 'none',
		opensOn: form.van,
		closesOn: form.tot,
		options: [],
	});
	return id;
}
