import { areasOf, findArea } from '#modules/areas/index.server';
import { workersStillHere } from '#modules/people/index.server';
import { type Actor, hasRole } from '#platform/actor';
import { clock } from '#platform/clock';
import { asTask, type Tx } from '#platform/db/index.server';
import { Conflict, NotAllowed, NotFound } from '#platform/errors';
import type { AppEvent } from '#platform/events/index.server';
import { currentMunicipalities } from '#platform/municipality.server';
import { type OnCallHere, onCallFor, type Place } from './conflict.ts';
import { clearPlacesOf, everybodyOnCall, forgetQuiet, offCall, putOnCall } from './conflicts.store.server.ts';

/** Who is on call for an area; undefined when nobody is. */
export async function onCallIn(tx: Tx, municipalityId: string, areaCode: string): Promise<OnCallHere | undefined> {
	const area = await findArea(tx, municipalityId, areaCode);
	return area && onCallFor(await everybodyOnCall(tx), area.code, area.parentCode);
}

/**
 * "I am on call here": everybody says so themselves, with their first name for everyone to read.
 * @throws NotAllowed outside their areas, Conflict('conflict-place-taken')
 */
export async function stepIn(
	tx: Tx,
	actor: Actor,
	{ areaCode, place, phone }: { areaCode: string; place: Place; phone: string },
): Promise<void> {
	if (!hasRole(actor, 'social_broker', 'team_worker') || !actor.areas.includes(areaCode) || !actor.personId)
		throw new NotAllowed('conflicts.on-call');
	const one = { areaCode, place, phone, workerId: actor.personId, called: (actor.displayName ?? '').slice(0, 60) };
	// One person cannot stand in for themselves.
	const mine = (await everybodyOnCall(tx)).some(
		({ areaCode: code, workerId }) => code === areaCode && workerId === actor.personId,
	);
	if (mine || !(await putOnCall(tx, actor.municipalityId, one, clock.today())))
		throw new Conflict('conflict-place-taken');
}

/** Off call: oneself, or by the team lead of the area. @throws NotFound */
export async function stepOut(
	tx: Tx,
	_actor: Actor,
	{ areaCode, place }: { areaCode: string; place: Place },
): Promise<void> {
	if (!(await offCall(tx, areaCode, place))) throw new NotFound('place', areaCode);
}

/** Where this worker may be on call, and who is. */
export async function placesOf(tx: Tx, actor: Actor) {
	const all = await everybodyOnCall(tx);
	const areas = (await areasOf(tx, actor.municipalityId)).filter(
		({ code, kind }) => kind !== 'municipality' && actor.areas.includes(code),
	);
	const names = new Map(areas.map(({ code, name }) => [code, name]));
	return {
		areas: areas.map(({ code, name }) => ({ value: code, label: name })),
		onCall: all
			.filter(({ areaCode }) => actor.areas.includes(areaCode))
			.map(({ workerId, ...one }) => ({
				...one,
				areaName: names.get(one.areaCode) ?? '',
				mayLeave: workerId === actor.personId || hasRole(actor, 'team_lead'),
			})),
	};
}

/** `role.ended`: who works here no more is on call no more. */
export async function clearPlaces({ municipalityId }: Pick<AppEvent, 'municipalityId'>): Promise<void> {
	await asTask('conflicts.tend', municipalityId, 'community', async (tx) => {
		const ids = [...new Set((await everybodyOnCall(tx)).map(({ workerId }) => workerId))];
		const still = await workersStillHere(tx, municipalityId, ids, ['social_broker', 'team_worker']);
		await clearPlacesOf(
			tx,
			ids.filter((id) => !still.has(id)),
		);
		await forgetQuiet(tx, clock.today());
	});
}

/** Hourly: a role may run out by itself, and what lies still need not say any more who told it. */
export async function tendConflicts(): Promise<void> {
	for (const { id } of await currentMunicipalities()) await clearPlaces({ municipalityId: id });
}
