import { isSensitiveNeed, themeOfNeed } from '#modules/needs';
import { theNeeds } from '#modules/needs/index.server';
import { accountOfCard, findCard, workersAtWork } from '#modules/people/index.server';
import { sharedTalents } from '#modules/talents/index.server';
import { clock } from '#platform/clock';
import { asTask, type Tx } from '#platform/db/index.server';
import type { AppEvent } from '#platform/events/index.server';
import { newId, newUntimedId } from '#platform/ids';
import { send } from '#platform/notify/index.server';
import { circleOptions } from './circle.ts';
import type { Plan, Seat } from './circle-life.ts';
import { addCircle } from './circles.store.server.ts';
import type { Circles } from './form-circles.ts';
import { formInThread } from './form-in-thread.ts';
import { changePlan, findPlan } from './plans.store.server.ts';
import { addSeats, changeSeat, forgetSeatsOf, seatsSeen, takenCards } from './seats.store.server.ts';

type News = Pick<AppEvent, 'municipalityId' | 'subjectId'>;
const task = 'circles.compose';
/** Somebody waits before a screen. */
const seconds = 20;
const mostPeople = 2000;

/** What somebody shared, by theme; a theme is what one asks a neighbour for. What says too much of somebody is left out. */
type Candidate = { cardId: string; areaCode: string | null; wants: string[]; can: string[] };

/**
 * Composes a proposal (`circles.planned`): looks who shared something there and is in no circle, finds circles in a thread of its own
 * while nothing is held in the database, and puts down seats without names. Told twice, it is done once.
 */
export async function composePlan({ municipalityId, subjectId }: News): Promise<void> {
	const found = await asTask(task, municipalityId, 'community', async (tx) => {
		const plan = await findPlan(tx, municipalityId, subjectId);
		return plan && !plan.composedAt && !plan.endedOn
			? { plan, ...(await candidatesFor(tx, municipalityId, plan)) }
			: undefined;
	});
	if (!found) return;
	const { plan, people, hubs } = found;
	// Where in the area people live is not known, so all of it counts as within walking distance.
	const here = { lon: 0, lat: 0 };
	// What the volunteer can and wants counts too, once the circles stand: their seat is part of what is shown.
	const circles = await formInThread(
		{
			people: people.map(({ cardId, wants, can }) => ({ id: cardId, ...here, needs: wants, talents: can })),
			hubs: hubs.map(({ cardId }) => ({ id: cardId, ...here })),
			options: { ...circleOptions, fewest: plan.fewest, most: plan.most, maxWalk: 0, seconds },
			seed: 1,
		},
		({ done, parts }) => void sayHowFar(municipalityId, plan.id, done, parts),
	);
	await asTask(task, municipalityId, 'community', (tx) =>
		putDown(tx, municipalityId, plan, [...people, ...hubs], circles),
	);
}

async function sayHowFar(municipalityId: string, planId: string, done: number, parts: number): Promise<void> {
	await asTask(task, municipalityId, 'community', (tx) =>
		changePlan(tx, municipalityId, planId, { parts_done: done, parts }),
	).catch(() => {});
}

async function candidatesFor(
	tx: Tx,
	municipalityId: string,
	plan: Plan,
): Promise<{ people: Candidate[]; hubs: Candidate[] }> {
	const byCard = new Map<string, Candidate>(
		plan.hubIds.map((cardId) => [cardId, { cardId, areaCode: null, wants: [], can: [] }]),
	);
	for (const kind of ['wish', 'talent'] as const)
		for (const one of await sharedTalents(tx, municipalityId, { kind, areaCodes: plan.areaCodes, limit: mostPeople })) {
			if (!one.needCode || isSensitiveNeed(theNeeds(), one.needCode)) continue;
			const theme = themeOfNeed(theNeeds(), one.needCode)?.code;
			const person = byCard.get(one.cardId) ?? { cardId: one.cardId, areaCode: one.areaCode, wants: [], can: [] };
			const list = kind === 'wish' ? person.wants : person.can;
			if (theme && !list.includes(theme)) list.push(theme);
			byCard.set(one.cardId, { ...person, areaCode: one.areaCode });
		}
	const taken = await takenCards(tx, municipalityId);
	const all = [...byCard.values()].filter(({ cardId }) => plan.hubIds.includes(cardId) || !taken.has(cardId));
	return {
		people: all.filter(({ cardId }) => !plan.hubIds.includes(cardId)),
		hubs: all.filter(({ cardId }) => plan.hubIds.includes(cardId)),
	};
}

async function putDown(
	tx: Tx,
	municipalityId: string,
	plan: Plan,
	people: readonly Candidate[],
	{ circles, bound }: Circles,
): Promise<void> {
	const composed = await changePlan(tx, municipalityId, plan.id, {
		composed_at: clock.now(),
		gap: bound,
		parts: 1,
		parts_done: 1,
	});
	if (!composed) return;
	const circleOf = new Map<string, string>();
	for (const { members } of circles) {
		const circleId = newId();
		await addCircle(tx, municipalityId, {
			id: circleId,
			planId: plan.id,
			placeCode: plan.placeCode,
			safetyNetId: plan.madeBy,
		});
		for (const cardId of members) circleOf.set(cardId, circleId);
	}
	const seats = people.map(({ cardId, areaCode, wants, can }): Seat => {
		const circleId = circleOf.get(cardId) ?? null;
		return {
			// Without time in it, and in no order that says who is who.
			id: newUntimedId(),
			planId: plan.id,
			circleId,
			cardId,
			isHub: plan.hubIds.includes(cardId) && circleId !== null,
			areaCode,
			wants,
			can,
			workerId: null,
			teamId: null,
			askedAt: null,
			answer: null,
			answeredAt: null,
		};
	});
	await addSeats(tx, municipalityId, seats);
}

/**
 * People are asked (`circles.asked`): each goes to the worker who keeps their card; the volunteer to who made the proposal; who keeps
 * their own card finds the question on their own page. Told again, it goes on with who has not been asked.
 */
export async function askInCircles({ municipalityId, subjectId }: News): Promise<void> {
	await asTask(task, municipalityId, 'community', async (tx, actor) => {
		const plan = await findPlan(tx, municipalityId, subjectId);
		if (!plan?.askedAt || plan.endedOn) return;
		const hear = new Set<string>();
		for (const seat of await seatsSeen(tx, municipalityId, { planId: plan.id })) {
			if (!seat.circleId || seat.askedAt) continue;
			const card = await findCard(tx, seat.cardId);
			if (!card) continue;
			const asker = seat.isHub ? plan.madeBy : card.keeperId;
			const [worker] = asker ? await workersAtWork(tx, municipalityId, [asker]) : [];
			if (!worker && !card.own) continue;
			await changeSeat(tx, municipalityId, seat.id, {
				asked_at: clock.now(),
				worker_id: worker?.id ?? null,
				team_id: worker ? (seat.isHub ? plan.teamId : card.teamId) : null,
			});
			const account = worker?.accountId ?? (await accountOfCard(tx, municipalityId, seat.cardId));
			if (account) hear.add(account);
		}
		for (const accountId of hear)
			await send(tx, actor, 'community', { to: { accountId }, template: 'news', facts: { link: '/kringen' } });
	});
}

/** Somebody took back their consent or is erased: they are in no circle and asked for none, and what they did for others is gone. */
export async function forgetInCircles({ municipalityId, subjectId }: News): Promise<void> {
	await asTask('privacy.erase', municipalityId, 'community', (tx) => forgetSeatsOf(tx, municipalityId, subjectId));
}
