import { activitiesOf } from '#modules/activities/index.server';
import { reopenClient } from '#modules/clients/index.server';
import { mapEntriesNear } from '#modules/social-map/index.server';
import { addTalent } from '#modules/talents/index.server';
import { clock } from '#platform/clock';
import { asActor } from '#platform/db/index.server';
import { NotAllowed, NotFound, Refused } from '#platform/errors';
import { newId } from '#platform/ids';
import type { Ask } from '#platform/route/index.server';
import { dayAfter } from '#platform/wall-time';
import type { ShareWishForm, StepDownForm } from './company.forms.ts';
import { type Along, alongWith, pageOf } from './for-client.server.ts';
import { addArrival, addStep, answerArrival, changeStep, stepsOf } from './step-down.store.server.ts';
import { type ArrivalOutcome, arrivalDays, arrivalDue, arrivalRounds, type StepKind, stepWaits } from './step-down.ts';

/** Where somebody near could go: what stands in the open of their district. */
async function targetsNear({ tx, actor, client }: Along): Promise<{ value: string; label: string }[]> {
	const district = `WK${client.areaCode.slice(2, 8)}`;
	const places = await mapEntriesNear(tx, actor.municipalityId, [district], { limit: 80 });
	const activities = await activitiesOf(tx, actor.municipalityId, { areaCode: district });
	return [
		...places.map(({ id, name }) => ({ value: `place:${id}`, label: name })),
		...activities.map(({ id, title }) => ({ value: `activity:${id}`, label: title })),
	].toSorted((a, b) => a.label.localeCompare(b.label, 'nl'));
}

const byWorker = ({ actor }: Along): void => {
	if (actor.kind !== 'staff') throw new NotAllowed('company.tend');
};

/** A step, with who goes along the first time and when. @throws NotFound, NotAllowed, Refused('company-day' | 'company-wish') */
export async function planStep(along: Along, form: StepDownForm): Promise<string> {
	byWorker(along);
	const today = clock.today();
	if (form.on < today || form.on > dayAfter(today, 183)) throw new Refused('company-day', 'on');
	const [kind = 'buddy', targetId = null] = form.target.split(':') as [StepKind, string?];
	if (kind === 'buddy' && !form.wish) throw new Refused('company-wish', 'wish');
	const target = (await targetsNear(along)).find(({ value }) => value === form.target);
	if (targetId && !target) throw new NotFound('step target', form.target);
	const id = newId();
	const what = { id, kind, targetId, placeCalled: target?.label ?? '', wish: form.wish };
	await addStep(along.tx, along.here, { ...what, with: form.with, introduceOn: form.on }, today);
	return id;
}

const found = async ({ tx, here }: Along, id: string) => {
	const step = (await stepsOf(tx, here)).find((one) => one.id === id);
	if (!step) throw new NotFound('step', id);
	return step;
};

/** It happened: two checks follow. Or not: then another day, or it ends. @throws NotFound, NotAllowed, Refused('company-day') */
export async function introduced(
	along: Along,
	{ step, introduced: said, on }: { step: string; introduced: 'yes' | 'not'; on?: string | undefined },
): Promise<void> {
	byWorker(along);
	const { tx, here } = along;
	const one = await found(along, step);
	if (one.introduced || one.endedOn) throw new NotFound('step', step);
	const today = clock.today();
	if (said === 'yes') {
		await changeStep(tx, here, step, { introduced: 'yes' });
		const days = arrivalDays(today);
		for (const round of arrivalRounds) await addArrival(tx, here, step, { id: newId(), round, dueOn: days[round] });
	} else if (on) {
		if (on < today || on > dayAfter(today, 183)) throw new Refused('company-day', 'on');
		await changeStep(tx, here, step, { introduce_on: on });
	} else await changeStep(tx, here, step, { introduced: 'not', ended_on: today });
}

/** Whether they came, and still come: said by the worker or by the person. The last check ends it. @throws NotFound */
export async function sayArrived(
	along: Along,
	{ arrival, outcome }: { arrival: string; outcome: ArrivalOutcome },
): Promise<void> {
	const { tx, here, actor } = along;
	const today = clock.today();
	const step = (await stepsOf(tx, here)).find((one) => arrivalDue(one, today)?.id === arrival);
	const saidBy = actor.kind === 'staff' ? ('worker' as const) : ('person' as const);
	if (!step || !(await answerArrival(tx, here, arrival, { outcome, saidBy, on: today })))
		throw new NotFound('arrival', arrival);
	if (step.arrivals.every(({ id, outcome: before }) => before !== null || id === arrival))
		await changeStep(tx, here, step.id, { ended_on: today });
}

/** "I want to come back": one tap of the person, on their worker's Vandaag at once. @throws NotFound, NotAllowed */
export async function comeBack(along: Along, { step }: { step: string }): Promise<void> {
	if (along.actor.kind === 'staff') throw new NotAllowed('company.own');
	const one = await found(along, step);
	if (one.backOn && !one.backSeenOn) return;
	await changeStep(along.tx, along.here, step, { back_on: clock.today(), back_seen_on: null });
}

/** The worker picks it up: the step ends, and help that was over goes on in the same file. @throws NotFound, NotAllowed */
export async function welcomeBack(along: Along, { step }: { step: string }): Promise<void> {
	byWorker(along);
	const { tx, actor, here, client } = along;
	const one = await found(along, step);
	if (!one.backOn || one.backSeenOn) throw new NotFound('step', step);
	const today = clock.today();
	await changeStep(tx, here, step, { back_seen_on: today, ended_on: one.endedOn ?? today });
	if (client.endedOn && client.help === 'named') await reopenClient(tx, actor, client.id);
}

/**
 * The person puts their own wish on their card, where neighbours are found: an act of theirs, in a transaction of its own. Nothing
 * of the file goes with it. @throws NotFound, NotAllowed, Refused when the words point at somebody
 */
export async function shareWish(along: Along, { step, ...form }: ShareWishForm): Promise<void> {
	const { actor, client } = along;
	if (client.help !== 'self') throw new NotAllowed('company.own');
	const one = await found(along, step);
	if (one.kind !== 'buddy' || one.wishSharedOn || one.endedOn) throw new NotFound('step', step);
	const cardId = actor.personId;
	if (!cardId) throw new Refused('company-no-card', 'woorden');
	const wish = { cardId, kind: 'wish' as const, words: form.woorden, shared: form.delen, looked: form.gekeken };
	await asActor(actor, 'community', (tx) => addTalent(tx, actor, wish));
	await changeStep(along.tx, along.here, step, { wish_shared_on: clock.today() });
}

/** Every step of a person with what waits. @throws NotFound */
export async function stepDownScreen(ask: Ask) {
	const along = await alongWith(ask);
	const today = clock.today();
	const steps = await stepsOf(along.tx, along.here);
	return {
		...pageOf(along, ask.url),
		today,
		targets: ask.actor.kind === 'staff' ? await targetsNear(along) : [],
		steps: steps.map((step) => ({
			...step,
			waits: stepWaits(step, today),
			due: arrivalDue(step, today) ?? null,
		})),
	};
}
