import { colleaguesIn, fullName, workerById } from '#modules/people/index.server';
import { type Actor, hasRole } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotAllowed, Refused } from '#platform/errors';
import { dayAfter } from '#platform/wall-time';
import { passStep, say, stepOnTurn, theRequest } from './ask-municipality.server.ts';
import type { AnswerForm, AwayForm, MoveForm, TemplateForm } from './request.forms.ts';
import { mayHandle } from './request.policy.ts';
import { type CityRequest, longestForOther, stepNow } from './request.ts';
import {
	changeRequest,
	changeStep,
	requestsSeen,
	saveAbsence,
	saveTemplate,
	stepsOf,
} from './requests.store.server.ts';

/** An open request, for the contacts of its area. @throws NotFound, NotAllowed, Refused('request-over') */
async function ourRequest(tx: Tx, actor: Actor, id: string): Promise<CityRequest> {
	const request = await theRequest(tx, actor, id);
	if (!mayHandle(actor, request) || !actor.personId) throw new NotAllowed('requests.handle');
	if (request.endedOn) throw new Refused('request-over');
	return request;
}

/** Who else can answer for the municipality there. */
export const otherContacts = async (tx: Tx, actor: Actor, areaCode: string, not: readonly (string | null)[] = []) =>
	(await colleaguesIn(tx, actor.municipalityId, [areaCode], ['municipal_contact']))
		.filter(({ id }) => !not.includes(id))
		.map(({ id, name }) => ({ id, name }));

/** @throws Refused('request-deputy') */
async function deputyNamed(tx: Tx, actor: Actor, areaCode: string, id: string, not: string | null): Promise<string> {
	const deputy = (await otherContacts(tx, actor, areaCode, [not])).find((one) => one.id === id);
	if (!deputy) throw new Refused('request-deputy', 'deputy');
	return deputy.name;
}

/** Somebody is the contact from now on, with a deputy beside them. Only who is first. @throws Refused('request-deputy' | 'request-taken') */
export async function takeUpRequest(tx: Tx, actor: Actor, id: string, { deputy }: { deputy: string }): Promise<void> {
	const request = await ourRequest(tx, actor, id);
	const me = actor.personId as string;
	const worker = await workerById(tx, actor.municipalityId, me);
	const called = worker ? fullName(worker) : (actor.displayName ?? '');
	const set = {
		contact_id: me,
		contact_called: called,
		deputy_id: deputy,
		deputy_called: await deputyNamed(tx, actor, request.areaCode, deputy, me),
		taken_on: clock.today(),
		deputy_missing_since: null,
	};
	if (!(await changeRequest(tx, actor.municipalityId, id, set, null))) throw new Refused('request-taken');
	await say(tx, actor, request, 'taken');
	const step = stepNow(await stepsOf(tx, actor.municipalityId, [id]));
	if (step?.place === 0) await passStep(tx, actor, request, step, '');
}

/** Another deputy, or one again. @throws Refused('request-deputy' | 'request-taken') */
export async function nameDeputy(tx: Tx, actor: Actor, id: string, { deputy }: { deputy: string }): Promise<void> {
	const request = await ourRequest(tx, actor, id);
	if (!request.contactId) throw new Refused('request-deputy', 'deputy');
	const called = await deputyNamed(tx, actor, request.areaCode, deputy, request.contactId);
	const set = { deputy_id: deputy, deputy_called: called, deputy_missing_since: null };
	if (!(await changeRequest(tx, actor.municipalityId, id, set, request.contactId))) throw new Refused('request-taken');
	await say(tx, actor, request, 'deputy', called);
}

/** A later date, with why. The first one stays on the page. @throws Refused('date-in-past' | 'request-not-this-step') */
export async function moveStep(tx: Tx, actor: Actor, id: string, form: MoveForm): Promise<void> {
	const request = await ourRequest(tx, actor, id);
	const step = await stepOnTurn(tx, actor, request, form.step);
	if (form.on < clock.today()) throw new Refused('date-in-past', 'on');
	if (!(await changeStep(tx, actor.municipalityId, step.id, { due_on: form.on, told_on: null })))
		throw new Refused('request-not-this-step');
	await say(tx, actor, request, 'moved', form.why);
}

/** The answer, always with why. What was not done yet falls away. @throws Refused('request-not-taken' | 'request-over') */
export async function answerRequest(tx: Tx, actor: Actor, id: string, form: AnswerForm): Promise<void> {
	const request = await ourRequest(tx, actor, id);
	if (!request.contactId) throw new Refused('request-not-taken');
	const step = stepNow(await stepsOf(tx, actor.municipalityId, [id]));
	if (step) await changeStep(tx, actor.municipalityId, step.id, { done_on: clock.today() });
	await say(tx, actor, request, 'answered', form.reason);
	const set = { outcome: form.outcome, reason: form.reason, ended_on: clock.today() };
	if (!(await changeRequest(tx, actor.municipalityId, id, set))) throw new Refused('request-over');
}

/**
 * When the actor is away, or a colleague with whom they share a request: who is ill says nothing themselves.
 * @throws NotAllowed, Refused('request-away')
 */
export async function sayAway(tx: Tx, actor: Actor, form: AwayForm): Promise<void> {
	const who = form.who ?? actor.personId;
	const longest = who === actor.personId ? 366 : longestForOther;
	if (!hasRole(actor, 'municipal_contact') || !who) throw new NotAllowed('requests.handle');
	if (form.until < form.from || form.until < clock.today() || form.until > dayAfter(clock.today(), longest))
		throw new Refused('request-away', 'until');
	const shared = (await requestsSeen(tx, actor.municipalityId, { open: true })).some(
		({ contactId }) => contactId === who,
	);
	if (who !== actor.personId && !shared) throw new NotAllowed('requests.handle');
	await saveAbsence(tx, actor.municipalityId, { workerId: who, from: form.from, until: form.until });
}

/** The steps of a kind, for requests from now on. */
export const setTemplate = (tx: Tx, actor: Actor, { kind, steps }: TemplateForm): Promise<void> =>
	saveTemplate(tx, actor.municipalityId, kind, steps, clock.today());
