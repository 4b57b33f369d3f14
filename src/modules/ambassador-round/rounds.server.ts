import { colleaguesIn } from '#modules/people/index.server';
import { countOthersNearby, openNeedsOf } from '#modules/signals/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import { asTask, type Tx } from '#platform/db/index.server';
import { NotAllowed, NotFound, Refused } from '#platform/errors';
import type { AppEvent } from '#platform/events/index.server';
import { findIdentifiers } from '#platform/free-text/identifiers';
import { isId, newId, newUntimedId } from '#platform/ids';
import type { IdeaForm, PlanVisitForm } from './round.forms.ts';
import { mayBring, mayPlanVisit, maySeeVisit } from './round.policy.ts';
import { mostCases, type RoundCase, type Visit } from './round.ts';
import {
	addCase,
	addVisit,
	casesOf,
	forgetCasesOf,
	removeCase,
	removeVisit,
	saveIdea,
	saveStepDone,
	sourcesSeen,
	visitsSeen,
} from './rounds.store.server.ts';

/** The visit, for its two people. @throws NotFound */
export async function theVisit(tx: Tx, actor: Actor, id: string): Promise<Visit> {
	const [visit] = isId(id) ? await visitsSeen(tx, actor.municipalityId, id) : [];
	if (!visit || !maySeeVisit(actor, visit)) throw new NotFound('visit', id);
	return visit;
}

async function theCase(tx: Tx, actor: Actor, visit: Visit, id: string): Promise<RoundCase> {
	const found = (await casesOf(tx, actor.municipalityId, [visit.id])).find((one) => one.id === id);
	if (!found) throw new NotFound('case', id);
	return found;
}

/** Colleagues the ambassador can visit: who works with residents in one of the same areas. */
export async function whomToVisit(tx: Tx, actor: Actor) {
	if (!mayPlanVisit(actor)) return [];
	const there = await colleaguesIn(tx, actor.municipalityId, actor.areas, ['social_broker', 'team_worker']);
	return there.filter(({ id }) => id !== actor.personId);
}

/** Plans a visit and gives its id. @throws NotAllowed, Refused('round-unknown-colleague' | 'date-in-past') */
export async function planVisit(tx: Tx, actor: Actor, form: PlanVisitForm): Promise<string> {
	if (!mayPlanVisit(actor) || !actor.personId) throw new NotAllowed('rounds.plan');
	const colleague = (await whomToVisit(tx, actor)).find(({ id }) => id === form.colleague);
	if (!colleague) throw new Refused('round-unknown-colleague', 'colleague');
	if (form.on < clock.today()) throw new Refused('date-in-past', 'on');
	const id = newId();
	await addVisit(tx, actor.municipalityId, {
		id,
		ambassadorId: actor.personId,
		colleagueId: colleague.id,
		teamId: colleague.teamId,
		visitsOn: form.on,
		madeAt: clock.now(),
	});
	return id;
}

/** Either of the two calls it off; nothing of it stays. @throws NotFound */
export async function callOff(tx: Tx, actor: Actor, id: string): Promise<void> {
	await removeVisit(tx, actor.municipalityId, (await theVisit(tx, actor, id)).id);
}

/** Up to five open needs that the colleague wrote down or picked up and did not bring yet. For their eyes only. */
export async function proposals(tx: Tx, actor: Actor) {
	if (!actor.personId) return [];
	const brought = new Set((await sourcesSeen(tx, actor.municipalityId)).values());
	const open = await openNeedsOf(tx, actor.municipalityId, actor.personId, 50);
	return open.filter(({ id }) => !brought.has(id)).slice(0, mostCases);
}

/** The colleague brings what they ticked: need, kind and place go along, the words and the person stay. @throws NotFound, NotAllowed, Refused('round-too-many') */
export async function bringCases(tx: Tx, actor: Actor, id: string, signalIds: readonly string[]): Promise<void> {
	const visit = await theVisit(tx, actor, id);
	if (!mayBring(actor, visit)) throw new NotAllowed('rounds.bring');
	const ticked = [...new Set(signalIds)];
	if ((await casesOf(tx, actor.municipalityId, [visit.id])).length + ticked.length > mostCases)
		throw new Refused('round-too-many', 'bring');
	const proposed = await proposals(tx, actor);
	for (const signalId of ticked) {
		const signal = proposed.find((one) => one.id === signalId);
		if (!signal?.needCode || signal.kind === 'kan') throw new NotFound('signal', signalId);
		const personId = signal.personId ?? (signal.source === 'resident' ? signal.reporterId : null);
		const { needCode, areaCode, kind } = signal;
		const { others } = await countOthersNearby(tx, actor, { needCode, areaCode, personId });
		await addCase(
			tx,
			actor.municipalityId,
			// Without time in it: which note it was cannot be told from when.
			{ id: newUntimedId(), visitId: visit.id, kind, needCode, areaCode, others },
			{ colleagueId: visit.colleagueId, signalId, personId },
		);
	}
}

/** The colleague takes a case out again. @throws NotFound, NotAllowed */
export async function takeOut(tx: Tx, actor: Actor, id: string, caseId: string): Promise<void> {
	const visit = await theVisit(tx, actor, id);
	if (!mayBring(actor, visit)) throw new NotAllowed('rounds.bring');
	await removeCase(tx, actor.municipalityId, (await theCase(tx, actor, visit, caseId)).id);
}

/** What the two thought of. Nothing happens by itself: the person behind the case decides. @throws NotFound, Refused('round-names-somebody') */
export async function noteIdea(tx: Tx, actor: Actor, id: string, form: IdeaForm): Promise<void> {
	const one = await theCase(tx, actor, await theVisit(tx, actor, id), form.case);
	for (const field of ['sentence', 'step'] as const) {
		const [first] = findIdentifiers(form[field]);
		if (first) throw new Refused('round-names-somebody', field, { piece: first.piece });
	}
	const { idea, sentence, step, stepOn } = form;
	await saveIdea(tx, actor.municipalityId, one.id, { idea, sentence, step, stepOn: stepOn || null });
}

/** The colleague did the step. @throws NotFound, NotAllowed */
export async function stepDone(tx: Tx, actor: Actor, id: string, caseId: string): Promise<void> {
	const visit = await theVisit(tx, actor, id);
	if (!mayBring(actor, visit)) throw new NotAllowed('rounds.bring');
	await saveStepDone(tx, actor.municipalityId, (await theCase(tx, actor, visit, caseId)).id, clock.today());
}

/** A note was taken back, or somebody takes back their yes or is erased: what came of it in a round goes too. */
export async function forgetInRounds({
	municipalityId,
	subjectId,
}: Pick<AppEvent, 'municipalityId' | 'subjectId'>): Promise<void> {
	await asTask('privacy.erase', municipalityId, 'community', (tx) => forgetCasesOf(tx, municipalityId, subjectId));
}
