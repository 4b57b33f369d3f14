import { teamNames } from '#modules/people/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotFound, Refused } from '#platform/errors';
import { tell } from '#platform/events/index.server';
import { newId, newUntimedId } from '#platform/ids';
import { askJoinInStore, emptyProposerInStore, vouchInStore } from './by-code.store.server.ts';
import { isForChoice, type Proposal, type Verdict } from './proposal.ts';
import {
	addWord,
	findProposal,
	holdProposal,
	judge,
	linesOf,
	proposalsOf,
	saveAdvice,
	takeNewsAway,
} from './proposals.store.server.ts';
import { planMark, refusePrivate } from './public-words.ts';
import { phaseOf, type Round } from './round.ts';
import type { AdviceForm, HeardForm } from './rounds.forms.ts';
import { tendedRound } from './run-round.server.ts';

/** A proposal of a round of the own team. @throws NotFound, NotAllowed */
export async function tendedProposal(tx: Tx, actor: Actor, id: string): Promise<{ proposal: Proposal; round: Round }> {
	const proposal = await findProposal(tx, actor.municipalityId, id);
	if (!proposal) throw new NotFound('budget-proposal', id);
	return { proposal, round: await tendedRound(tx, actor, proposal.roundId) };
}

type Said = Parameters<typeof judge>[3];
async function say(tx: Tx, actor: Actor, proposal: Proposal, said: Said): Promise<void> {
	if (!(await judge(tx, actor.municipalityId, proposal.id, { ...said, lastWordOn: clock.today() })))
		throw new Refused('already-done');
	await tell(tx, actor, 'community', 'budget.news', proposal.id);
}

/** Spoke to who left a number: it is theirs. @throws NotFound, NotAllowed */
export async function vouchForProposal(tx: Tx, actor: Actor, id: string): Promise<void> {
	await tendedProposal(tx, actor, id);
	if (!(await vouchInStore(tx, id, clock.today()))) throw new Refused('already-done');
}

/** The same for who asks the team to take their name away. @throws NotFound, NotAllowed */
export async function takeNameAwayFor(tx: Tx, actor: Actor, id: string, who: string): Promise<void> {
	await tendedProposal(tx, actor, id);
	if (!(await emptyProposerInStore(tx, null, who))) throw new NotFound('proposer', who);
}

/** Looked over: everybody may read it. */
export async function publishProposal(tx: Tx, actor: Actor, id: string): Promise<void> {
	const { proposal } = await tendedProposal(tx, actor, id);
	if (!proposal.confirmedOn) throw new Refused('budget-not-confirmed');
	await say(tx, actor, proposal, { publicOn: clock.today() });
}

/** The same from the page, for the words that were read there: who changes them meanwhile is read once more. @throws Refused('budget-plan-changed') */
export async function publishSeen(tx: Tx, actor: Actor, id: string, seen: string): Promise<void> {
	await holdProposal(tx, actor.municipalityId, id);
	const { proposal } = await tendedProposal(tx, actor, id);
	if (planMark(proposal, await linesOf(tx, actor.municipalityId, [id])) !== seen)
		throw new Refused('budget-plan-changed');
	await publishProposal(tx, actor, id);
}

/** Off the page again; who proposed it still sees it, and hears why. */
export async function takeProposalOff(tx: Tx, actor: Actor, id: string, words: string): Promise<void> {
	const { proposal } = await tendedProposal(tx, actor, id);
	refusePrivate({ bericht: words });
	if (proposal.decision) throw new Refused('budget-decided');
	await addWord(tx, actor.municipalityId, newId(), id, clock.today(), words);
	await say(tx, actor, proposal, { publicOn: null });
}

/** What stood there before may name somebody after all. @throws NotFound */
export async function takeWordsAway(tx: Tx, actor: Actor, id: string, newsId: string): Promise<void> {
	await tendedProposal(tx, actor, id);
	if (!(await takeNewsAway(tx, actor.municipalityId, id, newsId))) throw new NotFound('news', newsId);
}

/** The talk was held: what who proposed it said. @throws Refused('budget-day-to-come') */
export async function noteHeard(tx: Tx, actor: Actor, id: string, form: HeardForm): Promise<void> {
	const { proposal } = await tendedProposal(tx, actor, id);
	refusePrivate({ gezegd: form.gezegd });
	if (form.op > clock.today() || form.op < proposal.sentOn) throw new Refused('budget-day-to-come', 'op');
	await say(tx, actor, proposal, { heardOn: form.op, heardWords: form.gezegd });
}

/** Advice per criterion, and whether it can be done; never before who proposed it was heard. @throws Refused('budget-hear-first' | 'budget-advise-all') */
export async function advise(tx: Tx, actor: Actor, id: string, form: AdviceForm): Promise<void> {
	const { proposal, round } = await tendedProposal(tx, actor, id);
	if (!proposal.heardOn) throw new Refused('budget-hear-first');
	if (proposal.decision) throw new Refused('budget-decided');
	const many = round.criteria.length;
	if (form.oordeel.length !== many || form.reden.length !== many) throw new Refused('budget-advise-all');
	refusePrivate({ waarom: form.waarom, reden: form.reden.join('\n') });
	const advice = form.oordeel.map((verdict: Verdict, at) => ({ verdict, words: form.reden[at] as string }));
	await saveAdvice(tx, actor.municipalityId, id, advice);
	const team = actor.teamId && (await teamNames(tx, actor.municipalityId)).get(actor.teamId);
	await say(tx, actor, proposal, {
		fits: form.kan,
		fitsWords: form.waarom,
		fitsOn: clock.today(),
		adviser: team || '',
	});
}

/** A word in between, so that nobody waits in silence. */
export async function sendWord(tx: Tx, actor: Actor, id: string, words: string): Promise<void> {
	const { proposal } = await tendedProposal(tx, actor, id);
	refusePrivate({ bericht: words });
	await addWord(tx, actor.municipalityId, newId(), id, clock.today(), words);
	await say(tx, actor, proposal, {});
}

/** Asks both sides whether they want to make one plan of two. @throws Refused('budget-no-join') */
export async function proposeJoin(tx: Tx, actor: Actor, id: string, other: string): Promise<void> {
	await tendedProposal(tx, actor, id);
	if (!(await askJoinInStore(tx, null, id, other, newUntimedId(), clock.today()))) throw new Refused('budget-no-join');
}

/** What cannot be done ends here, after the talk and with a reason; all else is for the jury or the vote. @throws Refused('budget-for-the-deciders' | 'already-done') */
export async function refuseUnfit(tx: Tx, actor: Actor, id: string, words: string): Promise<void> {
	const { proposal } = await tendedProposal(tx, actor, id);
	refusePrivate({ reden: words });
	if (proposal.fits !== 'no') throw new Refused('budget-for-the-deciders');
	await say(tx, actor, proposal, { decision: 'refused', decisionWords: words, decidedOn: clock.today() });
}

export type Decided = { id: string; granted: boolean; cents: number; words: string };

/**
 * What jury or vote decided becomes the decision of each proposal: all in one go, within the money, each with a reason.
 * For the modules that decide. @throws Refused('budget-not-yet' | 'budget-spent' | 'budget-say-why')
 */
export async function decideAll(tx: Tx, actor: Actor, roundId: string, decided: readonly Decided[]): Promise<void> {
	const round = await tendedRound(tx, actor, roundId);
	const phase = phaseOf(round, clock.today());
	if (phase !== 'deciding' && phase !== 'doing' && phase !== 'told') throw new Refused('budget-not-yet');
	const all = await proposalsOf(tx, actor.municipalityId, [roundId]);
	const granted = all.reduce((sum, { grantedCents }) => sum + (grantedCents ?? 0), 0);
	const now = decided.reduce((sum, one) => sum + (one.granted ? one.cents : 0), 0);
	if (granted + now > (round.budgetCents ?? 0)) throw new Refused('budget-spent');
	for (const one of decided) {
		const proposal = all.find(({ id, decision }) => id === one.id && !decision);
		if (!proposal) throw new Refused('already-done');
		if (one.words.trim().length < 3) throw new Refused('budget-say-why', `reden-${one.id}`);
		if (one.words.trim().length > 1200) throw new Refused('too-long', `reden-${one.id}`);
		refusePrivate({ [`reden-${one.id}`]: one.words });
		await say(tx, actor, proposal, {
			decision: one.granted ? 'granted' : 'refused',
			decisionWords: one.words.trim(),
			decidedOn: clock.today(),
			grantedCents: one.granted ? one.cents : null,
		});
	}
}

/** What the jury lets through to the vote. */
export async function shortlist(tx: Tx, actor: Actor, roundId: string, ids: readonly string[]): Promise<void> {
	await tendedRound(tx, actor, roundId);
	for (const proposal of await proposalsOf(tx, actor.municipalityId, [roundId]))
		if (isForChoice(proposal) && ids.includes(proposal.id) !== proposal.shortlisted)
			await judge(tx, actor.municipalityId, proposal.id, { shortlisted: ids.includes(proposal.id) });
}
