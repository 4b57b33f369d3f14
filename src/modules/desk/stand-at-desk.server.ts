import { findMapEntry } from '#modules/social-map/index.server';
import { type Actor, hasRole } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotAllowed, NotFound, Refused } from '#platform/errors';
import { newId, newUntimedId } from '#platform/ids';
import type { OpenDeskForm } from './desk.forms.ts';
import { mayOpenDesk, mayStandAt } from './desk.policy.ts';
import type { Desk } from './desk.ts';
import { addDesk, addPresence, findDesk, removePresence } from './desks.store.server.ts';

/** A desk, for who may stand at it. @throws NotFound */
export async function ownDesk(tx: Tx, actor: Actor, id: string): Promise<Desk> {
	const desk = await findDesk(tx, actor.municipalityId, id);
	if (!desk || !mayStandAt(actor, desk)) throw new NotFound('desk', id);
	return desk;
}

/** Opens one for the actor's team. @throws NotAllowed, NotFound, Refused('desk-not-a-place') */
export async function openDesk(tx: Tx, actor: Actor, form: OpenDeskForm): Promise<string> {
	if (!mayOpenDesk(actor, form.gebied) || !actor.teamId) throw new NotAllowed('desk.tend');
	if (form.plek && (await findMapEntry(tx, actor, form.plek)).layer !== 'formal')
		throw new Refused('desk-not-a-place', 'plek');
	const id = newId();
	await addDesk(tx, actor.municipalityId, {
		id,
		areaCode: form.gebied,
		name: form.naam,
		entryId: form.plek ?? null,
		hours: form.uren,
		parties: form.partijen,
		teamId: actor.teamId,
		madeOn: clock.today(),
	});
	return id;
}

/** "Ik ben er." Twice is once. @throws NotFound */
export async function signIn(tx: Tx, actor: Actor, deskId: string): Promise<void> {
	const desk = await ownDesk(tx, actor, deskId);
	if (!actor.personId) throw new NotFound('desk', deskId);
	const professional = hasRole(actor, 'social_broker', 'team_worker', 'team_lead') && Boolean(actor.teamId);
	await addPresence(tx, actor.municipalityId, desk.id, clock.today(), {
		id: newUntimedId(),
		kind: professional ? 'professional' : 'volunteer',
		called: (actor.displayName ?? '').slice(0, 60) || '–',
		person: actor.personId,
		teamId: professional ? (actor.teamId ?? null) : null,
	});
}

/** An organisation that comes by today. @throws NotFound */
export async function noteParty(tx: Tx, actor: Actor, deskId: string, called: string): Promise<void> {
	const desk = await ownDesk(tx, actor, deskId);
	await addPresence(tx, actor.municipalityId, desk.id, clock.today(), {
		id: newUntimedId(),
		kind: 'party',
		called,
		person: null,
		teamId: null,
	});
}

/** Gone again: oneself, or an organisation. @throws NotFound */
export async function signOut(tx: Tx, actor: Actor, deskId: string, id: string): Promise<void> {
	await ownDesk(tx, actor, deskId);
	if (!(await removePresence(tx, actor.municipalityId, id))) throw new NotFound('desk-presence', id);
}
