import { tended } from '#modules/initiatives/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotAllowed, NotFound, Refused } from '#platform/errors';
import { findIdentifiers } from '#platform/free-text/identifiers';
import { newId } from '#platform/ids';
import type { AskForm } from './request.forms.ts';
import { mayAskFor, mayHandle } from './request.policy.ts';
import {
	type CityRequest,
	type LineKind,
	planSteps,
	type RequestKind,
	type Step,
	stepNow,
	type TemplateStep,
} from './request.ts';
import { ownTemplates } from './request-templates.ts';
import {
	addLine,
	addRequest,
	addSteps,
	changeRequest,
	changeStep,
	findRequest,
	savedTemplates,
	stepsOf,
} from './requests.store.server.ts';

/** @throws NotFound */
export async function theRequest(tx: Tx, actor: Actor, id: string): Promise<CityRequest> {
	const request = await findRequest(tx, actor.municipalityId, id);
	if (!request) throw new NotFound('request', id);
	return request;
}

/** The request, for the team that made it. @throws NotFound, NotAllowed, Refused('request-over') */
async function ownRequest(tx: Tx, actor: Actor, id: string): Promise<CityRequest> {
	const request = await theRequest(tx, actor, id);
	if (!mayAskFor(actor, request)) throw new NotAllowed('requests.ask');
	if (request.endedOn) throw new Refused('request-over');
	return request;
}

/** Adds what happened, said by the side of the actor. Of the team nobody's name. */
export const say = (tx: Tx, actor: Actor, request: CityRequest, what: LineKind, words = ''): Promise<void> => {
	const forTown = mayHandle(actor, request);
	return addLine(tx, actor.municipalityId, request.id, {
		id: newId(),
		saidAt: clock.now(),
		by: forTown ? 'municipality' : 'team',
		called: forTown ? (actor.displayName ?? '') : '',
		what,
		words,
	});
};

/** The steps of a kind as they are here: those of the municipality, else ours. */
export async function templatesHere(
	tx: Tx,
	municipalityId: string,
): Promise<Record<RequestKind, readonly TemplateStep[]>> {
	return { ...ownTemplates, ...Object.fromEntries(await savedTemplates(tx, municipalityId)) };
}

/** Asks the municipality for something; its steps get their days at once. @throws NotFound, NotAllowed, Refused('initiative-ended') */
export async function askMunicipality(tx: Tx, actor: Actor, initiativeId: string, form: AskForm): Promise<string> {
	const initiative = await tended(tx, actor, initiativeId);
	// The title is read by more people than work on it. A street may stand in it: it says where.
	const somebody = findIdentifiers(form.title).find(({ kind }) => kind !== 'address');
	if (somebody) throw new Refused('obstacle-names-somebody', 'title', { piece: somebody.piece });
	const today = clock.today();
	const request = {
		id: newId(),
		initiativeId: initiative.id,
		areaCode: initiative.areaCode,
		kind: form.kind,
		title: form.title,
		words: form.words,
		askedOn: today,
		shown: form.shown,
	};
	await addRequest(tx, actor.municipalityId, request);
	const template = (await templatesHere(tx, actor.municipalityId))[form.kind];
	const steps = planSteps(template, today).map((step) => ({ id: newId(), ...step }));
	await addSteps(tx, actor.municipalityId, request.id, steps);
	await say(tx, actor, await theRequest(tx, actor, request.id), 'asked');
	return request.id;
}

/** A word from either side. @throws NotFound, NotAllowed, Refused('request-over') */
export async function sayWord(tx: Tx, actor: Actor, id: string, word: string): Promise<void> {
	const request = await theRequest(tx, actor, id);
	if (!mayAskFor(actor, request) && !mayHandle(actor, request)) throw new NotAllowed('requests.word');
	if (request.endedOn) throw new Refused('request-over');
	await say(tx, actor, request, 'word', word);
}

/** Everybody sees that it runs, or not any more. */
export async function showRequest(tx: Tx, actor: Actor, id: string, shown: boolean): Promise<void> {
	await ownRequest(tx, actor, id);
	await changeRequest(tx, actor.municipalityId, id, { shown });
}

/** The team does not need it any more. */
export async function withdrawRequest(tx: Tx, actor: Actor, id: string): Promise<void> {
	const request = await ownRequest(tx, actor, id);
	await say(tx, actor, request, 'withdrawn');
	if (!(await changeRequest(tx, actor.municipalityId, id, { outcome: 'withdrawn', ended_on: clock.today() })))
		throw new Refused('request-over');
}

/**
 * The step it waits for is done, told by the side whose step it is; the next one runs from today.
 * @throws NotFound, NotAllowed, Refused('request-over' | 'request-not-this-step' | 'request-answer-it')
 */
export async function finishStep(
	tx: Tx,
	actor: Actor,
	id: string,
	form: { step: string; words: string },
): Promise<void> {
	const request = await theRequest(tx, actor, id);
	const step = await stepOnTurn(tx, actor, request, form.step);
	const own = step.by === 'team' ? mayAskFor(actor, request) : mayHandle(actor, request);
	if (!own) throw new NotAllowed('requests.word');
	const last = (await stepsOf(tx, actor.municipalityId, [request.id])).at(-1);
	if (last?.id === step.id) throw new Refused('request-answer-it');
	await passStep(tx, actor, request, step, form.words);
}

/** The step of this request that it waits for. @throws Refused('request-over' | 'request-not-this-step') */
export async function stepOnTurn(tx: Tx, actor: Actor, request: CityRequest, stepId: string): Promise<Step> {
	if (request.endedOn) throw new Refused('request-over');
	const step = stepNow(await stepsOf(tx, actor.municipalityId, [request.id]));
	if (step?.id !== stepId) throw new Refused('request-not-this-step');
	return step;
}

export async function passStep(tx: Tx, actor: Actor, request: CityRequest, step: Step, words: string): Promise<void> {
	const today = clock.today();
	if (!(await changeStep(tx, actor.municipalityId, step.id, { done_on: today })))
		throw new Refused('request-not-this-step');
	const next = stepNow(await stepsOf(tx, actor.municipalityId, [request.id]));
	if (next) await changeStep(tx, actor.municipalityId, next.id, { started_on: today });
	await say(tx, actor, request, 'step', [step.nl, words].filter(Boolean).join(': '));
}
