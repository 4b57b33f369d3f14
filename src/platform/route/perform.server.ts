import type { RequestEvent } from '@sveltejs/kit';
import type { Actor, Zone } from '../actor.ts';
import { record } from '../audit/index.server.ts';
import { asActor } from '../db/index.server.ts';
import { NotAllowed, NotFound, SignInNeeded, StepUpNeeded } from '../errors.ts';
import { permissionNamed, scopesOf } from '../policy/index.server.ts';
import type { Ask } from './ask.ts';

/**
 * The heart of every route: is this actor named in the matrix, then one transaction with the work
 * and its audit row. A refusal is recorded in a transaction of its own, because the first is undone.
 */
export async function perform<T>(name: string, event: RequestEvent, work: (ask: Ask) => Promise<T>): Promise<T> {
	const actor = await admit(name, event);
	try {
		return await inOneTransaction(name, actor, event, work);
	} catch (problem) {
		if (problem instanceof NotAllowed) await recordRefusal(name, actor, event);
		throw standsNowhere(problem) ? new NotFound('what was asked for') : problem;
	}
}

/**
 * Asked for by what no row can have: something in the place of an id that is none, or a sign that no text holds. There is nothing
 * there, as with an id that nobody has (PostgreSQL errors 22P02 and 22021).
 */
function standsNowhere(problem: unknown): boolean {
	if (!(problem instanceof Error) || !('code' in problem)) return false;
	return problem.code === '22021' || (problem.code === '22P02' && /type uuid/.test(problem.message));
}

/** The actor, when the matrix names them for this permission. Asked before any input is read, so that a refusal says nothing more. */
export async function admit(name: string, event: RequestEvent): Promise<Actor> {
	const permission = permissionNamed(name);
	const { actor } = event.locals;
	if (!actor) throw new SignInNeeded();
	const named = scopesOf(permission, actor).length > 0;
	if (named && actor.level >= permission.level) return actor;
	if (actor.kind === 'anonymous') throw new SignInNeeded();
	if (named) throw new StepUpNeeded();
	await recordRefusal(name, actor, event);
	throw new NotAllowed(name);
}

async function inOneTransaction<T>(
	name: string,
	actor: Actor,
	event: RequestEvent,
	work: (ask: Ask) => Promise<T>,
): Promise<T> {
	const permission = permissionNamed(name);
	const zone = permission.zone as Zone;
	const later: (() => void | Promise<void>)[] = [];
	const result = await asActor(actor, zone, async (tx) => {
		const personIds: string[] = [];
		const objects: { type: string; id: string }[] = [];
		const outcome = await work({
			tx,
			actor,
			event,
			params: event.params as Record<string, string>,
			url: event.url,
			about: (whom) => {
				// A page may be put together of several modules: nobody it names falls out of the trail.
				if (whom.personId) personIds.push(whom.personId);
				personIds.push(...(whom.personIds ?? []));
				if (whom.id) objects.push({ type: whom.type ?? '', id: whom.id });
			},
			afterwards: (todo) => later.push(todo),
		});
		if (permission.audit !== 'no') {
			await record(tx, actor, {
				zone,
				permission: name,
				purpose: permission.purpose,
				outcome: permission.audit,
				subjectPersonIds: personIds,
				objects,
				traceId: event.locals.traceId,
			});
		}
		return outcome;
	});
	for (const todo of later) await todo();
	return result;
}

async function recordRefusal(name: string, actor: Actor, event: RequestEvent): Promise<void> {
	if (actor.kind === 'anonymous') return;
	const { purpose, zone } = permissionNamed(name);
	await asActor(actor, zone as Zone, (tx) =>
		record(tx, actor, {
			zone: zone as Zone,
			permission: name,
			purpose,
			outcome: 'denied',
			traceId: event.locals.traceId,
		}),
	);
}
