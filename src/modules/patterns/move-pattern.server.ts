import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { Conflict, NotAllowed, NotFound, Refused } from '#platform/errors';
import { tell } from '#platform/events/index.server';
import { newId } from '#platform/ids';
import { mayCarryOn } from './pattern.policy.ts';
import { moveProblem, type Pattern, type PatternState, type Step } from './pattern.ts';
import { addStep } from './pattern-steps.store.server.ts';
import { changeIfStill, findPattern } from './patterns.store.server.ts';
import { refuseWhatPointsAtPersons } from './worker-words.server.ts';

/** The field that a refusal of a move belongs to. */
const fieldOf: Partial<Record<PatternState, string>> = { dismissed: 'why', learned: 'learned', parked: 'until' };

/** A pattern this worker may carry on. @throws NotFound, NotAllowed */
export async function patternToCarryOn(tx: Tx, actor: Actor, id: string, permission: string): Promise<Pattern> {
	const pattern = await findPattern(tx, actor.municipalityId, id);
	if (!pattern) throw new NotFound('pattern', id);
	if (!mayCarryOn(actor, pattern)) throw new NotAllowed(permission);
	return pattern;
}

/**
 * Moves a card along the board, or beside it, and writes down who did it and why. Calling it chance, and learning from it, take
 * words. Who moves a card that nobody holds, holds it.
 * @throws NotFound, NotAllowed, Refused with a code of moveProblem, Conflict when somebody was first
 */
export async function movePattern(
	tx: Tx,
	actor: Actor,
	id: string,
	move: { to: PatternState; words: string; confirmed: string },
): Promise<PatternState> {
	const pattern = await patternToCarryOn(tx, actor, id, 'patterns.move');
	const problem = moveProblem(pattern, move.to, move.words);
	if (problem) throw new Refused(problem, fieldOf[move.to] ?? '');
	refuseWhatPointsAtPersons(move.words, move.confirmed, fieldOf[move.to] ?? 'words');
	const holds = move.to === 'talking' && pattern.ownerId === null && actor.personId ? { owner_id: actor.personId } : {};
	await change(
		tx,
		actor,
		pattern,
		{ state: move.to, state_since: clock.now(), ...holds },
		{ what: 'moved', to: move.to, words: move.words },
	);
	return move.to;
}

/** "I take this up": from now on there is a name on it. Taking it over from a colleague is possible, and seen. */
export async function pickUpPattern(tx: Tx, actor: Actor, id: string): Promise<void> {
	const pattern = await patternToCarryOn(tx, actor, id, 'patterns.pick-up');
	if (!actor.personId) throw new NotAllowed('patterns.pick-up');
	if (pattern.ownerId === actor.personId) return;
	await change(tx, actor, pattern, { owner_id: actor.personId }, { what: 'picked-up', to: null, words: '' });
}

/** Puts it down again, for somebody else to take. */
export async function letGoOfPattern(tx: Tx, actor: Actor, id: string): Promise<void> {
	const pattern = await patternToCarryOn(tx, actor, id, 'patterns.pick-up');
	if (pattern.ownerId !== actor.personId) throw new Refused('pattern-not-yours');
	await change(tx, actor, pattern, { owner_id: null }, { what: 'let-go', to: null, words: '' });
}

/** Writes a change and its line in the history, in one transaction. */
export async function change(
	tx: Tx,
	actor: Actor,
	pattern: Pattern,
	changed: Parameters<typeof changeIfStill>[4],
	line: Pick<Step, 'what' | 'to' | 'words'> & { about?: string },
): Promise<void> {
	if (!(await changeIfStill(tx, actor.municipalityId, pattern.id, pattern.state, changed)))
		throw new Conflict('pattern-moved-meanwhile');
	await addStep(tx, actor.municipalityId, pattern.id, {
		id: newId(),
		what: line.what,
		from: line.to && pattern.state,
		to: line.to,
		byWorker: actor.personId ?? null,
		words: line.words,
		about: line.about ?? '',
		at: clock.now(),
	});
	if (line.to) await tell(tx, actor, 'community', 'pattern.moved', pattern.id);
}
