import type { Client } from '#modules/clients';
import { clientForResident, clientForWorker } from '#modules/clients/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotAllowed, NotFound, Refused } from '#platform/errors';
import { newId } from '#platform/ids';
import type { Ask } from '#platform/route/index.server';
import { careSeals } from '#platform/sealed-text/index.server';
import type { NetworkAnswerForm, NetworkPersonForm } from './network.forms.ts';
import { type Askable, type NetworkPerson, putAt, type Ring, type Step, stepped, whoMayBeAsked } from './network.ts';
import { mayDraw } from './networks.policy.ts';
import * as store from './networks.store.server.ts';

/** More than a drawing can hold. */
const most = 40;

/** Of whom this page or form is: for a worker by the address, for a person themselves or `?voor=`. Names them in the trail. @throws NotFound */
export async function networkClient({
	tx,
	actor,
	params,
	url,
	about,
}: Pick<Ask, 'tx' | 'actor' | 'params' | 'url' | 'about'>) {
	const client = params['id']
		? await clientForWorker(tx, actor, params['id'])
		: await clientForResident(tx, actor, url.searchParams.get('voor'));
	if (!mayDraw(client)) throw new NotFound('network', client.id);
	about({ type: 'client', id: client.id, personId: client.id });
	return client;
}

/** @throws NotAllowed for who may not draw along. */
async function toDraw(tx: Tx, actor: Actor, client: Client): Promise<store.Here> {
	if (!mayDraw(client)) throw new NotAllowed('networks.draw');
	return networkHere(tx, actor, client);
}

export const networkHere = async (tx: Tx, { municipalityId }: Actor, { id }: Client): Promise<store.Here> => ({
	municipalityId,
	clientId: id,
	seals: await careSeals(tx, municipalityId),
});

/** Somebody, a place or an animal: new, or said differently. @throws NotFound, Refused('network-full') */
export async function keepInNetwork(tx: Tx, actor: Actor, client: Client, form: NetworkPersonForm): Promise<string> {
	const here = await toDraw(tx, actor, client);
	const people = await store.peopleOf(tx, here);
	const before = people.find(({ id }) => id === form.person);
	if (form.person && !before) throw new NotFound('network-person', form.person);
	if (!before && people.length >= most) throw new Refused('network-full', 'called', { most });
	const one: NetworkPerson = {
		...{ id: before?.id ?? newId(), called: form.called, what: form.what, kind: form.kind ?? null, ring: form.ring },
		place: before?.ring === form.ring ? before.place : people.filter(({ ring }) => ring === form.ring).length,
		...{ gives: form.gives, costsEnergy: form.energy, ask: form.ask, does: form.does },
		// Who said "no, not them" is asked for nothing, and neither is who was not talked about.
		...(form.ask === 'may' ? { askFor: form.askfor, askWords: form.askwords } : { askFor: [], askWords: '' }),
	};
	if (before) await store.changePerson(tx, here, one);
	else await store.addPerson(tx, here, one, clock.today());
	await savePlaces(
		tx,
		here,
		people,
		putAt([...people.filter(({ id }) => id !== one.id), one], one.id, one.ring, one.place),
	);
	return one.id;
}

async function savePlaces(tx: Tx, here: store.Here, before: readonly NetworkPerson[], after: readonly NetworkPerson[]) {
	for (const one of after) {
		const was = before.find(({ id }) => id === one.id);
		if (was?.ring !== one.ring || was.place !== one.place) await store.placePerson(tx, here, one);
	}
}

/** One step nearer, farther or round. @throws NotFound */
export async function stepInNetwork(
	tx: Tx,
	actor: Actor,
	client: Client,
	{ person, step }: { person: string; step: Step },
) {
	const here = await toDraw(tx, actor, client);
	const people = await store.peopleOf(tx, here);
	if (!people.some(({ id }) => id === person)) throw new NotFound('network-person', person);
	await savePlaces(tx, here, people, stepped(people, person, step));
}

/** Let go somewhere in the drawing. @throws NotFound */
export async function placeInNetwork(
	tx: Tx,
	actor: Actor,
	client: Client,
	{ person, ring, place }: { person: string; ring: Ring; place: number },
) {
	const here = await toDraw(tx, actor, client);
	const people = await store.peopleOf(tx, here);
	if (!people.some(({ id }) => id === person)) throw new NotFound('network-person', person);
	await savePlaces(tx, here, people, putAt(people, person, ring, place));
}

/** Out of the drawing, for good. @throws NotFound */
export async function takeFromNetwork(tx: Tx, actor: Actor, client: Client, person: string): Promise<void> {
	if (!(await store.removePerson(tx, await toDraw(tx, actor, client), person)))
		throw new NotFound('network-person', person);
}

/** What it is: a drawing, no network, one that is the trouble, or not now; and whether who cares says it is much. */
export async function answerNetwork(tx: Tx, actor: Actor, client: Client, form: NetworkAnswerForm): Promise<void> {
	const here = await toDraw(tx, actor, client);
	const before = await store.networkOf(tx, here);
	const today = clock.today();
	await store.saveNetwork(tx, here, {
		...{ id: newId(), answer: form.answer, words: form.words, on: today },
		carerMuchOn: form.carer ? (before?.carerMuchOn ?? today) : null,
	});
}

/** Keeps how it looks today, to lay beside later. @throws Refused('network-empty') */
export async function keepPicture(tx: Tx, actor: Actor, client: Client): Promise<void> {
	const here = await toDraw(tx, actor, client);
	const people = await store.peopleOf(tx, here);
	if (people.length === 0) throw new Refused('network-empty');
	await store.savePicture(tx, here, { id: newId(), madeOn: clock.today(), people });
}

/** @throws NotFound */
export async function dropPicture(tx: Tx, actor: Actor, client: Client, picture: string): Promise<void> {
	if (!(await store.removePicture(tx, await toDraw(tx, actor, client), picture)))
		throw new NotFound('picture', picture);
}

/** Whom the person said may be asked, and for what: for an agreement in the plan. Empty for who may not read the network. */
export async function askableFor(tx: Tx, actor: Actor, client: Client): Promise<Askable[]> {
	if (!mayDraw(client)) return [];
	return whoMayBeAsked(await store.peopleOf(tx, await networkHere(tx, actor, client)));
}
