import type { Client } from '#modules/clients';
import { mayDraw } from '#modules/networks';
import { askableFor } from '#modules/networks/index.server';
import { type Actor, hasRole } from '#platform/actor';
import { calendarOf } from '#platform/calendar';
import { clock } from '#platform/clock';
import { asActor, type Tx } from '#platform/db/index.server';
import { NotAllowed, NotFound, Refused } from '#platform/errors';
import { newId } from '#platform/ids';
import type { Ask } from '#platform/route/index.server';
import { dayAfter } from '#platform/wall-time';
import * as store from './along.store.server.ts';
import { asksWhether, type Happened } from './along.ts';
import type { AlongForm, CircleForm, CirclePersonForm } from './company.forms.ts';
import { type Along, alongWith, pageOf } from './for-client.server.ts';

/** A worker goes along. @throws NotAllowed, Refused('company-day') */
export async function goAlong({ tx, actor, here }: Along, form: AlongForm): Promise<void> {
	if (actor.kind !== 'staff' || !actor.personId) throw new NotAllowed('company.tend');
	const today = clock.today();
	if (form.on < today || form.on > dayAfter(today, 183)) throw new Refused('company-day', 'on');
	await store.addAlong(tx, here, {
		...{ id: newId(), workerId: actor.personId, workerCalled: actor.displayName ?? '', on: today },
		...{ what: form.what, where: form.where, practical: form.practical, onDay: form.on, atTime: form.at ?? null },
	});
}

/** Did it happen, and what now? "Later" with a day makes the next one. @throws NotAllowed, NotFound, Refused */
export async function sayHappened(
	along: Along,
	{
		along: id,
		happened,
		after,
		again,
	}: { along: string; happened: Happened; after: string; again?: string | undefined },
): Promise<void> {
	const { tx, actor, here } = along;
	if (actor.kind !== 'staff') throw new NotAllowed('company.tend');
	const one = (await store.alongsOf(tx, here)).find((each) => each.id === id);
	const today = clock.today();
	if (!one || !asksWhether(one, today)) throw new NotFound('going along', id);
	if (happened === 'later' && !again) throw new Refused('company-day', 'again');
	await store.answerAlong(tx, here, id, { happened, after, on: today });
	if (happened === 'later' && again)
		await goAlong(along, {
			what: one.what,
			where: one.where,
			practical: one.practical,
			on: again,
			at: one.atTime ?? undefined,
		});
}

/** @throws NotFound */
export async function alongScreen(ask: Ask) {
	const along = await alongWith(ask);
	const today = clock.today();
	const all = await store.alongsOf(along.tx, along.here);
	return { ...pageOf(along, ask.url), today, alongs: all.map((one) => ({ ...one, asks: asksWhether(one, today) })) };
}

/** One time going along for a calendar of one's own: it says "Afspraak" and when, and nothing else. @throws NotFound */
export async function alongCalendar(ask: Ask): Promise<Response> {
	const { tx, here } = await alongWith({ ...ask, params: {} });
	const one = (await store.alongsOf(tx, here)).find(({ id }) => id === ask.params['afspraak']);
	if (!one) throw new NotFound('going along');
	const from = one.atTime ?? '09:00';
	const until = one.atTime
		? `${String(Math.min(Number(from.slice(0, 2)) + 1, 23)).padStart(2, '0')}${from.slice(2)}`
		: '17:00';
	const event = { uid: `${one.id}@${ask.url.hostname}`, day: one.onDay, from, until, summary: 'Afspraak' };
	return new Response(calendarOf({ name: 'Afspraak', stamp: clock.now(), events: [event] }), {
		headers: { 'content-type': 'text/calendar; charset=utf-8', 'cache-control': 'no-store' },
	});
}

/** The circle is of who draws the network: not of who stands for somebody from twelve on. @throws NotFound */
function toCircle({ tx, client, here }: Along): Pick<Along, 'tx' | 'here'> {
	if (!mayDraw(client)) throw new NotFound('circle', client.id);
	return { tx, here };
}

/** Their own words and what they are good at. @throws NotFound */
export async function saveCircle(along: Along, { own, strengths }: CircleForm): Promise<void> {
	const { tx, here } = toCircle(along);
	await store.saveSolidarity(tx, here, { id: newId(), ownWords: own, strengths, on: clock.today() });
}

/** Somebody in the circle, with what they do. @throws NotFound, Refused('company-circle-full') */
export async function addCirclePerson(along: Along, { called, does }: CirclePersonForm): Promise<void> {
	const { tx, here } = toCircle(along);
	if ((await store.circleOf(tx, here)).length >= 20) throw new Refused('company-circle-full', 'called');
	await store.addToCircle(tx, here, { id: newId(), called, does, on: clock.today() });
}

/** @throws NotFound */
export async function dropCirclePerson(along: Along, { person }: { person: string }): Promise<void> {
	const { tx, here } = toCircle(along);
	if (!(await store.removeFromCircle(tx, here, person))) throw new NotFound('circle person', person);
}

/** The circle of somebody; from their network only who may be asked is offered. @throws NotFound */
export async function circleScreen(ask: Ask) {
	const along = await alongWith(ask);
	const { actor, client } = along;
	const { tx, here } = toCircle(along);
	const said = await store.solidarityOf(tx, here);
	const people = await store.circleOf(tx, here);
	const there = new Set(people.map(({ called }) => called));
	return {
		...pageOf(along, ask.url),
		...(said ?? { ownWords: '', strengths: '' }),
		people,
		askable: (await askableFor(tx, actor, client))
			.filter(({ called }) => !there.has(called))
			.map(({ called }) => called),
	};
}

/** On the page of a person: what waits, for who helps. */
export const companyPart = async ({ tx, actor }: Pick<Ask, 'tx' | 'actor'>, client: Client) => ({
	clientId: client.id,
	person: actor.kind !== 'staff',
	stands: client.help === 'stands-for',
	circle: mayDraw(client),
	waits: actor.kind === 'staff' ? await store.whatWaits(tx, actor.municipalityId, clock.today(), client.id) : null,
});

/** On Vandaag, from the care zone in a transaction of its own: numbers alone. */
export async function companyToday(actor: Actor): Promise<store.Waits> {
	if (!hasRole(actor, 'team_worker')) return { steps: 0, words: 0, alongs: 0 };
	return asActor(actor, 'care', (tx: Tx) => store.whatWaits(tx, actor.municipalityId, clock.today(), null));
}
