import { type Actor, hasRole, isWorkerIn } from '#platform/actor';
import { type Signal, stateOf, undoStillPossible } from './signal.ts';

/** The people who carry signals on in a neighbourhood. */
const isWorker = (actor: Actor): boolean => hasRole(actor, 'social_broker', 'team_worker', 'team_lead');

/** A signal without a place finer than the municipality is everybody's to pick up. */
const worksThere = (actor: Actor, areaCode: string): boolean =>
	isWorkerIn(actor, areaCode) || areaCode.startsWith('GM');

const wrote = (actor: Actor, signal: Signal): boolean =>
	actor.personId !== undefined && signal.reporterId === actor.personId;

const holdsItsCode = (actor: Actor, signal: Signal): boolean =>
	actor.codeHash !== undefined && signal.followCodeHash === actor.codeHash;

export const maySee = (actor: Actor, signal: Signal): boolean =>
	wrote(actor, signal) ||
	holdsItsCode(actor, signal) ||
	(actor.personId !== undefined && signal.personId === actor.personId) ||
	(isWorker(actor) && worksThere(actor, signal.areaCode));

export const mayPickUp = (actor: Actor, signal: Signal): boolean =>
	isWorker(actor) && worksThere(actor, signal.areaCode) && !signal.undoneAt;

/** Who picked it up closes it; a signal nobody picked up may be closed by any worker there. */
export const mayClose = (actor: Actor, signal: Signal): boolean =>
	mayPickUp(actor, signal) &&
	(signal.pickedUpBy === null || signal.pickedUpBy === actor.personId || hasRole(actor, 'team_lead'));

export const mayCode = mayPickUp;
export const mayPublish = mayPickUp;

/** A worker has ten seconds; who told it as a resident may take it back whenever they like. */
export function mayUndo(actor: Actor, signal: Signal, now: Date): boolean {
	if (stateOf(signal) === 'undone') return false;
	if (holdsItsCode(actor, signal)) return true;
	if (!wrote(actor, signal)) return false;
	return signal.source === 'resident' || undoStillPossible(signal, now);
}

export const mayAdd = (actor: Actor, signal: Signal): boolean =>
	stateOf(signal) !== 'undone' && (wrote(actor, signal) || holdsItsCode(actor, signal));

/** Contact is for who picked it up, and only because the teller said we may. */
export const maySeeContact = (actor: Actor, signal: Signal): boolean =>
	actor.personId !== undefined && signal.pickedUpBy === actor.personId;
