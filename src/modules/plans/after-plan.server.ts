import { isPerson, mayArrange } from '#modules/clients';
import { endClient, reopenClient } from '#modules/clients/index.server';
import { monthsAfter } from '#modules/programmes';
import { clock } from '#platform/clock';
import { asTask } from '#platform/db/index.server';
import { NotFound, Refused } from '#platform/errors';
import { newId } from '#platform/ids';
import { currentMunicipalities } from '#platform/municipality.server';
import type { Ask } from '#platform/route/index.server';
import {
	addCall,
	addWish,
	callsOf,
	closeCall,
	dropCalls,
	forgetPresence,
	type Here,
	hereNow,
	saveAnswer,
	takeUp,
	wishesOf,
} from './after.store.server.ts';
import { layDownPlan } from './lay-down.server.ts';
import type { AftercareForm, AnswerWishForm, CloseForm, WishForm } from './plan.forms.ts';
import { mayAnswerWish, maySayInPlan, writesAs } from './plan.policy.ts';
import { changePlan, planOf, writeWords } from './plan.store.server.ts';
import { clientOf, type PlanAsk, writerOn } from './writer.server.ts';

type With<F> = PlanAsk & { form: F };

/**
 * The closing talk: what was reached, what helps to keep it, whom to call, and on which days we call. The help is over with it;
 * the named worker goes on calling.
 * @throws NotFound, Refused
 */
export async function closePlan(ask: With<CloseForm>): Promise<void> {
	const { tx, actor, form } = ask;
	const { client, by, byPerson } = await writerOn(ask);
	const plan = await planOf(tx, actor.municipalityId, client.id);
	if (byPerson || !mayArrange(client) || !plan) throw new NotFound('plan', client.id);
	if (plan.closedOn) throw new Refused('plan-is-closed');
	for (const [part, words] of Object.entries({
		'end-reached': form.reached,
		'end-keeps': form.keeps,
		'end-call': form.call,
	})) {
		const known = plan.words.find((one) => one.part === part);
		if (words === (known?.words ?? '')) continue;
		const one = { id: newId(), part: part as 'end-reached', words, version: known?.version ?? 0 };
		if (!(await writeWords(tx, actor.municipalityId, client.id, one, by)))
			throw new Refused('plan-both-wrote', 'reached');
	}
	await layDownPlan(ask);
	await changePlan(tx, actor.municipalityId, client.id, { closed_on: by.on });
	for (const months of new Set(form.months))
		await addCall(tx, actor.municipalityId, client.id, newId(), monthsAfter(by.on, Number(months)));
	if (!client.endedOn) await endClient(tx, actor, client.id, 'reached');
}

/**
 * How it goes, some time after: well; we call again; or there is a new question, and then the same plan goes on.
 * @throws NotFound, Refused('plan-again-day')
 */
export async function noteCall(ask: With<AftercareForm>): Promise<void> {
	const { tx, actor, form } = ask;
	const { client, by, byPerson } = await writerOn(ask);
	const call = (await callsOf(tx, actor.municipalityId, client.id)).find(
		({ id, doneOn }) => id === form.call && !doneOn,
	);
	if (byPerson || !call) throw new NotFound('call', form.call);
	const latest = monthsAfter(by.on, 12);
	if (form.outcome === 'again' && (!form.again || form.again <= by.on || form.again > latest))
		throw new Refused('plan-again-day', 'again');
	const closed = { id: call.id, outcome: form.outcome, words: form.words, doneOn: by.on, doneBy: by.by };
	if (!(await closeCall(tx, actor.municipalityId, client.id, closed))) throw new NotFound('call', form.call);
	if (form.outcome === 'again' && form.again) await addCall(tx, actor.municipalityId, client.id, newId(), form.again);
	if (form.outcome !== 'question') return;
	await dropCalls(tx, actor.municipalityId, client.id);
	await changePlan(tx, actor.municipalityId, client.id, { closed_on: null });
	if (client.endedOn && mayArrange(client)) await reopenClient(tx, actor, client.id);
}

/** How long after the end the door stands open by a button. */
const openYears = 2;
/** Until which day somebody may ask for the team again after the help ended; null while it runs. */
export const doorOpenUntil = (endedOn: string | null): string | null => endedOn && monthsAfter(endedOn, openYears * 12);

/** The person asks for another worker while the help runs, or to speak to somebody again after it. @throws NotFound, Refused */
export async function askFor(ask: With<WishForm>): Promise<void> {
	const { tx, actor, form } = ask;
	const { client, by, byPerson } = await writerOn(ask);
	const until = doorOpenUntil(client.endedOn);
	if (!byPerson || (form.kind === 'another') !== (until === null) || (until && until < by.on))
		throw new NotFound('wish', client.id);
	const wish = {
		id: newId(),
		clientId: client.id,
		teamId: client.teamId,
		called: client.called,
		askedOn: by.on,
		...form,
	};
	if (!(await addWish(tx, actor.municipalityId, wish))) throw new Refused('plan-asked-already');
}

/** The lead says what becomes of it. @throws NotFound */
export async function answerWish({
	tx,
	actor,
	form,
	about,
}: Pick<Ask, 'tx' | 'actor' | 'about'> & { form: AnswerWishForm }): Promise<void> {
	const wish = (await wishesOf(tx, actor.municipalityId)).find(({ id }) => id === form.wish);
	if (!wish || !mayAnswerWish(actor)) throw new NotFound('wish', form.wish);
	about({ type: 'client', id: wish.clientId, personId: wish.clientId });
	const answer = { id: wish.id, answer: form.answer, on: clock.today(), by: (actor.displayName ?? '').slice(0, 120) };
	if (!(await saveAnswer(tx, actor.municipalityId, answer))) throw new NotFound('wish', form.wish);
}

/** Who takes up somebody that asked for the team again is their worker from then on. Returns whose plan it is. @throws NotFound */
export async function takeUpAgain({
	tx,
	actor,
	form,
	about,
}: Pick<Ask, 'tx' | 'actor' | 'about'> & { form: { wish: string } }): Promise<string> {
	const client = await takeUp(tx, form.wish, newId(), (actor.displayName ?? '').slice(0, 120) || '?');
	if (!client) throw new NotFound('wish', form.wish);
	about({ type: 'client', id: client, personId: client });
	return client;
}

/** By the minute: nobody reads afterwards when somebody sat at a plan. */
const toTheMinute = (moment: Date): Date => new Date(Math.floor(moment.getTime() / 60_000) * 60_000);
const minutesBefore = (moment: Date, minutes: number): Date => new Date(moment.getTime() - minutes * 60_000);

/** Who else has this plan open; a worker by first name. @throws NotFound */
export async function whoIsHere(ask: PlanAsk): Promise<{ others: Here[] }> {
	const { tx, actor } = ask;
	const client = await clientOf(ask);
	if (!actor.accountId || !maySayInPlan(client)) return { others: [] };
	const at = toTheMinute(clock.now());
	const me = { accountId: actor.accountId, by: writesAs(client, actor.displayName), byPerson: isPerson(client), at };
	return { others: await hereNow(tx, actor.municipalityId, client.id, me, minutesBefore(at, 1)) };
}

/** Every few minutes: nothing stays of who had a plan open. */
export async function tidyPresence(): Promise<void> {
	for (const { id } of await currentMunicipalities())
		await asTask('plans.tidy', id, 'care', (tx) => forgetPresence(tx, id));
}
