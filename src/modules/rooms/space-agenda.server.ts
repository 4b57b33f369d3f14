import * as v from 'valibot';
import { areasOf, findArea } from '#modules/areas/index.server';
import { type Actor, hasRole } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotAllowed, NotFound, Refused } from '#platform/errors';
import { newId, newUntimedId } from '#platform/ids';
import type { Ask } from '#platform/route/index.server';
import { dayAfter, momentOf } from '#platform/wall-time';
import { mayBegin } from './room.policy.ts';
import type { Room } from './room.ts';
import { roomsAlone } from './room-people.store.server.ts';
import { placesToChoose } from './room-screens.server.ts';
import { openOn } from './room-series.ts';
import { changeRoom, roomsIn } from './rooms.store.server.ts';
import { AgendaAsked, type DemandForm, type HandoverForm } from './space-agenda.forms.ts';
import {
	addDemand,
	addHandover,
	demandCounts,
	demandIn,
	endDemandRow,
	handoversOf,
	hoursUsed,
	mixIn,
} from './space-agenda.store.server.ts';
import { managedRoom, refuseSomebody } from './tend-rooms.server.ts';

/** Use is counted over the four weeks that are behind us. */
const weeksBack = 4;

/** Hours a week that a room is open, as an ordinary week goes. */
export const openHours = (room: Pick<Room, 'hours'>): number =>
	Array.from({ length: 7 }, (_, at) => openOn({ hours: room.hours, closedDays: [] }, dayAfter('2024-01-01', at)))
		.flat()
		.reduce((sum, { from, until }) => sum + (until - from) / 60, 0);

const worksWith = (actor: Actor): boolean =>
	hasRole(actor, 'social_broker', 'team_worker', 'team_lead', 'municipal_contact', 'policy_officer');

/**
 * What is looked for beside what there is, in an area and everything inside it. Everybody reads numbers from ten up; who works
 * there also reads what for, how management passes on, and what kinds of users the rooms of a district have.
 */
export async function agendaScreen({ tx, actor, url }: Ask) {
	const here = actor.municipalityId;
	const areas = await areasOf(tx, here);
	const { waar } = v.parse(AgendaAsked, Object.fromEntries(url.searchParams));
	const area = areas.find(({ code }) => code === waar) ?? areas.find(({ kind }) => kind === 'municipality');
	const names = new Map(areas.map(({ code, name }) => [code, name]));
	const rooms = area ? await roomsIn(tx, here, { areaCode: area.code }) : [];
	const used = await hoursUsed(
		tx,
		here,
		momentOf(dayAfter(clock.today(), -7 * weeksBack), '00:00'),
		momentOf(clock.today(), '00:00'),
	);
	const alone = await roomsAlone(
		tx,
		rooms.filter(({ areaCode }) => mayBegin(actor, areaCode)).map(({ id }) => id),
	);
	const handovers = await handoversOf(
		tx,
		here,
		rooms.map(({ id }) => id),
	);
	const mixed = worksWith(actor) && area?.kind === 'district' && actor.areas.includes(area.code);
	return {
		area: area ? { code: area.code, name: area.name } : null,
		places: await placesToChoose(tx, here),
		today: clock.today(),
		rooms: rooms.map((room) => {
			const hours = (used.get(room.id) ?? 0) / weeksBack;
			const open = openHours(room);
			return {
				...{
					id: room.id,
					name: room.name,
					area: names.get(room.areaCode) ?? '',
					mostPeople: room.mostPeople,
					management: room.management,
					weekCents: room.weekCents,
				},
				...{ hours: Math.round(hours), open: Math.round(open), share: open > 0 ? Math.round((hours / open) * 100) : 0 },
				alone: alone.has(room.id),
				handovers: handovers.filter(({ roomId }) => roomId === room.id),
			};
		}),
		demand: (area ? await demandIn(tx, here, area.code) : []).map(({ by, ...one }) => ({
			...one,
			area: names.get(one.areaCode) ?? '',
			mayEnd: by === actor.personId || (hasRole(actor, 'social_broker') && actor.areas.includes(one.areaCode)),
		})),
		mayAsk: actor.personId !== undefined,
		wanted: (area ? await demandCounts(tx, area.code) : []).map((one) => ({
			...one,
			area: names.get(one.areaCode) ?? '',
		})),
		mix: mixed ? await mixIn(tx, area.code) : null,
	};
}

/** Says which room is looked for. @throws Refused, NotAllowed */
export async function askForRoom(tx: Tx, actor: Actor, form: DemandForm): Promise<void> {
	if (!actor.personId) throw new NotAllowed('rooms.demand');
	if (!(await findArea(tx, actor.municipalityId, form.gebied))) throw new Refused('unknown-area', 'gebied');
	if (form.sinds > clock.today()) throw new Refused('date-in-future', 'sinds');
	refuseSomebody(form.waarvoor, 'waarvoor');
	const staff = actor.kind === 'staff';
	await addDemand(tx, {
		municipality_id: actor.municipalityId,
		id: newUntimedId(),
		area_code: form.gebied,
		kind: form.soort,
		often: form.vaak,
		people: form.mensen,
		since: form.sinds,
		most_cents: form.bedrag,
		management: form.beheer ?? null,
		words: form.waarvoor,
		card_id: staff ? null : actor.personId,
		worker_id: staff ? actor.personId : null,
		made_on: clock.today(),
	});
}

/** A place was found, or it is not needed any more. @throws NotFound */
export async function endDemand(
	tx: Tx,
	actor: Actor,
	{ id, gevonden }: { id: string; gevonden: boolean },
): Promise<void> {
	if (!(await endDemandRow(tx, actor.municipalityId, id, clock.today(), gevonden))) throw new NotFound('demand', id);
}

/** The management of a room passes on: at once, or on a day to come. @throws NotFound, Refused */
export async function handOverRoom(tx: Tx, actor: Actor, roomId: string, form: HandoverForm): Promise<void> {
	const room = await managedRoom(tx, actor, roomId);
	if (form.naar === room.management) throw new Refused('room-same-management', 'naar');
	if (form.gesprek && form.gesprek < form.op) throw new Refused('date-in-past', 'gesprek');
	refuseSomebody(form.afspraak, 'afspraak');
	await addHandover(tx, {
		municipality_id: actor.municipalityId,
		id: newId(),
		room_id: roomId,
		from_kind: room.management,
		to_kind: form.naar,
		on_day: form.op,
		agreed: form.afspraak,
		talk_on: form.gesprek ?? null,
		made_on: clock.today(),
	});
	if (form.op <= clock.today()) await changeRoom(tx, actor.municipalityId, roomId, { management: form.naar });
}
