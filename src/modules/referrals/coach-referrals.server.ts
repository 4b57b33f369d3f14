import { randomBytes } from 'node:crypto';
import { codeFrom } from '#modules/signals';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotAllowed, NotFound, Refused } from '#platform/errors';
import { newId } from '#platform/ids';
import { send } from '#platform/notify/index.server';
import { coachesNow } from './practices.store.server.ts';
import { referralCodeHash, refuseMedical } from './refer.server.ts';
import type { EndReferralForm, TryForm } from './referral.forms.ts';
import { mayCoach, mayTakeOn } from './referral.policy.ts';
import {
	isFailure,
	type Level,
	mayBeNotReached,
	mostTalks,
	type PracticeRole,
	type Referral,
	type ReferralStep,
} from './referral.ts';
import { renewSlip } from './referral-codes.store.server.ts';
import { addAnswer, addStep, mailOfPractice, referralsSeen, saveReferral, stepsOf } from './referrals.store.server.ts';

const calledOf = (actor: Actor): string => (actor.displayName ?? '').slice(0, 60);

/** One this actor may know of. @throws NotFound */
export async function seenReferral(tx: Tx, actor: Actor, id: string): Promise<Referral> {
	const [referral] = await referralsSeen(tx, actor.municipalityId, { id });
	if (!referral) throw new NotFound('referral', id);
	return referral;
}

/** One this actor carries, and that still runs. @throws NotFound */
async function carried(tx: Tx, actor: Actor, id: string): Promise<Referral> {
	const referral = await seenReferral(tx, actor, id);
	if (!actor.personId || referral.takenBy !== actor.personId || referral.endedOn) throw new NotFound('referral', id);
	return referral;
}

const step = (tx: Tx, actor: Actor, referralId: string, kind: ReferralStep['kind'], more: Partial<ReferralStep> = {}) =>
	addStep(tx, actor.municipalityId, {
		...{ id: newId(), referralId, onDay: clock.today(), kind, byCalled: calledOf(actor) },
		...more,
	});

/** Saved with the day, so that nobody takes over what is worked on. @throws NotFound */
async function save(tx: Tx, actor: Actor, { id, takenBy }: Referral, set: Parameters<typeof saveReferral>[3]) {
	const heldBy = { id, heldBy: takenBy };
	if (!(await saveReferral(tx, actor.municipalityId, heldBy, { step_on: clock.today(), ...set })))
		throw new NotFound('referral', id);
}

/** From here on this coach reads who it is, and the person reads who has it. @throws NotFound, NotAllowed, Refused('referral-taken') */
export async function takeOnReferral(tx: Tx, actor: Actor, id: string): Promise<void> {
	const referral = await seenReferral(tx, actor, id);
	const today = clock.today();
	if (!actor.personId || referral.endedOn) throw new NotFound('referral', id);
	const named = (await coachesNow(tx, actor.municipalityId)).filter(({ workerId }) => workerId === actor.personId);
	const namedFor = named.map(({ practiceId }) => practiceId);
	if (!mayCoach(actor, referral, namedFor)) throw new NotAllowed('referrals.help');
	if (!mayTakeOn(actor, referral, today)) throw new Refused('referral-taken');
	const mine = { taken_by: actor.personId, taken_called: calledOf(actor), taken_on: today, step_on: null };
	const free = { id, heldBy: referral.takenBy };
	if (!(await saveReferral(tx, actor.municipalityId, free, mine))) throw new Refused('referral-taken');
	await step(tx, actor, id, 'taken');
}

/** Back into the queue, for another coach. @throws NotFound */
export async function giveReferralBack(tx: Tx, actor: Actor, id: string): Promise<void> {
	const referral = await carried(tx, actor, id);
	await step(tx, actor, id, 'given-back');
	await save(tx, actor, referral, { taken_by: null, taken_called: null, taken_on: null });
}

/** A call, a mail or a visit, and whether somebody was there. @throws NotFound */
export async function noteTry(tx: Tx, actor: Actor, id: string, { how, reached }: TryForm): Promise<void> {
	const referral = await carried(tx, actor, id);
	await step(tx, actor, id, 'try', { how, reached });
	await save(tx, actor, referral, reached && !referral.reachedOn ? { reached_on: clock.today() } : {});
}

/** A short talk: three, and no fourth. @throws NotFound, Refused('referral-talks') */
export async function noteTalk(tx: Tx, actor: Actor, id: string): Promise<void> {
	const referral = await carried(tx, actor, id);
	const talks = (await stepsOf(tx, actor.municipalityId, id)).filter(({ kind }) => kind === 'talk').length;
	if (talks >= mostTalks) throw new Refused('referral-talks');
	await step(tx, actor, id, 'talk', { talk: talks + 1 });
	const today = clock.today();
	await save(tx, actor, referral, { came: true, ...(referral.reachedOn ? {} : { reached_on: today }) });
	if (referral.came !== true && referral.level >= 1) await tellPractice(tx, actor, referral);
}

/** Agreed to come and did not: the practice hears so, when the person chose that. @throws NotFound */
export async function noteNoShow(tx: Tx, actor: Actor, id: string): Promise<void> {
	const referral = await carried(tx, actor, id);
	await step(tx, actor, id, 'no-show');
	await save(tx, actor, referral, referral.came === null ? { came: false } : {});
	if (referral.came === null && referral.level >= 1) await tellPractice(tx, actor, referral);
}

/** The coach asked the practice something, with a yes of the person: in what role stands there, never what was said. @throws NotFound */
export async function noteAsked(tx: Tx, actor: Actor, id: string, practiceRole: PracticeRole): Promise<void> {
	const referral = await carried(tx, actor, id);
	await step(tx, actor, id, 'asked', { practiceRole });
	await save(tx, actor, referral, {});
}

/** Said aloud to the coach how much the practice may hear. @throws NotFound */
export async function noteLevel(tx: Tx, actor: Actor, id: string, level: Level): Promise<void> {
	const referral = await carried(tx, actor, id);
	await step(tx, actor, id, 'level');
	await save(tx, actor, referral, { level });
}

/**
 * A slip from the hand of the coach, on which the person reads everything and chooses freely. The one that came through the practice
 * stops. Comes back once. @throws NotFound
 */
export async function giveSlip(tx: Tx, actor: Actor, id: string): Promise<string> {
	const { id: mine } = await seenReferral(tx, actor, id);
	const slip = codeFrom(randomBytes(16));
	if (!(await renewSlip(tx, mine, referralCodeHash(slip), clock.today()))) throw new NotFound('referral', id);
	return slip;
}

/** @throws Refused when the outcome does not hold what it needs */
function refuseHollow(form: EndReferralForm, referral: Referral, steps: readonly ReferralStep[]): void {
	const { outcome } = form;
	const days = (kind: ReferralStep['kind']) => steps.filter((one) => one.kind === kind).map(({ onDay }) => onDay);
	if (outcome === 'linked' && !form.chosen) throw new Refused('referral-chosen', 'chosen');
	if (outcome === 'other' && !form.why) throw new Refused('referral-why', 'why');
	if (outcome === 'did-not-come' && days('no-show').length === 0) throw new Refused('referral-no-show', 'outcome');
	if (outcome === 'not-reached' && !mayBeNotReached(referral, days('try'), clock.today()))
		throw new Refused('referral-too-early', 'outcome');
}

/**
 * What became of it; without that nothing ends. The practice is told as far as the person chose, and a note only where they chose
 * that. @throws NotFound, Refused
 */
export async function endReferral(tx: Tx, actor: Actor, id: string, form: EndReferralForm): Promise<void> {
	const referral = await carried(tx, actor, id);
	refuseHollow(form, referral, await stepsOf(tx, actor.municipalityId, id));
	const note = referral.level >= 3 ? form.note : '';
	refuseMedical({ chosen: form.chosen, note });
	const chosen = isFailure(form.outcome) ? '' : form.chosen;
	await addAnswer(tx, actor.municipalityId, id, { chosen, why: form.why, note });
	const hears = referral.level >= 2 || (referral.level === 1 && referral.came === null);
	if (hears) await tellPractice(tx, actor, referral);
	// Who found something was there, also when no talk was noted.
	const came = !isFailure(form.outcome) && { came: true };
	await save(tx, actor, referral, { outcome: form.outcome, ended_on: clock.today(), ...came });
}

/** A letter without content: there is an answer, to the code that ends so. */
async function tellPractice(tx: Tx, actor: Actor, { id, followEnd }: Referral): Promise<void> {
	const address = await mailOfPractice(tx, actor.municipalityId, id);
	await step(tx, actor, id, 'told', { practiceRole: 'referrer' });
	if (!address) return;
	const facts = { link: '/recept/code', code: followEnd };
	await send(tx, actor, 'care', { to: { address }, template: 'practice-answer', facts });
}
