import { byKindAndCode, spokenName } from '#modules/areas';
import { areasOf } from '#modules/areas/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import { asActor, type Tx } from '#platform/db/index.server';
import { NotFound } from '#platform/errors';
import type { Ask } from '#platform/route/index.server';
import { squareCode } from '#platform/square-code';
import { dayAfter } from '#platform/wall-time';
import { paperWaiting } from './ballot-box.store.server.ts';
import type { OpenBallot } from './cast-ballot.server.ts';
import type { PrintedCode } from './make-codes.server.ts';
import { voteOf, voteToRun } from './prepare-vote.server.ts';
import { mayRunVote } from './vote.policy.ts';
import { daysForPaper, stateOf, type Vote, type VoteOption } from './vote.ts';
import { batchesOf, findResult, handedOut, votesSeen } from './votes.store.server.ts';
import { shownVotingCode } from './voting-code.ts';
import { demoVotingCodes } from './voting-keys.server.ts';

const namesOf = async (tx: Tx, municipalityId: string): Promise<Map<string, string>> =>
	new Map((await areasOf(tx, municipalityId)).map(({ code, name }) => [code, spokenName(name)]));

/** Money in cents as a plain number, which pages and JSON can hold. */
const shown = (vote: Vote, names: Map<string, string>) => ({
	...vote,
	budget: Number(vote.budget),
	area: names.get(vote.areaCode) ?? '',
	state: stateOf(vote, clock.today()),
});
const shownOption = (option: VoteOption) => ({ ...option, cost: Number(option.cost) });
export type VoteShown = ReturnType<typeof shown>;
export type PlanShown = ReturnType<typeof shownOption>;

/** What a code opened, for the screen. The code goes along in the form, never in an address. */
export async function ballotShown({ tx, actor }: Ask, ballot: OpenBallot, code: string, channel: string) {
	return {
		ballot: {
			vote: shown(ballot.vote, await namesOf(tx, actor.municipalityId)),
			options: ballot.options.map(shownOption),
			asksPostcode: ballot.asksPostcode,
			cast: ballot.cast,
			code,
			channel,
		},
	};
}
export type BallotShown = Awaited<ReturnType<typeof ballotShown>>['ballot'];

const demoCodesFor = ({ event }: Ask, vote: { id: string; state: string }): string[] =>
	event.locals.municipality?.demo && vote.state === 'open' ? demoVotingCodes(vote.id).map(shownVotingCode) : [];

/** All votes, with the field for a code on top. `?balie` is the tablet of a desk. */
export async function votesScreen(ask: Ask) {
	const { tx, actor, url } = ask;
	const names = await namesOf(tx, actor.municipalityId);
	const votes = (await votesSeen(tx, actor.municipalityId)).map((vote) => shown(vote, names));
	return {
		open: votes.filter(({ state }) => state === 'open'),
		soon: votes.filter(({ state }) => state === 'prepared').reverse(),
		over: votes.filter(({ state }) => state === 'closed' || state === 'counted'),
		channel: url.searchParams.has('balie') ? 'desk' : 'phone',
		mayRun: actor.areas.some((code) => mayRunVote(actor, code)),
		demoCodes: votes.flatMap((vote) => demoCodesFor(ask, vote)),
	};
}

/** One vote, for everybody. @throws NotFound */
export async function voteScreen(ask: Ask) {
	const { tx, actor, params } = ask;
	const { vote, options, turnout } = await voteOf(tx, actor, params['id'] ?? '');
	const named = shown(vote, await namesOf(tx, actor.municipalityId));
	const counted = await findResult(tx, actor.municipalityId, vote.id);
	return {
		vote: named,
		options: options.map(shownOption),
		turnout,
		result: counted?.result ?? null,
		hasFile: Boolean(counted?.pb),
		mayRun: mayRunVote(actor, vote.areaCode),
		demoCodes: demoCodesFor(ask, named),
	};
}

/** The file with every ballot, for who counts again. @throws NotFound before the count, of fewer than ten ballots, and after a year */
export async function votesFile({ tx, actor, params }: Ask): Promise<{ name: string; text: string }> {
	const { vote } = await voteOf(tx, actor, params['id'] ?? '');
	const counted = await findResult(tx, actor.municipalityId, vote.id);
	if (!counted?.pb) throw new NotFound('vote-file', vote.id);
	return { name: `stemming-${vote.closesOn}.pb`, text: counted.pb };
}

/** The form to prepare one. Nothing is chosen beforehand. */
export async function newVoteScreen({ tx, actor }: Ask) {
	const areas = (await areasOf(tx, actor.municipalityId)).filter(({ code }) => mayRunVote(actor, code));
	return {
		areas: [...areas].sort(byKindAndCode).map(({ code, name }) => ({ value: code, label: spokenName(name) })),
		today: clock.today(),
	};
}

/** Behind a vote: its plans, what was printed, the desk, the paper that waits and the count. @throws NotFound, NotAllowed */
export async function tendVoteScreen({ tx, actor, params }: Ask) {
	const vote = await voteToRun(tx, actor, params['id'] ?? '');
	const { options } = await voteOf(tx, actor, vote.id);
	const batches = await batchesOf(tx, actor.municipalityId, vote.id);
	return {
		vote: shown(vote, await namesOf(tx, actor.municipalityId)),
		options: options.map(shownOption),
		batches: batches.map(({ madeBy, ...batch }) => ({ ...batch, mine: madeBy === actor.personId })),
		paperMayCome: clock.today() <= dayAfter(vote.closesOn, daysForPaper),
		cards: batches
			.filter(({ kind, openedOn, blockedOn }) => kind === 'desk' && openedOn && !blockedOn)
			.reduce((sum, { codes }) => sum + codes, 0),
		given: await handedOut(tx, actor.municipalityId, vote.id),
		waiting: await waitingFor(actor, vote),
	};
}

export async function paperScreen({ tx, actor, params }: Ask) {
	const vote = await voteToRun(tx, actor, params['id'] ?? '');
	const { options } = await voteOf(tx, actor, vote.id);
	return {
		vote: shown(vote, await namesOf(tx, actor.municipalityId)),
		options: options.map(shownOption),
		waiting: await waitingFor(actor, vote),
	};
}

const waitingFor = (actor: Actor, vote: Vote): Promise<number> =>
	asActor(actor, 'ballot', (box) => paperWaiting(box, vote.id));

/** Letters or cards to print, each with a square that leads to its ballot: what stands behind # never leaves the phone. */
export const printed = ({ url }: Ask, codes: readonly PrintedCode[]) => ({
	sheets: codes.map(({ code, postcode }) => ({
		code,
		postcode,
		square: squareCode(`${url.origin}/stemmen#${code.replaceAll('-', '')}`),
	})),
	address: `${url.host}/stemmen`,
});
export type PrintedSheets = ReturnType<typeof printed>;

/** What programs read: the vote, and the result once there is one. */
export async function voteResource({ tx, actor, params }: Pick<Ask, 'tx' | 'actor' | 'params'>) {
	const { vote, options, state } = await voteOf(tx, actor, params['id'] ?? '');
	const counted = await findResult(tx, actor.municipalityId, vote.id);
	return {
		body: {
			id: vote.id,
			title: vote.title,
			areaCode: vote.areaCode,
			state,
			opensOn: vote.opensOn,
			closesOn: vote.closesOn,
			budgetCents: Number(vote.budget),
			ballotType: vote.ballotType,
			rule: vote.rule,
			completion: vote.completion,
			options: options.map(({ id, place, title, cost }) => ({ id, place, title, costCents: Number(cost) })),
			result: counted?.result ?? null,
			ballotsFile: counted?.pb || null,
		},
	};
}
export async function votesResource({ tx, actor }: Pick<Ask, 'tx' | 'actor'>) {
	const votes = await votesSeen(tx, actor.municipalityId);
	return {
		body: {
			votes: votes.map((vote) => ({
				id: vote.id,
				title: vote.title,
				areaCode: vote.areaCode,
				state: stateOf(vote, clock.today()),
				opensOn: vote.opensOn,
				closesOn: vote.closesOn,
			})),
		},
	};
}
