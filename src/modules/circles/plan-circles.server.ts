import type { Area } from '#modules/areas';
import { areasOf } from '#modules/areas/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { Conflict, NotAllowed, NotFound, Refused } from '#platform/errors';
import { tell } from '#platform/events/index.server';
import { newId } from '#platform/ids';
import { circleOptions } from './circle.ts';
import type { Plan, Seat } from './circle-life.ts';
import type { PlanForm } from './circles.forms.ts';
import { mayCompose, mayTend } from './circles.policy.ts';
import { circlesSeen, endUnbegun, findCircle } from './circles.store.server.ts';
import { addPlan, changePlan, findPlan, volunteersOfMyTeam } from './plans.store.server.ts';
import { changeSeat, seatsSeen } from './seats.store.server.ts';

/**
 * Asks the platform for a proposal: circles around these volunteers, of people in this area who shared what they can or
 * want. It is composed by a task; who they are nobody learns from it.
 * @returns the id of the proposal
 * @throws NotAllowed, Refused('unknown-area' | 'circles-no-volunteer'), Conflict('id-in-use')
 */
export async function planCircles(tx: Tx, actor: Actor, form: PlanForm): Promise<string> {
	const areas = await areasOf(tx, actor.municipalityId);
	if (!areas.some(({ code }) => code === form.area)) throw new Refused('unknown-area', 'area');
	const areaCodes = inside(areas, form.area);
	if (!actor.personId || !mayCompose(actor, areaCodes)) throw new NotAllowed('circles.compose');
	const volunteers = new Set((await volunteersOfMyTeam(tx)).map(({ id }) => id));
	if (!form.hubs.every((id) => volunteers.has(id))) throw new Refused('circles-no-volunteer', 'hubs');

	const id = form.id ?? newId();
	const made = await addPlan(tx, actor.municipalityId, {
		id,
		areaCodes,
		placeCode: form.area,
		hubIds: [...new Set(form.hubs)],
		fewest: circleOptions.fewest,
		most: circleOptions.most,
		madeBy: actor.personId,
		madeAt: clock.now(),
	});
	if (!made) {
		const mine = await findPlan(tx, actor.municipalityId, id);
		if (mine?.placeCode !== form.area) throw new Conflict('id-in-use');
		return id;
	}
	await tell(tx, actor, 'community', 'circles.planned', id);
	return id;
}

/** A district with the neighbourhoods in it. */
const inside = (areas: readonly Area[], code: string): string[] => [
	code,
	...areas.filter(({ parentCode }) => parentCode === code).map((area) => area.code),
];

/** The proposal of the actor. @throws NotFound also when it is a colleague's */
export async function ownPlan(tx: Tx, actor: Actor, id: string): Promise<Plan> {
	const plan = await findPlan(tx, actor.municipalityId, id);
	if (!plan || !mayTend(actor, plan)) throw new NotFound('circle-plan', id);
	return plan;
}

/**
 * Gives somebody another place, or none for now. Before people are asked anybody goes anywhere; after that only who was not
 * asked yet gets a place, and is asked then.
 * @throws NotFound, Refused('circles-full' | 'circles-asked-already' | 'circles-not-ready' | 'circles-over')
 */
export async function moveSeat(
	tx: Tx,
	actor: Actor,
	planId: string,
	{ seat: seatId, to }: { seat: string; to?: string | undefined },
): Promise<void> {
	const plan = await ownPlan(tx, actor, planId);
	const seats = await seatsSeen(tx, actor.municipalityId, { planId });
	const seat = seats.find(({ id }) => id === seatId);
	if (!seat || (to && !seats.some((one) => one.isHub && one.circleId === to))) throw new NotFound('seat', seatId);
	const going = to ? await findCircle(tx, actor.municipalityId, to) : undefined;
	if (plan.endedOn || going?.endedOn) throw new Refused('circles-over');
	if (!plan.composedAt || seat.isHub) throw new Refused('circles-not-ready');
	if (seat.askedAt || (plan.askedAt && !to)) throw new Refused('circles-asked-already');
	if (to && !hasRoom(seats, to, plan.most)) throw new Refused('circles-full');
	await changeSeat(tx, actor.municipalityId, seatId, { circle_id: to ?? null });
	if (plan.askedAt) await tell(tx, actor, 'community', 'circles.asked', planId);
}

const hasRoom = (seats: readonly Seat[], circleId: string, most: number): boolean =>
	seats.filter((one) => one.circleId === circleId && one.answer !== 'no' && one.answer !== 'left').length < most;

/**
 * Everybody who has a place is asked, each by the one worker who knows them or by their own page.
 * @throws NotFound, Refused('circles-not-ready' | 'circles-too-few' | 'circles-over')
 */
export async function askPeople(tx: Tx, actor: Actor, planId: string): Promise<void> {
	const plan = await ownPlan(tx, actor, planId);
	if (plan.endedOn) throw new Refused('circles-over');
	if (!plan.composedAt) throw new Refused('circles-not-ready');
	const seats = (await seatsSeen(tx, actor.municipalityId, { planId })).filter(({ circleId }) => circleId);
	const sizes = [...Map.groupBy(seats, ({ circleId }) => circleId).values()].map((own) => own.length);
	if (!sizes.some((size) => size >= plan.fewest)) throw new Refused('circles-too-few', '', { fewest: plan.fewest });
	if (await changePlan(tx, actor.municipalityId, planId, { asked_at: clock.now() }))
		await tell(tx, actor, 'community', 'circles.asked', planId);
}

/** A proposal that leads to nothing goes away, the questions and the names of who said yes included. @throws NotFound, Refused('circles-runs-already') */
export async function dropPlan(tx: Tx, actor: Actor, planId: string): Promise<void> {
	const plan = await ownPlan(tx, actor, planId);
	const circles = await circlesSeen(tx, actor.municipalityId, planId);
	if (circles.some(({ startedOn, endedOn }) => startedOn && !endedOn)) throw new Refused('circles-runs-already');
	await endUnbegun(tx, actor.municipalityId, { planId: plan.id }, clock.today());
	await changePlan(tx, actor.municipalityId, planId, { ended_on: clock.today() });
}

/** Whether the actor made a proposal before. */
export const hasCircles = async (tx: Tx, municipalityId: string): Promise<boolean> =>
	(await circlesSeen(tx, municipalityId)).length > 0;

/** The seats of a proposal, for who made it. */
export const seatsInPlan = (tx: Tx, municipalityId: string, planId: string): Promise<Seat[]> =>
	seatsSeen(tx, municipalityId, { planId });
