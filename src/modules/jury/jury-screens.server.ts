import { byKindAndCode, spokenName } from '#modules/areas';
import { areasOf } from '#modules/areas/index.server';
import { resultOf } from '#modules/ballots/index.server';
import { isForChoice, mayBeginRound, phaseOf } from '#modules/rounds';
import {
	adviceOn,
	budgetCodeHash,
	linesOf,
	publicProposals,
	roundFor,
	tendedProposal,
	tendedRound,
	tendsRound,
} from '#modules/rounds/index.server';
import { clock } from '#platform/clock';
import { csvFile, csvText } from '#platform/csv';
import { NotFound } from '#platform/errors';
import type { Ask } from '#platform/route/index.server';
import {
	countsOf,
	findJury,
	jurorsOf,
	lotsOf,
	namesOf,
	progressOf,
	questionsFor,
	questionsOf,
	roomOf,
} from './jury.store.server.ts';
import { fewestVotes } from './outcome.ts';
import { mayVote, outcomeOf } from './run-jury.server.ts';
import { seatOf } from './sit.server.ts';

/** The jury of a round, for everybody: who decides, how they came there, and what they said. @throws NotFound */
export async function juryScreen({ tx, actor, params }: Ask) {
	const here = actor.municipalityId;
	const round = await roundFor(tx, actor, params['id'] ?? '');
	const jury = await findJury(tx, here, round.id);
	const proposals = await publicProposals(tx, actor, round);
	const areas = (await areasOf(tx, here)).filter(
		({ code, parentCode }) => code === round.areaCode || parentCode === round.areaCode,
	);
	return {
		round: { id: round.id, title: round.title, decider: round.decider, phase: phaseOf(round, clock.today()) },
		jury: jury ?? null,
		open: Boolean(jury && !jury.drawnOn && jury.willingUntil >= clock.today()),
		lots: jury?.drawnOn ? await lotsOf(tx, here, round.id) : [],
		sits: jury?.drawnOn ? await namesOf(tx, round.id) : { many: 0, names: [] },
		counts: (
			await countsOf(
				tx,
				here,
				proposals.map(({ id }) => id),
			)
		)
			.filter(({ yes, no }) => yes + no >= fewestVotes)
			.map((one) => ({
				...one,
				title: proposals.find(({ id }) => id === one.proposalId)?.title ?? '',
			})),
		areas: [...areas].sort(byKindAndCode).map(({ code, name }) => ({ value: code, label: spokenName(name) })),
		mine: actor.personId && actor.kind !== 'staff' ? Boolean(await roomOf(tx, { hash: null, round: round.id })) : false,
		account: Boolean(actor.personId) && actor.kind !== 'staff',
		called: actor.kind === 'staff' ? '' : (actor.displayName ?? ''),
		tends: mayBeginRound(actor, round.areaCode) && (await tendsRound(tx, round.id)),
	};
}

/** The lots with their groups: with the seed enough to do the draw again. */
export async function lotsFile({ tx, actor, params }: Ask): Promise<Response> {
	const round = await roundFor(tx, actor, params['id'] ?? '');
	const lots = await lotsOf(tx, actor.municipalityId, round.id);
	if (lots.length === 0) throw new NotFound('draw', round.id);
	return csvFile(
		'loting.csv',
		csvText(
			[['lot', 'groep', 'uitkomst', 'plaats'], ...lots.map((one) => [one.ticket, one.stratum, one.seat, one.place])],
			',',
		),
		'everyone',
	);
}

/** What a code, or being signed in, opens: a seat with what there is to weigh. Of what somebody has a stake in only the title. */
export async function roomScreen({ tx, actor, params }: Ask) {
	const seat = seatOf(params);
	const room = await roomOf(tx, seat);
	if (!room) return { room: null };
	const round = await roundFor(tx, actor, room.round);
	const jury = await findJury(tx, actor.municipalityId, round.id);
	const plans = room.open ? (await publicProposals(tx, actor, round)).filter(isForChoice) : [];
	const free = plans.filter(({ id }) => room.stakes[id] === false).map(({ id }) => id);
	const lines = await linesOf(tx, actor.municipalityId, free);
	const advice = await adviceOn(tx, actor.municipalityId, free);
	return {
		room,
		round: {
			id: round.id,
			title: round.title,
			criteria: round.criteria,
			decideUntil: round.decideUntil,
			phase: phaseOf(round, clock.today()),
		},
		closed: Boolean(jury?.closedOn),
		plans: plans.map((plan) => {
			const stake = room.stakes[plan.id];
			const short = { id: plan.id, number: plan.number, title: plan.title, stake: stake ?? null };
			if (stake !== false) return { ...short, plan: null };
			const points = room.points.filter(({ proposal }) => proposal === plan.id);
			return {
				...short,
				plan: {
					...plan,
					lines: lines.filter(({ proposalId }) => proposalId === plan.id),
					advice: advice
						.filter(({ proposalId }) => proposalId === plan.id)
						.map((one) => ({ ...one, criterion: round.criteria[one.nth - 1] ?? '' })),
					mine: points.filter(({ mine }) => mine),
					others: points.filter(({ mine }) => !mine),
					vote: room.votes[plan.id] ?? null,
					questions: room.questions.filter(({ proposal }) => proposal === plan.id),
				},
			};
		}),
	};
}
export type RoomPlan = NonNullable<NonNullable<Awaited<ReturnType<typeof roomScreen>>['plans']>[number]['plan']>;

/** Behind the jury: who would like to, who sits, how far they are, and after closing the outcome to write reasons for. @throws NotFound, NotAllowed */
export async function tendJuryScreen({ tx, actor, params, about }: Ask) {
	const here = actor.municipalityId;
	const round = await tendedRound(tx, actor, params['id'] ?? '');
	about({ type: 'budget-round', id: round.id });
	const jury = await findJury(tx, here, round.id);
	const people = await jurorsOf(tx, here, round.id);
	about({ personIds: people.flatMap(({ personId }) => personId ?? []) });
	const progress = await progressOf(tx, round.id);
	const plans = (await publicProposals(tx, actor, round)).filter(isForChoice);
	const result = round.voteId ? await resultOf(tx, actor, round.voteId) : undefined;
	return {
		round: {
			id: round.id,
			title: round.title,
			decider: round.decider,
			voteId: round.voteId,
			votedBefore: round.votedBefore,
			phase: phaseOf(round, clock.today()),
			feasibleUntil: round.feasibleUntil,
			decideUntil: round.decideUntil,
		},
		jury: jury ?? null,
		mayDraw: Boolean(jury && !jury.drawnOn && jury.willingUntil < clock.today()),
		// What waits for a tap in a mail is nobody's yet.
		people: people
			.filter(({ confirmedOn, contact }) => confirmedOn || !contact.includes('@'))
			.map(({ personId: _, ...one }) => one),
		plans: plans.map(({ id, number, title, shortlisted }) => ({
			id,
			number,
			title,
			shortlisted,
			...(progress.get(id) ?? { declared: 0, stakes: 0, voted: 0 }),
		})),
		mayVote:
			round.decider !== 'jury' &&
			(round.decider === 'vote' || Boolean(jury?.closedOn)) &&
			(await mayVote(tx, actor, round)),
		outcome: jury?.closedOn ? await outcomeOf(tx, actor, round.id) : [],
		result: result
			? {
					undecided: result.undecided,
					won: result.perOption.filter(({ won }) => won).map(({ id }) => id),
					plans: plans
						.filter(({ id }) => result.perOption.some((option) => option.id === id))
						.map(({ id, title }) => ({ id, title })),
				}
			: null,
		today: clock.today(),
	};
}

/** What the jury asked of one plan: for who proposed it, by their code. */
export const questionsToMe = ({ tx, params }: Ask) => questionsFor(tx, budgetCodeHash(params['code'] ?? ''));
/** The same for the team, who may write down an answer that was said. @throws NotFound, NotAllowed */
export async function questionsAbout({ tx, actor, params }: Ask) {
	await tendedProposal(tx, actor, params['id'] ?? '');
	return questionsOf(tx, actor.municipalityId, params['id'] ?? '');
}
