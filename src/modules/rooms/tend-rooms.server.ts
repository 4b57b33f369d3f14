import { findArea } from '#modules/areas/index.server';
import { privateDetailIn } from '#modules/initiatives';
import { findMapEntry } from '#modules/social-map/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { Conflict, NotAllowed, NotFound, Refused } from '#platform/errors';
import { tell } from '#platform/events/index.server';
import { refusePublicWords } from '#platform/free-text/public-words';
import { newId, newUntimedId } from '#platform/ids';
import { dayAfter } from '#platform/wall-time';
import { bookingsFrom, settle } from './bookings.store.server.ts';
import type { AnswerForm, JoinRoomForm, KeyForm, RoomForm, RulesForm } from './room.forms.ts';
import { mayBegin, mayJoin } from './room.policy.ts';
import type { Room } from './room.ts';
import { newRoomCode, roomCodeHash } from './room-code.server.ts';
import {
	addInvite,
	addKey,
	addManager,
	changePerson,
	joinByCode,
	keysOf,
	peopleOf,
	roomsAlone,
	roomsManaged,
	takeKeyBack,
} from './room-people.store.server.ts';
import { addRoom, addRules, changeRoom, findRoom, type RoomColumns, rulesOf } from './rooms.store.server.ts';

const columnsOf = (form: RoomForm): RoomColumns => ({
	map_entry_id: form.plek ?? null,
	area_code: form.gebied,
	name: form.naam,
	summary: form.uitleg,
	address: form.adres,
	most_people: form.mensen,
	things: form.er,
	wheelchair: form.rolstoel,
	toilet: form.toilet,
	hours: form.uren,
	closed_days: form.dicht,
	free_for_initiatives: form.gratis,
	part_cents: form.dagdeel,
	commercial_cents: form.zakelijk,
	minutes_between: form.tussen,
	hold_hours: form.optie,
	at_once: form.meteen,
	cancel_hours: form.afzeggen,
	management: form.beheer,
	week_cents: form.kosten || null,
});

/** Many can read it, and it stays: no number or address of somebody. @throws Refused */
export function refuseSomebody(text: string, field: string): void {
	if (privateDetailIn(text)) throw new Refused('room-word-person', field);
}

/** @throws Refused, NotFound */
async function check(tx: Tx, actor: Actor, form: RoomForm): Promise<void> {
	refusePublicWords({ naam: form.naam, adres: form.adres }, { namesMayStand: true });
	refusePublicWords({ uitleg: form.uitleg }, { confirmed: form.confirmed });
	if (!(await findArea(tx, actor.municipalityId, form.gebied))) throw new Refused('unknown-area', 'gebied');
	if (form.plek) await findMapEntry(tx, actor, form.plek);
}

/** Puts a room on the list. Who does so looks after it until somebody of the room takes over. @throws NotAllowed, Refused */
export async function beginRoom(tx: Tx, actor: Actor, form: RoomForm, id = newId()): Promise<string> {
	if (!mayBegin(actor, form.gebied) || !actor.personId) throw new NotAllowed('rooms.begin');
	await check(tx, actor, form);
	await addRoom(tx, { municipality_id: actor.municipalityId, id, made_at: clock.now(), ...columnsOf(form) });
	await addManager(tx, {
		municipality_id: actor.municipalityId,
		id: newUntimedId(),
		room_id: id,
		worker_id: actor.personId,
		called: (actor.displayName ?? '').slice(0, 40) || '?',
		since: clock.today(),
	});
	return id;
}

/** A room the actor looks after. What they do not, is not there. @throws NotFound */
export async function managedRoom(tx: Tx, actor: Actor, roomId: string): Promise<Room> {
	const room = (await roomsManaged(tx)).includes(roomId) ? await findRoom(tx, actor.municipalityId, roomId) : undefined;
	if (!room) throw new NotFound('room', roomId);
	return room;
}

/** A room that nobody looks after is taken up again by somebody of the area. @throws NotFound, NotAllowed, Refused */
export async function takeUpRoom(tx: Tx, actor: Actor, roomId: string): Promise<void> {
	const room = await findRoom(tx, actor.municipalityId, roomId);
	if (!room) throw new NotFound('room', roomId);
	if (!mayBegin(actor, room.areaCode) || !actor.personId) throw new NotAllowed('rooms.begin');
	if (!(await roomsAlone(tx, [roomId])).has(roomId)) throw new Refused('room-has-manager');
	await addManager(tx, {
		municipality_id: actor.municipalityId,
		id: newUntimedId(),
		room_id: roomId,
		worker_id: actor.personId,
		called: (actor.displayName ?? '').slice(0, 40) || '?',
		since: clock.today(),
	});
}

/** Where it stands stays as it was, and its management passes on by a hand-over alone. */
export async function rewriteRoom(tx: Tx, actor: Actor, roomId: string, form: RoomForm): Promise<void> {
	const room = await managedRoom(tx, actor, roomId);
	await check(tx, actor, form);
	const { area_code: _stays, management: _handedOver, ...rest } = columnsOf({ ...form, gebied: room.areaCode });
	await changeRoom(tx, actor.municipalityId, roomId, rest);
}

/** From now on nobody books it; what was booked stays to be called off. @throws Refused while bookings are still to come */
export async function endRoom(tx: Tx, actor: Actor, roomId: string): Promise<void> {
	await managedRoom(tx, actor, roomId);
	const ahead = await bookingsFrom(tx, actor.municipalityId, { roomIds: [roomId] }, clock.today(), clock.now());
	if (ahead.some(({ free, until }) => !free && until > clock.now())) throw new Refused('room-still-booked');
	await changeRoom(tx, actor.municipalityId, roomId, { ended_on: clock.today() });
}

/** A new version of the house rules. @throws Conflict when a colleague wrote one at the same moment */
export async function writeRules(
	tx: Tx,
	actor: Actor,
	roomId: string,
	{ tekst, groot, confirmed }: RulesForm,
): Promise<void> {
	await managedRoom(tx, actor, roomId);
	refusePublicWords({ tekst }, { confirmed });
	const version = ((await rulesOf(tx, actor.municipalityId, roomId))[0]?.version ?? 0) + 1;
	const rules = { version, text: tekst, big: groot || version === 1, madeOn: clock.today() };
	if (!(await addRules(tx, actor.municipalityId, roomId, rules))) throw new Conflict('initiative-changed-meanwhile');
}

/** A yes or a no to who asked, and afterwards whether they came. @throws NotFound */
export async function answerBooking(tx: Tx, actor: Actor, roomId: string, { id, stap }: AnswerForm): Promise<void> {
	await managedRoom(tx, actor, roomId);
	const all = await bookingsFrom(
		tx,
		actor.municipalityId,
		{ roomIds: [roomId] },
		dayAfter(clock.today(), -28),
		clock.now(),
	);
	const one = all.find((booking) => booking.id === id);
	if (!one) throw new NotFound('booking', id);
	const [deed, whole] = [
		stap.replace('-all', '') as Exclude<typeof stap, 'yes-all' | 'cancel-all'>,
		stap.endsWith('-all'),
	];
	const ids = whole ? all.filter(({ seriesId }) => seriesId === one.seriesId).map((booking) => booking.id) : [id];
	if ((await settle(tx, ids, deed, null, clock.now())) === 0) throw new NotFound('booking', id);
	if (deed === 'yes' || deed === 'cancel')
		await tell(tx, actor, 'community', deed === 'yes' ? 'room.promised' : 'room.refused', id);
}

/** A code with which somebody joins: to look after the room, or to hold a key. */
export async function inviteToRoom(tx: Tx, actor: Actor, roomId: string, manages: boolean): Promise<string> {
	await managedRoom(tx, actor, roomId);
	const code = newRoomCode();
	await addInvite(tx, {
		municipality_id: actor.municipalityId,
		id: newUntimedId(),
		room_id: roomId,
		manages,
		code_hash: roomCodeHash(code),
		made_on: clock.today(),
	});
	return code;
}

/** Who was asked says yes by typing the code, and how the others may call them. @throws Refused */
export async function joinRoom(tx: Tx, actor: Actor, { code, naam }: JoinRoomForm): Promise<string> {
	const room = mayJoin(actor)
		? await joinByCode(tx, roomCodeHash(code), newUntimedId(), naam, clock.today())
		: undefined;
	if (!room) throw new Refused('room-unknown-code', 'code');
	return room;
}

/** When somebody opens the door. @throws NotFound */
export async function sayOpens(
	tx: Tx,
	actor: Actor,
	roomId: string,
	{ id, opent }: { id: string; opent: string },
): Promise<void> {
	if (!(await changePerson(tx, actor.municipalityId, roomId, id, { opens: opent })))
		throw new NotFound('room person', id);
}

/** Somebody is thanked by who looks after the room. A key comes back first. @throws NotFound, Refused */
export async function leaveRoom(tx: Tx, actor: Actor, roomId: string, id: string): Promise<void> {
	const people = await peopleOf(tx, actor.municipalityId, roomId);
	const one = people.find((person) => person.id === id);
	if (!one) throw new NotFound('room person', id);
	if (one.personId === actor.personId) return stopHolding(tx, actor, id);
	if ((await keysOf(tx, actor.municipalityId, roomId)).some(({ personId, backOn }) => personId === id && !backOn))
		throw new Refused('room-key-first');
	await changePerson(tx, actor.municipalityId, roomId, id, { ended_on: clock.today() });
}

/** Who has which key, since when. @throws Refused */
export async function handKey(tx: Tx, actor: Actor, roomId: string, form: KeyForm): Promise<void> {
	await managedRoom(tx, actor, roomId);
	refuseSomebody(form.organisatie, 'organisatie');
	if (form.op > clock.today()) throw new Refused('date-in-future', 'op');
	if (Boolean(form.wie) === Boolean(form.organisatie)) throw new Refused('room-key-one', 'wie');
	if (form.wie && !(await peopleOf(tx, actor.municipalityId, roomId)).some(({ id }) => id === form.wie))
		throw new Refused('not-found', 'wie');
	await addKey(tx, {
		municipality_id: actor.municipalityId,
		id: newUntimedId(),
		room_id: roomId,
		label: form.sleutel,
		person_id: form.wie ?? null,
		organisation: form.organisatie,
		handed_on: form.op,
	});
}
/** @throws NotFound */
export async function keyIsBack(tx: Tx, actor: Actor, roomId: string, id: string): Promise<void> {
	if (!(await takeKeyBack(tx, actor.municipalityId, roomId, id, clock.today()))) throw new NotFound('key', id);
}

/** Somebody stops, at once and without a reason, also the last one: then a worker of the area may take the room up. @throws NotFound */
export async function stopHolding(tx: Tx, actor: Actor, id: string): Promise<void> {
	const mine = (await peopleOf(tx, actor.municipalityId)).find(
		(one) => one.id === id && one.personId === actor.personId,
	);
	if (!mine) throw new NotFound('room person', id);
	await changePerson(tx, actor.municipalityId, mine.roomId, id, { ended_on: clock.today() });
}
