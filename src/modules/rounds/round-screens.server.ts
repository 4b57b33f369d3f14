import { byKindAndCode, spokenName } from '#modules/areas';
import { areasOf } from '#modules/areas/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import { csvFile, csvText } from '#platform/csv';
import type { Tx } from '#platform/db/index.server';
import { NotFound } from '#platform/errors';
import type { Ask } from '#platform/route/index.server';
import { daysOfSilence, type Proposal, standingOf } from './proposal.ts';
import { calledFor, proposalsOf, proposersOf, tendsRound } from './proposals.store.server.ts';
import { missingIn, phaseOf, phaseUntil, type Round } from './round.ts';
import { mayBeginRound, maySetPrices } from './rounds.policy.ts';
import { findRound, pricesNow, roundsSeen } from './rounds.store.server.ts';
import { possibleOwners, tendedRound } from './run-round.server.ts';

/** What areas are called, by code. */
export const namesOf = async (tx: Tx, municipalityId: string): Promise<Map<string, string>> =>
	new Map((await areasOf(tx, municipalityId)).map(({ code, name }) => [code, spokenName(name)]));

/** A round for a screen: the phase it is in and until when, and the name of its area. */
export function shownRound({ ownerId: _, ...round }: Round, names: Map<string, string>) {
	const phase = phaseOf({ ...round, ownerId: null }, clock.today());
	return {
		...round,
		area: names.get(round.areaCode) ?? '',
		phase,
		until: phaseUntil({ ...round, ownerId: null }, phase),
	};
}
export type RoundShown = ReturnType<typeof shownRound>;

/** Every round: what runs now, what is prepared by the own team, what was. */
export async function roundsScreen({ tx, actor }: Ask) {
	const here = actor.municipalityId;
	const names = await namesOf(tx, here);
	const all = (await roundsSeen(tx, here)).map((round) => shownRound(round, names));
	return {
		now: all.filter(({ phase }) => phase !== 'told' && phase !== 'preparing'),
		preparing: all.filter(({ phase }) => phase === 'preparing'),
		before: all.filter(({ phase }) => phase === 'told'),
		mayBegin: actor.areas.some((code) => mayBeginRound(actor, code)),
	};
}

/** The rounds that run now for people of an area: its own, and those of what lies around or inside it. */
export async function roundsNear(tx: Tx, municipalityId: string, code: string): Promise<RoundShown[]> {
	const digits = code.slice(2);
	const names = await namesOf(tx, municipalityId);
	return (await roundsSeen(tx, municipalityId))
		.filter(({ areaCode }) => areaCode.slice(2).startsWith(digits) || digits.startsWith(areaCode.slice(2)))
		.map((round) => shownRound(round, names))
		.filter(({ phase }) => phase !== 'told' && phase !== 'preparing');
}

/** A round as everybody may see it. @throws NotFound */
export async function roundFor(tx: Tx, actor: Actor, id: string): Promise<Round> {
	const round = await findRound(tx, actor.municipalityId, id);
	if (!round) throw new NotFound('budget-round', id);
	return round;
}

/** Public proposals with whose they are, as far as that may be said, and where each stands. */
export async function publicProposals(tx: Tx, actor: Actor, round: Round) {
	const phase = phaseOf(round, clock.today());
	const all = (await proposalsOf(tx, actor.municipalityId, [round.id])).filter(
		({ publicOn, joinedInto }) => publicOn && !joinedInto,
	);
	const called = await calledFor(
		tx,
		all.map(({ id }) => id),
	);
	return all.map((proposal) => ({
		...proposal,
		called: called.filter(({ proposalId }) => proposalId === proposal.id).map((one) => one.called),
		standing: standingOf(proposal, phase),
	}));
}
export type ProposalShown = Awaited<ReturnType<typeof publicProposals>>[number];

/** One round, for everybody. @throws NotFound */
export async function roundScreen({ tx, actor, params }: Ask) {
	const here = actor.municipalityId;
	const round = await roundFor(tx, actor, params['id'] ?? '');
	return {
		round: shownRound(round, await namesOf(tx, here)),
		proposals: await publicProposals(tx, actor, round),
		prices: await pricesNow(tx, here),
		tends: mayBeginRound(actor, round.areaCode) && (await tendsRound(tx, round.id)),
	};
}

/** The public proposals as a table. */
export async function proposalsFile({ tx, actor, params }: Ask): Promise<Response> {
	const round = await roundFor(tx, actor, params['id'] ?? '');
	const euros = (cents: number | null) => (cents === null ? '' : (cents / 100).toFixed(2).replace('.', ','));
	const rows = (await publicProposals(tx, actor, round)).map((one) => [
		one.number,
		one.title,
		one.what,
		one.called.join(', '),
		euros(one.cents),
		one.standing,
		euros(one.grantedCents),
		one.decisionWords,
	]);
	const head = ['nummer', 'titel', 'plan', 'van', 'kost', 'stand', 'toegekend', 'reden'];
	return csvFile('voorstellen.csv', csvText([head, ...rows]), 'everyone');
}

/** What is published, and for who keeps it the form. */
export async function pricesScreen({ tx, actor }: Ask) {
	return { prices: await pricesNow(tx, actor.municipalityId), maySet: maySetPrices(actor) };
}

/** The form to begin a round. */
export async function newRoundScreen({ tx, actor }: Ask) {
	const areas = (await areasOf(tx, actor.municipalityId)).filter(
		({ code, kind }) => kind !== 'municipality' && mayBeginRound(actor, code),
	);
	return { areas: [...areas].sort(byKindAndCode).map(({ code, name }) => ({ value: code, label: spokenName(name) })) };
}

/** What waits of one proposal, most pressing first. */
export type Waits = 'call' | 'look-over' | 'talk' | 'advice' | 'decision' | 'nothing';
export function waitsFor(one: Proposal, phase: ReturnType<typeof phaseOf>): Waits {
	if (one.decision || one.joinedInto) return 'nothing';
	if (!one.confirmedOn) return 'call';
	if (!one.publicOn) return 'look-over';
	if (!one.heardOn) return phase === 'coming' || phase === 'proposing' ? 'nothing' : 'talk';
	if (!one.fits) return 'advice';
	return one.fits === 'no' || phase === 'deciding' || phase === 'doing' ? 'decision' : 'nothing';
}

/** Behind a round: its rules with what is missing, and its proposals with what waits. @throws NotFound, NotAllowed */
export async function tendRoundScreen({ tx, actor, params, about }: Ask) {
	const here = actor.municipalityId;
	const round = await tendedRound(tx, actor, params['id'] ?? '');
	about({ type: 'budget-round', id: round.id });
	const shown = shownRound(round, await namesOf(tx, here));
	const all = await proposalsOf(tx, here, [round.id]);
	const people = await proposersOf(
		tx,
		here,
		all.map(({ id }) => id),
	);
	// What waits for a tap in a mail is nobody's yet: the team only sees whom to ring.
	const ringable = new Set(people.filter(({ contact }) => !contact.includes('@')).map(({ proposalId }) => proposalId));
	return {
		round: { ...shown, ownerId: round.ownerId },
		missing: missingIn(round),
		owners: (await possibleOwners(tx, actor, round.areaCode)).map(({ id, name, teamName }) => ({
			value: id,
			label: `${name}, ${teamName}`,
		})),
		today: clock.today(),
		proposals: all
			.filter(({ id, confirmedOn, joinedInto }) => !joinedInto && (confirmedOn || ringable.has(id)))
			.map((one) => ({
				id: one.id,
				number: one.number,
				title: one.title,
				cents: one.cents,
				standing: standingOf(one, shown.phase),
				waits: waitsFor(one, shown.phase),
				silent: daysOfSilence(one, clock.today()),
			})),
	};
}

/** On Vandaag: the proposals of the own rounds that wait for us, those in silence first. */
export async function budgetToday({ tx, actor, about }: Ask) {
	const own: Round[] = [];
	for (const round of await roundsSeen(tx, actor.municipalityId))
		if (round.openedOn && !round.endedOn && mayBeginRound(actor, round.areaCode) && (await tendsRound(tx, round.id)))
			own.push(round);
	const all = await proposalsOf(
		tx,
		actor.municipalityId,
		own.map(({ id }) => id),
	);
	const waiting = all.flatMap((one) => {
		const round = own.find(({ id }) => id === one.roundId) as Round;
		const silent = daysOfSilence(one, clock.today());
		const waits = waitsFor(one, phaseOf(round, clock.today()));
		// A decision waits for the jury or the vote; only silence makes it ours today.
		if (silent === 0 && (waits === 'nothing' || waits === 'decision' || waits === 'call')) return [];
		about({ type: 'budget-proposal', id: one.id });
		return [
			{ id: one.id, title: one.title, round: round.title, waits, silent, mine: round.ownerId === actor.personId },
		];
	});
	return waiting.sort((a, b) => b.silent - a.silent || Number(b.mine) - Number(a.mine)).slice(0, 8);
}
