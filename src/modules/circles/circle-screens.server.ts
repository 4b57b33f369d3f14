import { areasOf } from '#modules/areas/index.server';
import { theNeeds } from '#modules/needs/index.server';
import { calledOnCards, findCard, fullName, workerById } from '#modules/people/index.server';
import { hasRole } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { newId } from '#platform/ids';
import type { Ask as Request } from '#platform/route/index.server';
import { healthOf, type RunningCircle, type Seat } from './circle-life.ts';
import { mayCompose, standsBehind } from './circles.policy.ts';
import { circlesAskedFor, circlesSeen } from './circles.store.server.ts';
import { helpsIn } from './helps.store.server.ts';
import { circleIAmIn, namesIn, ownCircle, seatToAnswer } from './live-in-circle.server.ts';
import { ownPlan } from './plan-circles.server.ts';
import { weighPlan } from './plan-score.ts';
import { plansSeen, volunteersOfMyTeam } from './plans.store.server.ts';
import { seatsSeen } from './seats.store.server.ts';

type Named = { code: string; nl: string; en: string };

const themesNamed = (codes: readonly string[]): Named[] =>
	codes.map((code) => {
		const theme = theNeeds().themeByCode.get(code);
		return { code, nl: theme?.nl ?? code, en: theme?.en ?? code };
	});

async function placesNamed(tx: Tx, municipalityId: string): Promise<(code: string | null) => string> {
	const places = new Map((await areasOf(tx, municipalityId)).map(({ code, name }) => [code, name]));
	return (code) => (code ? (places.get(code) ?? '') : '');
}

/** Everything that has to do with circles for one person: what is asked, where they are in, what they compose. */
export async function circlesScreen({ tx, actor }: Request) {
	const place = await placesNamed(tx, actor.municipalityId);
	const circles = await circlesSeen(tx, actor.municipalityId);
	const askedFor = await circlesAskedFor(tx);
	const seats = actor.personId
		? [
				...(await seatsSeen(tx, actor.municipalityId, { workerId: actor.personId })),
				...(await seatsSeen(tx, actor.municipalityId, { cardId: actor.personId })),
			]
		: [];
	const volunteers = new Map((await volunteersOfMyTeam(tx)).map(({ id, called }) => [id, called]));
	const called = await calledOnCards(
		tx,
		actor,
		seats.map(({ cardId }) => cardId),
	);
	const asks = [];
	for (const seat of seats) {
		const circle = seat.circleId ? askedFor.get(seat.circleId) : undefined;
		if (!circle || circle.endedOn || !seat.askedAt) continue;
		const own = seat.cardId === actor.personId;
		asks.push({
			id: seat.id,
			own,
			person:
				(own ? undefined : called.get(seat.cardId)) ??
				volunteers.get(seat.cardId) ??
				(await namesIn(tx, actor, circle.id)).get(seat.id)?.called ??
				null,
			isHub: seat.isHub,
			place: place(circle.placeCode),
			answer: seat.answer,
		});
	}
	const inNow = (circle: RunningCircle) =>
		circle.startedOn !== null &&
		circle.endedOn === null &&
		(standsBehind(actor, circle) ||
			seats.some((one) => one.circleId === circle.id && one.cardId === actor.personId && one.answer === 'yes'));
	return {
		asks,
		circles: circles.filter(inNow).map(({ id, name, placeCode }) => ({ id, name, place: place(placeCode) })),
		plans: (await plansSeen(tx, actor.municipalityId)).map((plan) => ({
			id: plan.id,
			place: place(plan.placeCode),
			step: plan.askedAt ? ('asking' as const) : plan.composedAt ? ('proposal' as const) : ('composing' as const),
		})),
		mayCompose: mayCompose(actor, actor.areas),
		isWorker: hasRole(actor, 'social_broker', 'team_worker', 'team_lead'),
	};
}

/** The form with which a proposal begins. */
export async function newPlanScreen({ tx, actor }: Request) {
	const areas = await areasOf(tx, actor.municipalityId);
	return {
		id: newId(),
		areas: areas
			.filter(({ code, kind }) => kind !== 'municipality' && actor.areas.includes(code))
			.map(({ code, name, kind }) => ({ code, name, kind })),
		volunteers: await volunteersOfMyTeam(tx),
	};
}

/** A proposal: how far it is, or its circles with what is covered and what is missing, and what each move would bring. */
export async function planScreen({ tx, actor, params, about }: Request) {
	const plan = await ownPlan(tx, actor, params['id'] ?? '');
	about({ type: 'circle-plan', id: plan.id });
	const place = await placesNamed(tx, actor.municipalityId);
	const seats = await seatsSeen(tx, actor.municipalityId, { planId: plan.id });
	const circles = await circlesSeen(tx, actor.municipalityId, plan.id);
	const volunteers = new Map((await volunteersOfMyTeam(tx)).map(({ id, called }) => [id, called]));
	const stays = seats.filter(({ answer }) => answer !== 'no' && answer !== 'left');
	const weighed = weighPlan(
		stays,
		circles.map(({ id }) => id),
		plan.most,
	);
	const number = new Map(seats.map(({ id }, at) => [id, at + 1]));
	const shown = (seat: Seat) => ({
		id: seat.id,
		// A number to speak of somebody; in no order that says who they are.
		number: number.get(seat.id) as number,
		volunteer: seat.isHub ? (volunteers.get(seat.cardId) ?? '') : null,
		place: place(seat.areaCode),
		wants: themesNamed(seat.wants),
		can: themesNamed(seat.can),
		asked: seat.askedAt !== null,
		answer: seat.answer,
		moves: weighed.moves.filter(({ seatId }) => seatId === seat.id).map(({ to, more }) => ({ to, more })),
	});
	return {
		id: plan.id,
		place: place(plan.placeCode),
		fewest: plan.fewest,
		most: plan.most,
		parts: plan.parts,
		partsDone: plan.partsDone,
		composed: plan.composedAt !== null,
		asked: plan.askedAt !== null,
		ended: plan.endedOn !== null,
		gap: plan.gap ?? 0,
		covered: weighed.covered,
		wanted: weighed.wanted,
		circles: weighed.circles.map(({ circleId, size, missing }) => {
			const circle = circles.find(({ id }) => id === circleId) as RunningCircle;
			const own = stays.filter((seat) => seat.circleId === circleId);
			return {
				id: circleId,
				name: circle.name,
				started: circle.startedOn !== null,
				ended: circle.endedOn !== null,
				volunteer: volunteers.get(own.find(({ isHub }) => isHub)?.cardId ?? '') ?? '',
				size,
				missing: themesNamed(missing),
				yes: own.filter(({ answer }) => answer === 'yes').length,
				volunteerSaidYes: own.some(({ isHub, answer }) => isHub && answer === 'yes'),
				seats: own.map(shown),
			};
		}),
		without: stays.filter(({ circleId }) => circleId === null).map(shown),
		gone: seats.length - stays.length,
	};
}

/** One person to ask, or one's own question. */
export async function seatScreen({ tx, actor, params, about }: Request) {
	const { seat, circle } = await seatToAnswer(tx, actor, params['id'] ?? '');
	const own = seat.cardId === actor.personId;
	about({ type: 'circle-seat', id: seat.id, ...(!own && { personId: seat.cardId }) });
	const card = await findCard(tx, seat.cardId);
	const face = (await namesIn(tx, actor, circle.id)).get(seat.id);
	const volunteer = (await volunteersOfMyTeam(tx)).find(({ id }) => id === seat.cardId);
	return {
		id: seat.id,
		own,
		isHub: seat.isHub,
		person: card?.called ?? volunteer?.called ?? face?.called ?? null,
		cardId: own ? null : (card?.id ?? null),
		contactNote: own ? '' : (card?.contactNote ?? ''),
		place: (await placesNamed(tx, actor.municipalityId))(circle.placeCode),
		wants: themesNamed(seat.wants),
		can: themesNamed(seat.can),
		answer: seat.answer,
		called: face?.called ?? '',
		contact: face?.contact ?? '',
		circleId: seat.answer === 'yes' && circle.startedOn && own ? circle.id : null,
		ended: circle.endedOn !== null,
	};
}

/** A circle in use. Members see who is quiet as a number at most; who carries it, by name. */
export async function circleScreen({ tx, actor, params, about }: Request) {
	const { circle, members } = await circleIAmIn(tx, actor, params['id'] ?? '');
	const others = members.flatMap(({ cardId }) => (cardId === actor.personId ? [] : [cardId]));
	about({ type: 'circle', id: circle.id, personIds: others });
	const names = await namesIn(tx, actor, circle.id);
	const called = (seatId: string) => names.get(seatId)?.called ?? '';
	const helps = await helpsIn(tx, actor.municipalityId, circle.id);
	const health = healthOf(members, helps, circle.startedOn ?? clock.today(), clock.today());
	const me = members.find(({ cardId }) => cardId === actor.personId);
	const behind = standsBehind(actor, circle);
	const tends = behind || me?.isHub === true;
	const net = await workerById(tx, actor.municipalityId, circle.safetyNetId);
	const volunteer = members.find(({ isHub }) => isHub);
	const named = (ids: readonly string[]) => (tends ? ids.map(called).filter(Boolean) : []);
	return {
		id: circle.id,
		name: circle.name,
		place: (await placesNamed(tx, actor.municipalityId))(circle.placeCode),
		hours: circle.hours,
		planId: behind ? circle.planId : null,
		meId: me?.id ?? null,
		tends,
		behind,
		safetyNet: net ? fullName(net) : '',
		volunteer: volunteer ? called(volunteer.id) : '',
		members: members.map((seat) => ({
			id: seat.id,
			called: called(seat.id),
			contact: names.get(seat.id)?.contact ?? '',
			isHub: seat.isHub,
			me: seat.id === me?.id,
			can: themesNamed(seat.can),
		})),
		themes: themesNamed([...new Set(members.flatMap(({ can, wants }) => [...can, ...wants]))].sort()),
		helps: helps.slice(0, 12).map((one) => ({
			id: one.id,
			helper: called(one.helperId),
			helped: called(one.helpedId),
			theme: themesNamed([one.themeCode])[0] as Named,
			onDay: one.onDay,
			mine: one.writtenBy === actor.personId,
		})),
		health: {
			covered: themesNamed(health.covered),
			missing: themesNamed(health.missing),
			bothWays: health.bothWays,
			active: health.active,
			quietMany: health.quiet.length,
			quiet: named(health.quiet),
			carriesMuch: named(health.carriesMuch),
		},
	};
}

/** A circle that waits for its first day. */
export async function beginScreen({ tx, actor, params, about }: Request) {
	const circle = await ownCircle(tx, actor, params['id'] ?? '');
	about({ type: 'circle', id: circle.id });
	const plan = await ownPlan(tx, actor, circle.planId);
	const seats = await seatsSeen(tx, actor.municipalityId, { circleId: circle.id });
	const yes = seats.filter(({ answer }) => answer === 'yes');
	return {
		id: circle.id,
		planId: circle.planId,
		place: (await placesNamed(tx, actor.municipalityId))(circle.placeCode),
		started: circle.startedOn !== null,
		fewest: plan.fewest,
		yes: yes.length,
		enough: yes.length >= plan.fewest && yes.some(({ isHub }) => isHub),
	};
}
