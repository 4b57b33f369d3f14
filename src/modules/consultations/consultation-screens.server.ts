import { spokenName } from '#modules/areas';
import { findArea } from '#modules/areas/index.server';
import { clientForResident, clientsOfMine } from '#modules/clients/index.server';
import { colleaguesIn, teamsIn } from '#modules/people/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import { asActor, type Tx } from '#platform/db/index.server';
import { NotFound } from '#platform/errors';
import type { Ask } from '#platform/route/index.server';
import { actionsKnown } from './actions.store.server.ts';
import { clientToBringIn } from './consult.server.ts';
import { type Consultation, mayBringIn, openUntil, rolesThatAttend, saysNext } from './consultation.ts';
import { clientsTied, consultationsKnown, nameIn } from './consultations.store.server.ts';
import { invitedTo, noteOpened } from './invited.store.server.ts';
import { lessonsKept } from './lessons.store.server.ts';

/** Who can be invited: everybody who works in the areas of this worker, of whatever organisation. From the community zone, in a transaction of its own. */
export const whoCanCome = (actor: Actor) =>
	asActor(actor, 'community', async (tx) => {
		const teams = await teamsIn(tx, actor.municipalityId, actor.areas);
		const called = new Map(teams.map(({ id, organisation }) => [id, organisation]));
		const all = await colleaguesIn(tx, actor.municipalityId, actor.areas, rolesThatAttend);
		return all
			.filter(({ id }) => id !== actor.personId)
			.map((one) => ({ ...one, organisationCalled: called.get(one.teamId) ?? '' }));
	});

const listed = ({ id, question, onDay, ownerCalled, beganOn, objectedOn, decision }: Consultation) => ({
	...{ id, question, onDay, ownerCalled, beganOn, objectedOn },
	decided: decision !== '',
});

/** For workers: what they brought in, where they are invited, and what was asked of them. */
export async function consultationsScreen({ tx, actor, about, url }: Ask) {
	const all = await consultationsKnown(tx, actor.municipalityId);
	for (const { id } of all) about({ type: 'consultation', id });
	const actions = (await actionsKnown(tx, actor.municipalityId)).filter(({ workerId }) => workerId === actor.personId);
	const today = clock.today();
	return {
		own: all.filter(({ ownerId }) => ownerId === actor.personId).map(listed),
		invited: all.filter(({ ownerId }) => ownerId !== actor.personId).map(listed),
		actions: actions.map((one) => ({
			...one,
			next: saysNext(one.state),
			late: one.state === 'accepted' && one.dueOn < today,
		})),
		brings: mayBringIn(actor),
		saved: url.searchParams.has('bewaard'),
	};
}

/** To bring in a question. `?voor=` is the person; without it one chooses among those one helps. @throws NotFound */
export async function bringInScreen({ tx, actor, about, url }: Ask) {
	const asked = url.searchParams.get('voor');
	const clients = asked ? [await clientToBringIn(tx, actor, asked)] : await clientsOfMine(tx, actor);
	about({ type: 'client', personIds: clients.map(({ id }) => id) });
	return {
		clients: clients.map(({ id, called }) => ({ value: id, label: called })),
		colleagues: await whoCanCome(actor),
		today: clock.today(),
	};
}

/** One talk: for who brought it in, and for who was invited, whose opening is noted. @throws NotFound */
export async function consultationScreen({ tx, actor, about, params, url }: Ask) {
	const id = params['id'] ?? '';
	const [one] = await consultationsKnown(tx, actor.municipalityId, id);
	if (!one) throw new NotFound('consultation', id);
	const mine = one.ownerId === actor.personId;
	if (!mine) await noteOpened(tx, id);
	const tied = mine ? await clientsTied(tx, actor.municipalityId) : [];
	const clientId = tied.find(({ consultationId }) => consultationId === id)?.clientId;
	about({ type: 'consultation', id, ...(clientId && { personId: clientId }) });
	const area = await findArea(tx, actor.municipalityId, one.areaCode);
	const actions = await actionsKnown(tx, actor.municipalityId);
	return {
		one: { ...one, exception: mine ? one.exception : '' },
		mine,
		me: actor.personId ?? '',
		clientId: clientId ?? null,
		called: await nameIn(tx, actor.municipalityId, id),
		area: area ? spokenName(area.name) : '',
		invited: await invitedTo(tx, actor.municipalityId, [id]),
		actions: actions.filter(({ consultationId }) => consultationId === id),
		openUntil: openUntil(one),
		today: clock.today(),
		saved: url.searchParams.has('bewaard'),
	};
}

/** What others learned, newest first. `?zoek=` narrows it to lessons that hold every word. */
export async function lessonsScreen({ tx, actor, url }: Ask) {
	const asked = (url.searchParams.get('zoek') ?? '').slice(0, 80);
	const words = asked.toLowerCase().split(/\s+/).filter(Boolean);
	const lessons = await lessonsKept(tx, actor.municipalityId);
	return {
		asked,
		lessons: lessons.filter((one) => words.every((word) => one.words.toLowerCase().includes(word))).slice(0, 100),
	};
}

/** What the person reads: that it was talked about, who was there and who opened it, and what came of it. */
export async function consultationsPart({ tx, actor }: Pick<Ask, 'tx' | 'actor'>, client: { id: string }) {
	const tied = await clientsTied(tx, actor.municipalityId);
	const ids = new Set(tied.flatMap(({ consultationId, clientId }) => (clientId === client.id ? [consultationId] : [])));
	const all = (await consultationsKnown(tx, actor.municipalityId)).filter(({ id }) => ids.has(id));
	const invited = await invitedTo(tx, actor.municipalityId, [...ids]);
	// Why somebody was not told is not for who stands for them, who may be the reason.
	return all.map(({ exception: _, ...one }) => ({
		...one,
		mayObject: !one.objectedOn,
		invited: invited.filter(({ consultationId }) => consultationId === one.id),
	}));
}

/** The page of the person. `?voor=` is somebody they stand for. @throws NotFound */
export async function myConsultationsScreen(ask: Ask) {
	const client = await clientForResident(ask.tx, ask.actor, ask.url.searchParams.get('voor'));
	ask.about({ type: 'client', id: client.id, personId: client.id });
	return { talks: await consultationsPart(ask, client), saved: ask.url.searchParams.has('bewaard') };
}

/** On the page of one person, for who helps them: their talks that this worker brought in. */
export async function consultationsOf(tx: Tx, actor: Actor, clientId: string) {
	const tied = await clientsTied(tx, actor.municipalityId);
	const ids = new Set(tied.flatMap((one) => (one.clientId === clientId ? [one.consultationId] : [])));
	return (await consultationsKnown(tx, actor.municipalityId)).filter(({ id }) => ids.has(id)).map(listed);
}
