import type { Tx } from '#platform/db/index.server';
import type { Seals } from '#platform/sealed-text/index.server';
import type { Asking, Giving, Kind, Network, NetworkAnswer, NetworkPerson, Ring, Task, What } from './network.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'care.network': {
			municipality_id: string;
			id: string;
			client_id: string;
			answer: NetworkAnswer;
			words_sealed: string;
			carer_much_on: string | null;
			changed_on: string;
		};
		'care.network_person': {
			municipality_id: string;
			id: string;
			client_id: string;
			called_sealed: string;
			what: What;
			kind: Kind | null;
			ring: Ring;
			place: number;
			gives: Giving;
			costs_energy: boolean;
			ask: Asking;
			does: Task[];
			ask_for: Task[];
			ask_words_sealed: string;
			added_on: string;
		};
		'care.network_picture': {
			municipality_id: string;
			id: string;
			client_id: string;
			drawing_sealed: string;
			made_on: string;
		};
	}
}

/** One person's network, in one municipality, with the seals that open its words. */
export type Here = { municipalityId: string; clientId: string; seals: Seals };

const wordsAt = 'care.network.words_sealed';
const calledAt = 'care.network_person.called_sealed';
const askAt = 'care.network_person.ask_words_sealed';
const drawingAt = 'care.network_picture.drawing_sealed';

export async function networkOf(tx: Tx, { municipalityId, clientId, seals }: Here): Promise<Network | undefined> {
	const row = await tx
		.selectFrom('care.network')
		.select(['id', 'answer', 'words_sealed', 'carer_much_on as carerMuchOn'])
		.where('municipality_id', '=', municipalityId)
		.where('client_id', '=', clientId)
		.executeTakeFirst();
	if (!row) return undefined;
	const { id, words_sealed, ...network } = row;
	return { ...network, words: seals.open(wordsAt, id, words_sealed) };
}

/** What it is, changed or said for the first time. `id`: for when it is the first time. */
export async function saveNetwork(
	tx: Tx,
	{ municipalityId, clientId, seals }: Here,
	{ id, answer, words, carerMuchOn, on }: Network & { id: string; on: string },
): Promise<void> {
	const there = await tx
		.selectFrom('care.network')
		.select('id')
		.where('municipality_id', '=', municipalityId)
		.where('client_id', '=', clientId)
		.executeTakeFirst();
	const its = there?.id ?? id;
	const said = { answer, words_sealed: seals.seal(wordsAt, its, words), carer_much_on: carerMuchOn, changed_on: on };
	if (there)
		await tx
			.updateTable('care.network')
			.set(said)
			.where('municipality_id', '=', municipalityId)
			.where('id', '=', its)
			.execute();
	else
		await tx
			.insertInto('care.network')
			.values({ municipality_id: municipalityId, id: its, client_id: clientId, ...said })
			.execute();
}

export async function peopleOf(tx: Tx, { municipalityId, clientId, seals }: Here): Promise<NetworkPerson[]> {
	const rows = await tx
		.selectFrom('care.network_person')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('client_id', '=', clientId)
		.orderBy('added_on')
		.orderBy('id')
		.execute();
	return rows.map((row) => ({
		id: row.id,
		called: seals.open(calledAt, row.id, row.called_sealed),
		what: row.what,
		kind: row.kind,
		ring: row.ring,
		place: row.place,
		gives: row.gives,
		costsEnergy: row.costs_energy,
		ask: row.ask,
		does: row.does,
		askFor: row.ask_for,
		askWords: seals.open(askAt, row.id, row.ask_words_sealed),
	}));
}

const columns = ({ seals }: Here, one: NetworkPerson) => ({
	called_sealed: seals.seal(calledAt, one.id, one.called),
	what: one.what,
	kind: one.kind,
	ring: one.ring,
	place: one.place,
	gives: one.gives,
	costs_energy: one.costsEnergy,
	ask: one.ask,
	does: [...one.does],
	ask_for: [...one.askFor],
	ask_words_sealed: seals.seal(askAt, one.id, one.askWords),
});

export async function addPerson(tx: Tx, here: Here, one: NetworkPerson, on: string): Promise<void> {
	await tx
		.insertInto('care.network_person')
		.values({
			municipality_id: here.municipalityId,
			id: one.id,
			client_id: here.clientId,
			added_on: on,
			...columns(here, one),
		})
		.execute();
}

/** Whether there was one to change. */
export async function changePerson(tx: Tx, here: Here, one: NetworkPerson): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('care.network_person')
		.set(columns(here, one))
		.where('municipality_id', '=', here.municipalityId)
		.where('client_id', '=', here.clientId)
		.where('id', '=', one.id)
		.executeTakeFirstOrThrow();
	return numUpdatedRows === 1n;
}

export async function placePerson(
	tx: Tx,
	{ municipalityId, clientId }: Here,
	{ id, ring, place }: Pick<NetworkPerson, 'id' | 'ring' | 'place'>,
): Promise<void> {
	await tx
		.updateTable('care.network_person')
		.set({ ring, place })
		.where('municipality_id', '=', municipalityId)
		.where('client_id', '=', clientId)
		.where('id', '=', id)
		.execute();
}

export async function removePerson(tx: Tx, { municipalityId, clientId }: Here, id: string): Promise<boolean> {
	const { numDeletedRows } = await tx
		.deleteFrom('care.network_person')
		.where('municipality_id', '=', municipalityId)
		.where('client_id', '=', clientId)
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	return numDeletedRows === 1n;
}

export type Picture = { id: string; madeOn: string; people: NetworkPerson[] };

/** How it looked before, newest first. */
export async function picturesOf(tx: Tx, { municipalityId, clientId, seals }: Here): Promise<Picture[]> {
	const rows = await tx
		.selectFrom('care.network_picture')
		.select(['id', 'made_on as madeOn', 'drawing_sealed'])
		.where('municipality_id', '=', municipalityId)
		.where('client_id', '=', clientId)
		.orderBy('made_on', 'desc')
		.limit(24)
		.execute();
	return rows.map(({ id, madeOn, drawing_sealed }) => ({
		id,
		madeOn,
		people: JSON.parse(seals.open(drawingAt, id, drawing_sealed)) as NetworkPerson[],
	}));
}

/** As it is now; one a day, the last one stays. */
export async function savePicture(
	tx: Tx,
	{ municipalityId, clientId, seals }: Here,
	{ id, madeOn, people }: Picture,
): Promise<void> {
	await tx
		.deleteFrom('care.network_picture')
		.where('municipality_id', '=', municipalityId)
		.where('client_id', '=', clientId)
		.where('made_on', '=', madeOn)
		.execute();
	await tx
		.insertInto('care.network_picture')
		.values({
			municipality_id: municipalityId,
			id,
			client_id: clientId,
			made_on: madeOn,
			drawing_sealed: seals.seal(drawingAt, id, JSON.stringify(people)),
		})
		.execute();
}

export async function removePicture(tx: Tx, { municipalityId, clientId }: Here, id: string): Promise<boolean> {
	const { numDeletedRows } = await tx
		.deleteFrom('care.network_picture')
		.where('municipality_id', '=', municipalityId)
		.where('client_id', '=', clientId)
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	return numDeletedRows === 1n;
}
