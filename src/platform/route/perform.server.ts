import type { RequestEvent } from '@sveltejs/kit';
import type { Actor, Zone } from '../actor.ts';
import { record } from '../audit/index.server.ts';
import { asActor } from '../db/index.server.ts';
import { NotAllowed, SignInNeeded } from '../errors.ts';
import { permissionNamed, scopesOf } from '../policy/index.server.ts';
import type { Ask } from './pages.server.ts';

/**
 * The heart of every route: is this actor named in the matrix, then one transaction with the work
 * and its audit row. A refusal is recorded in a transaction of its own, because the first is undone.
 */
export async function perform<T>(name: string, event: RequestEvent, work: (ask: Ask) => Promise<T>): Promise<T> {
	const permission = permissionNamed(name);
	const actor = event.locals.actor;
	if (!actor) throw new SignInNeeded();
	const zone = permission.zone as Zone;
	try {
		refuseUnlessNamed(name, actor);
		return await inOneTransaction(name, zone, actor, event, work);
	} catch (problem) {
		if (problem instanceof NotAllowed && actor.kind !== 'anonymous') await recordRefusal(name, zone, actor, event);
		throw problem;
	}
}

function refuseUnlessNamed(name: string, actor: Actor): void {
	const permission = permissionNamed(name);
	if (scopesOf(permission, actor).length === 0) {
		throw actor.kind === 'anonymous' ? new SignInNeeded() : new NotAllowed(name);
	}
	if (actor.level < permission.level) throw new SignInNeeded();
}

async function inOneTransaction<T>(name: string, zone: Zone, actor: Actor, event: RequestEvent, work: (ask: Ask) => Promise<T>): Promise<T> {
	const permission = permissionNamed(name);
	const later: (() => void | Promise<void>)[] = [];
	const result = await asActor(actor, zone, async (tx) => {
		let subject: { personId?: string; type?: string; id?: string } = {};
		const outcome = await work({
			tx,
			actor,
			event,
			params: event.params as Record<string, string>,
			url: event.url,
			about: (whom) => {
				subject = { ...subject, ...whom };
			},
			afterwards: (todo) => later.push(todo),
		});
		if (permission.audit !== 'no') {
			await record(tx, actor, {
				zone,
				permission: name,
				purpose: permission.purpose,
				outcome: permission.audit,
				...(subject.personId && { subjectPersonId: subject.personId }),
				...(subject.id && { object: { type: subject.type ?? '', id: subject.id } }),
				traceId: event.locals.traceId,
			});
		}
		return outcome;
	});
	for (const todo of later) await todo();
	return result;
}

async function recordRefusal(name: string, zone: Zone, actor: Actor, event: RequestEvent): Promise<void> {
	const { purpose } = permissionNamed(name);
	await asActor(actor, zone, (tx) => record(tx, actor, { zone, permission: name, purpose, outcome: 'denied', traceId: event.locals.traceId }));
}
