import { workerById } from '#modules/people/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { Conflict, NotAllowed, NotFound, Refused } from '#platform/errors';
import { newId } from '#platform/ids';
import { addDecision, findDecision, saveDecisionUndone } from './decisions.store.server.ts';
import { change, patternToCarryOn } from './move-pattern.server.ts';
import type { Step } from './pattern.ts';
import { stepsOf } from './pattern-steps.store.server.ts';
import { holdPattern } from './patterns.store.server.ts';
import { ownWorkgroup } from './tend-workgroup.server.ts';
import { refuseWhatPointsAtPersons } from './worker-words.server.ts';
import type { DecisionForm } from './workgroup.forms.ts';
import { type Decision, decisionProblem, stateAfter, undoDecisionSeconds } from './workgroup.ts';

/**
 * Decides about a pattern in a meeting: discuss, adopt (whose it is and when the next step comes), park (until), or dismiss with a
 * reason. Moves the card and writes it in its history, in one transaction. Who was later than a colleague hears so kindly.
 * @returns the id of the decision, to take it back with
 * @throws NotFound, NotAllowed; Refused with a code of decisionProblem; Conflict('decision-meanwhile', {name})
 */
export async function decide(tx: Tx, actor: Actor, workgroupId: string, form: DecisionForm): Promise<string> {
	const { workgroup, members } = await ownWorkgroup(tx, actor, workgroupId, 'workgroups.decide');
	await holdPattern(tx, actor.municipalityId, form.pattern);
	const pattern = await patternToCarryOn(tx, actor, form.pattern, 'workgroups.decide');
	if (!pattern.zone.some((code) => workgroup.areas.includes(code))) throw new NotFound('pattern', form.pattern);
	const last = (await stepsOf(tx, actor.municipalityId, [pattern.id])).at(-1);
	if (last?.id !== form.seen) throw await somebodyWasFirst(tx, actor, last);

	const { what } = form;
	const decided: Decision = {
		id: newId(),
		patternId: pattern.id,
		workgroupId,
		what,
		words: form.words,
		ownerId: what === 'adopt' ? form.owner : null,
		dueOn: what === 'adopt' || what === 'park' ? form.due : null,
		fromState: pattern.state,
		fromOwnerId: pattern.ownerId,
		decidedBy: actor.personId as string,
		decidedAt: clock.now(),
	};
	const problem = decisionProblem(pattern.state, decided, clock.today());
	if (problem) throw new Refused(problem.code, problem.field);
	if (decided.ownerId && !members.some(({ id }) => id === decided.ownerId))
		throw new Refused('decision-owner-needed', 'owner');
	refuseWhatPointsAtPersons(form.words, form.confirmed, 'words');

	await addDecision(tx, actor.municipalityId, decided);
	const state = stateAfter(what, pattern.state);
	await change(
		tx,
		actor,
		pattern,
		{
			...(state !== pattern.state && { state, state_since: decided.decidedAt }),
			owner_id: decided.ownerId ?? pattern.ownerId,
		},
		{ what: 'decided', to: state, words: form.words, about: decided.id },
	);
	return decided.id;
}

/**
 * Takes a decision back, by who took it, within ten seconds and as long as nothing came after it: the card stands again where it
 * stood, and the history keeps both. Later one decides anew. Twice is the same as once.
 * @throws NotFound, NotAllowed; Refused('decision-undo-too-late'); Conflict('decision-meanwhile', {name})
 */
export async function undoDecision(tx: Tx, actor: Actor, workgroupId: string, decisionId: string): Promise<void> {
	await ownWorkgroup(tx, actor, workgroupId, 'workgroups.decide');
	const decision = await findDecision(tx, actor.municipalityId, decisionId);
	if (!decision) return;
	if (decision.decidedBy !== actor.personId) throw new NotAllowed('workgroups.decide');
	if (clock.now().getTime() - decision.decidedAt.getTime() > undoDecisionSeconds * 1000)
		throw new Refused('decision-undo-too-late', '', { seconds: undoDecisionSeconds });
	await holdPattern(tx, actor.municipalityId, decision.patternId);
	const pattern = await patternToCarryOn(tx, actor, decision.patternId, 'workgroups.decide');
	const last = (await stepsOf(tx, actor.municipalityId, [pattern.id])).at(-1);
	if (last?.about !== decision.id) throw await somebodyWasFirst(tx, actor, last);

	await saveDecisionUndone(tx, actor.municipalityId, decision.id, clock.now());
	await change(
		tx,
		actor,
		pattern,
		{ state: decision.fromState, state_since: clock.now(), owner_id: decision.fromOwnerId },
		{ what: 'undone', to: decision.fromState, words: '', about: decision.id },
	);
}

async function somebodyWasFirst(tx: Tx, actor: Actor, last: Step | undefined): Promise<Conflict> {
	const colleague = last?.byWorker && (await workerById(tx, actor.municipalityId, last.byWorker));
	return colleague
		? new Conflict('decision-meanwhile', { name: colleague.firstName })
		: new Conflict('pattern-moved-meanwhile');
}
