import { alike } from '#modules/initiatives';
import { ownTies } from '#modules/initiatives/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotFound } from '#platform/errors';
import type { Ask } from '#platform/route/index.server';
import { budgetCodeHash } from './budget-code.server.ts';
import { followed, heldByCode } from './by-code.store.server.ts';
import { tendedProposal } from './judge.server.ts';
import { daysOfSilence, standingOf } from './proposal.ts';
import {
	adviceOn,
	calledFor,
	findProposal,
	linesOf,
	newsOf,
	proposalsOf,
	proposersOf,
	tendsRound,
} from './proposals.store.server.ts';
import { namesIn, planMark } from './public-words.ts';
import { phaseOf, type Round } from './round.ts';
import { namesOf, publicProposals, roundFor, shownRound, waitsFor } from './round-screens.server.ts';
import { mayBeginRound } from './rounds.policy.ts';
import { pricesNow } from './rounds.store.server.ts';

/** Public plans of this round that resemble an idea. */
async function similar(tx: Tx, actor: Actor, round: Round, words: string, not?: string) {
	const all = (await publicProposals(tx, actor, round)).filter(({ id, decision }) => id !== not && !decision);
	return alike(
		{ words },
		all.map((one) => ({ ...one, summary: one.what, approachCode: null })),
	).map(({ id, number, title, what }) => ({
		id,
		number,
		title,
		what,
	}));
}

/** To propose: first the idea in a few words, then what looks like it, and the form. @throws NotFound */
export async function proposeScreen({ tx, actor, params, url }: Ask) {
	const round = await roundFor(tx, actor, params['id'] ?? '');
	const idea = (url.searchParams.get('idee') ?? '').trim().slice(0, 80);
	const carried =
		actor.personId && actor.kind !== 'staff' ? await ownTies(tx, actor.municipalityId, actor.personId) : [];
	return {
		round: shownRound(round, await namesOf(tx, actor.municipalityId)),
		idea,
		/** The initiative it is for, when somebody came from there. */
		initiative: (url.searchParams.get('initiatief') ?? '').slice(0, 40),
		alike: idea ? await similar(tx, actor, round, idea) : [],
		prices: await pricesNow(tx, actor.municipalityId),
		initiatives: carried
			.filter(({ tie }) => tie === 'starter' || tie === 'carrier')
			.map(({ initiativeId, title }) => ({ value: initiativeId, label: title })),
		forOthers: mayBeginRound(actor, round.areaCode) && (await tendsRound(tx, round.id)),
	};
}

const details = async (tx: Tx, municipalityId: string, id: string, round: Round) => ({
	lines: await linesOf(tx, municipalityId, [id]),
	advice: (await adviceOn(tx, municipalityId, [id])).map((one) => ({
		...one,
		criterion: round.criteria[one.nth - 1] ?? '',
	})),
	news: await newsOf(tx, municipalityId, id),
});

/** One plan, for everybody. @throws NotFound */
export async function proposalScreen({ tx, actor, params }: Ask) {
	const here = actor.municipalityId;
	const proposal = await findProposal(tx, here, params['id'] ?? '');
	if (!proposal) throw new NotFound('budget-proposal', params['id']);
	const round = await roundFor(tx, actor, proposal.roundId);
	return {
		proposal,
		round: shownRound(round, await namesOf(tx, here)),
		standing: standingOf(proposal, phaseOf(round, clock.today())),
		called: await calledFor(tx, [proposal.id]),
		...(await details(tx, here, proposal.id, round)),
		tends: mayBeginRound(actor, round.areaCode) && (await tendsRound(tx, round.id)),
	};
}

/** What the code of who proposed it opens. Null when it opens nothing. */
export async function ownProposalScreen({ tx, actor, params }: Ask) {
	const held = await heldByCode(tx, budgetCodeHash(params['code'] ?? ''));
	if (!held) return { held: null };
	const round = await roundFor(tx, actor, held.round.id);
	const { proposal } = held;
	const phase = phaseOf(round, clock.today());
	const standing = standingOf(
		{
			confirmedOn: held.mine ? (proposal.confirmed_on ?? round.proposeFrom) : null,
			publicOn: proposal.public_on,
			joinedInto: proposal.joined_into,
			decision: proposal.decision,
			fits: proposal.fits,
		},
		phase,
	);
	const mayChange =
		held.mine && !proposal.decision && !proposal.joined_into && clock.today() <= (round.feasibleUntil ?? '');
	return {
		held,
		round: shownRound(round, await namesOf(tx, actor.municipalityId)),
		standing,
		mayChange,
		alike: mayChange ? await similar(tx, actor, round, proposal.title, proposal.id) : [],
		prices: await pricesNow(tx, actor.municipalityId),
	};
}

/** What the code of who follows opens. */
export const followScreen = async ({ tx, params }: Ask) => ({
	followed: (await followed(tx, budgetCodeHash(params['code'] ?? ''))) ?? null,
});

/** Behind a plan: whose it is, what waits, and the forms to move it on. @throws NotFound, NotAllowed */
export async function tendProposalScreen({ tx, actor, params, about }: Ask) {
	const here = actor.municipalityId;
	const { proposal, round } = await tendedProposal(tx, actor, params['id'] ?? '');
	about({ type: 'budget-proposal', id: proposal.id });
	const people = await proposersOf(tx, here, [proposal.id]);
	const shown = await details(tx, here, proposal.id, round);
	const phase = phaseOf(round, clock.today());
	// An address that nobody said yes from may be anybody's.
	const known = people.filter(({ confirmedOn, contact }) => confirmedOn || !contact.includes('@'));
	if (!proposal.confirmedOn && known.length === 0) throw new NotFound('budget-proposal', proposal.id);
	const others = (await proposalsOf(tx, here, [round.id])).filter(
		(one) => one.id !== proposal.id && one.publicOn && !one.joinedInto && !one.decision,
	);
	return {
		proposal,
		round: shownRound(round, await namesOf(tx, here)),
		standing: standingOf(proposal, phase),
		waits: waitsFor(proposal, phase),
		silent: daysOfSilence(proposal, clock.today()),
		people: known,
		...shown,
		seen: planMark(proposal, shown.lines),
		names: namesIn(proposal.title, proposal.what, proposal.forWhom, proposal.how),
		others: others.map(({ id, number, title }) => ({ value: id, label: `${number}. ${title}` })),
		today: clock.today(),
	};
}
