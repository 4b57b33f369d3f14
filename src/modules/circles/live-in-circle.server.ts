import { readContact } from '#modules/initiatives';
import { isSensitiveTheme } from '#modules/needs';
import { theNeeds } from '#modules/needs/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotFound, Refused } from '#platform/errors';
import { newId } from '#platform/ids';
import type { RunningCircle, Seat } from './circle-life.ts';
import type { AnswerForm, BeginForm, HelpForm } from './circles.forms.ts';
import { isIn, mayAnswer, standsBehind } from './circles.policy.ts';
import { type AskedCircle, changeCircle, circlesAskedFor, circlesSeen, findCircle } from './circles.store.server.ts';
import { addHelp, dropHelp } from './helps.store.server.ts';
import { changePlan, findPlan } from './plans.store.server.ts';
import { changeSeat, dropFace, facesSeen, findSeat, keepFace, seatsSeen } from './seats.store.server.ts';

/** The seat of somebody the actor asks, or of themselves. @throws NotFound for everybody else */
export async function seatToAnswer(tx: Tx, actor: Actor, id: string): Promise<{ seat: Seat; circle: AskedCircle }> {
	const seat = await findSeat(tx, actor.municipalityId, id);
	const circle = seat?.circleId ? (await circlesAskedFor(tx)).get(seat.circleId) : undefined;
	if (!seat || !circle || !mayAnswer(actor, seat)) throw new NotFound('seat', id);
	return { seat, circle };
}

/**
 * A yes gives the other members a first name and a way to reach somebody; a no, or a yes taken back, takes it away at once.
 * @throws NotFound, Refused('circles-over')
 */
export async function answerForCircle(tx: Tx, actor: Actor, id: string, form: AnswerForm): Promise<void> {
	const { seat, circle } = await seatToAnswer(tx, actor, id);
	if (circle.endedOn) throw new Refused('circles-over');
	if (form.answer === 'no') return leave(tx, actor, seat);
	await changeSeat(tx, actor.municipalityId, seat.id, { answer: 'yes', answered_at: clock.now() });
	await keepFace(tx, actor.municipalityId, {
		seatId: seat.id,
		circleId: circle.id,
		called: form.called,
		contact: readContact(form.contact)?.value ?? '',
		how: seat.cardId === actor.personId ? 'online' : 'spoken',
	});
}

async function leave(tx: Tx, actor: Actor, seat: Seat): Promise<void> {
	await dropFace(tx, actor.municipalityId, seat.id);
	await changeSeat(tx, actor.municipalityId, seat.id, {
		answer: seat.answer === 'yes' ? 'left' : 'no',
		answered_at: clock.now(),
	});
}

/** A circle the actor stands behind. @throws NotFound also when it is a colleague's */
export async function ownCircle(tx: Tx, actor: Actor, id: string): Promise<RunningCircle> {
	const circle = await findCircle(tx, actor.municipalityId, id);
	if (!circle || !standsBehind(actor, circle)) throw new NotFound('circle', id);
	return circle;
}

/**
 * Enough said yes: from now on they see each other's first names.
 * @throws NotFound, Refused('circles-too-few' | 'circles-runs-already' | 'circles-over')
 */
export async function beginCircle(tx: Tx, actor: Actor, id: string, form: BeginForm): Promise<void> {
	const circle = await ownCircle(tx, actor, id);
	if (circle.endedOn) throw new Refused('circles-over');
	if (circle.startedOn) throw new Refused('circles-runs-already');
	const plan = await findPlan(tx, actor.municipalityId, circle.planId);
	const yes = (await seatsSeen(tx, actor.municipalityId, { circleId: id })).filter(({ answer }) => answer === 'yes');
	if (!plan || yes.length < plan.fewest || !yes.some(({ isHub }) => isHub))
		throw new Refused('circles-too-few', '', { fewest: plan?.fewest ?? 0 });
	await changeCircle(tx, actor.municipalityId, id, { ...form, started_on: clock.today() });
}

/** A circle that runs, with who is in it now. @throws NotFound for who is not in it */
export async function circleIAmIn(
	tx: Tx,
	actor: Actor,
	id: string,
): Promise<{ circle: RunningCircle; members: Seat[] }> {
	const circle = await findCircle(tx, actor.municipalityId, id);
	const seats = circle ? await seatsSeen(tx, actor.municipalityId, { circleId: id }) : [];
	if (!circle || !isIn(actor, circle, seats)) throw new NotFound('circle', id);
	return { circle, members: seats.filter(({ answer }) => answer === 'yes') };
}

/** Who helped whom with what, today. @throws NotFound, Refused('circles-same-person' | 'circles-not-member' | 'unknown-need') */
export async function noteHelp(tx: Tx, actor: Actor, id: string, form: HelpForm): Promise<void> {
	const { members } = await circleIAmIn(tx, actor, id);
	if (form.helper === form.helped) throw new Refused('circles-same-person', 'helped');
	const theme = theNeeds().themeByCode.get(form.theme);
	if (!theme || isSensitiveTheme(theme)) throw new Refused('unknown-need', 'theme');
	for (const field of ['helper', 'helped'] as const)
		if (!members.some((one) => one.id === form[field])) throw new Refused('circles-not-member', field);
	await addHelp(tx, actor.municipalityId, {
		id: newId(),
		circleId: id,
		helperId: form.helper,
		helpedId: form.helped,
		themeCode: form.theme,
		onDay: clock.today(),
		writtenBy: actor.personId as string,
	});
}

/** @throws NotFound when it is somebody else's note */
export async function takeNoteBack(tx: Tx, actor: Actor, noteId: string): Promise<void> {
	if (!actor.personId || !(await dropHelp(tx, actor.municipalityId, noteId, actor.personId)))
		throw new NotFound('circle-help', noteId);
}

/** A member goes: themselves, or noted by the professional. Name and number are gone at once. @throws NotFound */
export async function leaveCircle(tx: Tx, actor: Actor, id: string, seatId?: string): Promise<void> {
	const { circle, members } = await circleIAmIn(tx, actor, id);
	const seat = members.find((one) => (seatId ? one.id === seatId : one.cardId === actor.personId));
	if (!seat || (seat.cardId !== actor.personId && !standsBehind(actor, circle)))
		throw new NotFound('seat', seatId ?? '');
	await leave(tx, actor, seat);
}

/** The circle stops, and its names go. Nobody sees the others any more; with the last circle its proposal is over too. @throws NotFound */
export async function endCircle(tx: Tx, actor: Actor, id: string): Promise<void> {
	const circle = await ownCircle(tx, actor, id);
	if (!circle.startedOn || circle.endedOn) throw new NotFound('circle', id);
	await changeCircle(tx, actor.municipalityId, id, { ended_on: clock.today() });
	const others = await circlesSeen(tx, actor.municipalityId, circle.planId);
	if (others.every((one) => one.id === id || one.endedOn))
		await changePlan(tx, actor.municipalityId, circle.planId, { ended_on: clock.today() });
}

/** First names by seat, as far as the actor may see them. */
export async function namesIn(
	tx: Tx,
	actor: Actor,
	circleId: string,
): Promise<Map<string, { called: string; contact: string }>> {
	return new Map((await facesSeen(tx, actor.municipalityId, circleId)).map((face) => [face.seatId, face]));
}
