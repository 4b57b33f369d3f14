import { createHash, randomBytes } from 'node:crypto';
import { prepareVote, resultOf, voteStands } from '#modules/ballots/index.server';
import { readContact } from '#modules/initiatives';
import { isForChoice, phaseOf, type Round } from '#modules/rounds';
import {
	type Decided,
	decideAll,
	holdRound,
	newBudgetCode,
	proposalsOf,
	refusePrivate,
	sendWord,
	setVote,
	shortlist,
	tendedProposal,
	tendedRound,
} from '#modules/rounds/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotFound, Refused } from '#platform/errors';
import { newId, newUntimedId } from '#platform/ids';
import { send } from '#platform/notify/index.server';
import { drawLots, strataOf } from './draw.ts';
import type { BeginJuryForm, VoteForm, WillingForm } from './jury.forms.ts';
import {
	answerInStore,
	beginInStore,
	closeInStore,
	countsOf,
	drawInStore,
	findJury,
	jurorsOf,
	keepLots,
	likeToSit,
	reasonsOf,
	vouchInStore,
} from './jury.store.server.ts';
import { juryCodeHash, newTicket, oneMailbox } from './jury-code.server.ts';
import { type Weighed, weigh } from './outcome.ts';
import { mailSeat } from './sit.server.ts';

/** Begins with the seal on the seed: who signs up can check afterwards that nobody chose it later. @throws NotFound, NotAllowed, Refused('date-in-past' | 'jury-not-here' | 'jury-too-late') */
export async function beginJury(tx: Tx, actor: Actor, roundId: string, form: BeginJuryForm): Promise<void> {
	const round = await tendedRound(tx, actor, roundId);
	if (form.tot < clock.today()) throw new Refused('date-in-past', 'tot');
	if (form.tot > (round.decideUntil ?? '')) throw new Refused('jury-too-late', 'tot');
	const seed = randomBytes(16).toString('hex');
	const seal = createHash('sha256').update(seed).digest('hex');
	if (!(await beginInStore(tx, roundId, form.stoelen, form.tot, seal, seed))) throw new Refused('jury-not-here');
}

/** The team asks somebody itself: a third of the seats at most, by a mail that only they can say yes to. @throws Refused('jury-choose-mail' | 'jury-full') */
export async function chooseJuror(tx: Tx, actor: Actor, roundId: string, form: WillingForm): Promise<void> {
	await tendedRound(tx, actor, roundId);
	const contact = readContact(form.bereik);
	if (contact?.kind !== 'mail') throw new Refused('jury-choose-mail', 'bereik');
	const code = newBudgetCode();
	const one = { id: newUntimedId(), round: roundId, called: form.naam, contact: oneMailbox(contact.value) };
	const more = { locale: 'nl' as const, area: form.buurt ?? null, age: form.leeftijd ?? null };
	const asked = { ...one, ...more, ticket: newTicket(), hash: juryCodeHash(code), account: false, chosen: true };
	if (!(await likeToSit(tx, asked, clock.today()))) throw new Refused('jury-full');
	await mailSeat(tx, actor, contact.value, code, 'nl');
}

/** Spoke to who left a number. */
export async function vouchForJuror(tx: Tx, actor: Actor, roundId: string, id: string): Promise<void> {
	await tendedRound(tx, actor, roundId);
	if (!(await vouchInStore(tx, id, clock.today()))) throw new NotFound('juror', id);
}

/** The draw: seats by the seed, the rest on the reserve list. Who is drawn gets a letter. @throws Refused('jury-not-yet' | 'jury-few') */
export async function drawJury(tx: Tx, actor: Actor, roundId: string): Promise<void> {
	const round = await tendedRound(tx, actor, roundId);
	const jury = await findJury(tx, actor.municipalityId, roundId);
	if (!jury || jury.drawnOn || jury.willingUntil >= clock.today()) throw new Refused('jury-not-yet');
	// The draw closes the list first; who is on it then is drawn from.
	const seed = await drawInStore(tx, roundId, clock.today());
	if (!seed) throw new Refused('jury-not-yet');
	const people = (await jurorsOf(tx, actor.municipalityId, roundId)).filter(({ confirmedOn }) => confirmedOn);
	const chosen = people.filter((one) => one.chosen).length;
	const willing = people.filter((one) => !one.chosen);
	if (people.length < 3) throw new Refused('jury-few');
	const lots = strataOf(
		willing.map(({ ticket, areaCode, ageBand }) => ({ ticket, group: [areaCode, ageBand].filter(Boolean).join(' ') })),
	);
	const drawn = drawLots(seed, lots, jury.seats - chosen);
	await keepLots(tx, roundId, drawn);
	for (const { ticket, seat } of drawn) {
		const who = seat === 'seat' ? willing.find((one) => one.ticket === ticket) : undefined;
		if (who?.contact.includes('@'))
			await send(tx, actor, 'community', {
				to: { address: who.contact },
				template: 'jury-drawn',
				facts: { link: `${who.locale === 'en' ? '/en' : ''}/buurtbudget/${round.id}/jury` },
				locale: who.locale,
			});
	}
}

/** Answers a question of the jury for who rang. @throws NotFound */
export async function answerForProposer(
	tx: Tx,
	actor: Actor,
	planId: string,
	id: string,
	words: string,
): Promise<void> {
	await tendedProposal(tx, actor, planId);
	refusePrivate({ antwoord: words });
	if (!(await answerInStore(tx, null, id, words, clock.today()))) throw new NotFound('question', id);
}

/** Closes the jury: from now on nobody changes a vote, and the numbers are public. @throws Refused('jury-not-yet') */
export async function closeJury(tx: Tx, actor: Actor, roundId: string): Promise<void> {
	const round = await tendedRound(tx, actor, roundId);
	const phase = phaseOf(round, clock.today());
	if (phase !== 'deciding' && phase !== 'doing') throw new Refused('jury-not-yet');
	if (!(await closeInStore(tx, roundId, clock.today()))) throw new Refused('jury-not-all');
}

/** What the closed jury decides, best first, with the reasons that jurors gave. */
export async function outcomeOf(
	tx: Tx,
	actor: Actor,
	roundId: string,
): Promise<(Weighed & { title: string; reasons: { says: boolean; why: string }[] })[]> {
	const round = await tendedRound(tx, actor, roundId);
	const all = await proposalsOf(tx, actor.municipalityId, [roundId]);
	const plans = all.filter(isForChoice);
	const counts = await countsOf(
		tx,
		actor.municipalityId,
		plans.map(({ id }) => id),
	);
	const reasons = await reasonsOf(tx, roundId);
	const granted = all.reduce((sum, { grantedCents }) => sum + (grantedCents ?? 0), 0);
	const weighed = weigh(
		plans.flatMap((plan) => {
			const count = counts.find(({ proposalId }) => proposalId === plan.id);
			const points = reasons
				.filter(({ proposalId }) => proposalId === plan.id)
				.reduce((sum, one) => sum + one.points, 0);
			return count
				? [{ id: plan.id, number: plan.number, cents: plan.cents, yes: count.yes, no: count.no, points }]
				: [];
		}),
		(round.budgetCents ?? 0) - granted,
	);
	return weighed.map((one) => ({
		...one,
		title: plans.find(({ id }) => id === one.id)?.title ?? '',
		reasons: reasons.filter(({ proposalId }) => proposalId === one.id).map(({ says, why }) => ({ says, why })),
	}));
}

/** The jury's decision with its reasons becomes the decision of every plan; or, before a vote, its short list. @throws Refused('jury-not-yet' | 'budget-say-why') */
export async function publishOutcome(
	tx: Tx,
	actor: Actor,
	roundId: string,
	words: Readonly<Record<string, unknown>>,
): Promise<void> {
	const jury = await findJury(tx, actor.municipalityId, roundId);
	if (!jury?.closedOn) throw new Refused('jury-not-yet');
	const round = await tendedRound(tx, actor, roundId);
	const outcome = await outcomeOf(tx, actor, roundId);
	const decided = outcome.map((one): Decided & { through: boolean } => ({
		id: one.id,
		granted: one.granted,
		cents: one.cents,
		words: String(words[`reden-${one.id}`] ?? ''),
		through: one.yes > one.no,
	}));
	if (round.decider === 'jury') return decideAll(tx, actor, roundId, decided);
	await shortlist(
		tx,
		actor,
		roundId,
		decided.filter(({ through }) => through).map(({ id }) => id),
	);
	await decideAll(
		tx,
		actor,
		roundId,
		decided.filter(({ through }) => !through).map((one) => ({ ...one, granted: false })),
	);
}

/** Whether there is a vote to prepare: the first, the one after a vote that was taken back, or once more after one that decided nothing. */
export async function mayVote(tx: Tx, actor: Actor, round: Round): Promise<boolean> {
	if (!round.voteId) return true;
	if (await resultOf(tx, actor, round.voteId).then((result) => result?.undecided)) return !round.votedBefore;
	return !(await voteStands(tx, round.voteId));
}

/**
 * The vote of residents over what may be chosen: everything doable, or the jury's short list. A second one, after fewer than five
 * people voted, is told to everybody who proposed or follows.
 * @throws Refused('jury-not-yet' | 'already-done' | 'jury-days')
 */
export async function prepareRoundVote(tx: Tx, actor: Actor, roundId: string, form: VoteForm): Promise<void> {
	await holdRound(tx, actor.municipalityId, roundId);
	const round = await tendedRound(tx, actor, roundId);
	if (round.decider === 'jury' || !round.openedOn || !(await mayVote(tx, actor, round)))
		throw new Refused('already-done');
	const again = round.voteId !== null && (await voteStands(tx, round.voteId));
	if (form.tot > (round.decideUntil ?? '') || form.van <= (round.feasibleUntil ?? ''))
		throw new Refused('jury-days', 'van');
	const plans = (await proposalsOf(tx, actor.municipalityId, [roundId])).filter(
		(one) => isForChoice(one) && (round.decider === 'vote' || one.shortlisted),
	);
	if (plans.length === 0) throw new Refused('jury-not-yet');
	const [rule, completion] = form.telling.startsWith('greedy')
		? (['greedy', 'none'] as const)
		: (['equal-shares', form.telling.replace('equal-shares-', '') as 'none' | 'add1' | 'add1u'] as const);
	const id = newId();
	await prepareVote(tx, actor, {
		id,
		areaCode: round.areaCode,
		title: round.title,
		budget: BigInt(round.budgetCents ?? 0),
		ballotType: form.soort,
		...(form.soort === 'points' && { pointsEach: 10 }),
		options: plans.map((one) => ({
			id: one.id,
			title: one.title,
			cost: BigInt(one.cents),
			summary: one.what.slice(0, 280),
		})),
		opensOn: form.van,
		closesOn: form.tot,
		eligibility: form.wie,
		rule,
		completion,
	});
	await setVote(tx, actor, roundId, id);
	if (again) for (const plan of plans) await sendWord(tx, actor, plan.id, onceMore);
}

/** On the page of each plan, as news. */
const onceMore = 'Minder dan vijf mensen stemden, dus de stemming besliste niets. We houden de stemming nog één keer.';

/** What residents chose becomes the decision of every plan that was on the ballot; after a second vote that decided nothing each hears why not. @throws Refused('jury-not-counted' | 'jury-vote-undecided') */
export async function takeOverVote(
	tx: Tx,
	actor: Actor,
	roundId: string,
	words: Readonly<Record<string, unknown>>,
): Promise<void> {
	const round = await tendedRound(tx, actor, roundId);
	const result = round.voteId && (await resultOf(tx, actor, round.voteId));
	if (!result) throw new Refused('jury-not-counted');
	if (result.undecided && !round.votedBefore) throw new Refused('jury-vote-undecided');
	const chosen = new Map(result.perOption.map(({ id, won }) => [id, won]));
	const plans = (await proposalsOf(tx, actor.municipalityId, [roundId])).filter(
		({ id, decision, joinedInto }) => chosen.has(id) && !decision && !joinedInto,
	);
	await decideAll(
		tx,
		actor,
		roundId,
		plans.map((one) => ({
			id: one.id,
			granted: chosen.get(one.id) === true,
			cents: one.cents,
			words: String(words[`reden-${one.id}`] ?? ''),
		})),
	);
}
