import { sql, type Tx } from '#platform/db/index.server';

declare module '#platform/db/tables' {
	interface Tables {
		'community.room_person': {
			municipality_id: string;
			id: string;
			room_id: string;
			card_id: string | null;
			worker_id: string | null;
			called: string;
			manages: boolean;
			opens: string;
			since: string;
			ended_on: string | null;
		};
		'community.room_key': {
			municipality_id: string;
			id: string;
			room_id: string;
			label: string;
			person_id: string | null;
			organisation: string;
			handed_on: string;
			back_on: string | null;
		};
		'community.room_invite': {
			municipality_id: string;
			id: string;
			room_id: string;
			manages: boolean;
			code_hash: string;
			made_on: string;
			used_on: string | null;
		};
	}
}

export type RoomPerson = {
	id: string;
	roomId: string;
	personId: string;
	called: string;
	manages: boolean;
	opens: string;
	since: string;
};
export type RoomKey = {
	id: string;
	roomId: string;
	label: string;
	personId: string | null;
	organisation: string;
	handedOn: string;
	backOn: string | null;
};

/** The rooms this actor looks after; ids. */
export async function roomsManaged(tx: Tx): Promise<string[]> {
	const { rows } = await sql<{ ids: string[] }>`select community.rooms_i_manage() as ids`.execute(tx);
	return rows[0]?.ids ?? [];
}

/** Which of these rooms nobody looks after at present. */
export async function roomsAlone(tx: Tx, roomIds: readonly string[]): Promise<Set<string>> {
	const { rows } = await sql<{ id: string }>`
		select id from unnest(${[...roomIds]}::uuid[]) as room (id) where community.room_has_nobody(id)`.execute(tx);
	return new Set(rows.map(({ id }) => id));
}

/** People of rooms as far as this actor sees them, managers first. */
export function peopleOf(tx: Tx, municipalityId: string, roomId?: string): Promise<RoomPerson[]> {
	return tx
		.selectFrom('community.room_person')
		.select((row) => [
			'id',
			'room_id as roomId',
			row.fn.coalesce('card_id', 'worker_id').$castTo<string>().as('personId'),
			'called',
			'manages',
			'opens',
			'since',
		])
		.where('municipality_id', '=', municipalityId)
		.where('ended_on', 'is', null)
		.$if(roomId !== undefined, (query) => query.where('room_id', '=', roomId ?? ''))
		.orderBy('manages', 'desc')
		.orderBy('called')
		.execute();
}

export async function addManager(
	tx: Tx,
	row: { municipality_id: string; id: string; room_id: string; worker_id: string; called: string; since: string },
): Promise<void> {
	await tx
		.insertInto('community.room_person')
		.values({ ...row, card_id: null, manages: true, opens: '', ended_on: null })
		.execute();
}

/** Whether there was somebody to change, for this actor. */
export async function changePerson(
	tx: Tx,
	municipalityId: string,
	roomId: string,
	id: string,
	set: { opens?: string; ended_on?: string },
): Promise<boolean> {
	const done = await tx
		.updateTable('community.room_person')
		.set(set)
		.where('municipality_id', '=', municipalityId)
		.where('room_id', '=', roomId)
		.where('id', '=', id)
		.where('ended_on', 'is', null)
		.executeTakeFirst();
	return done.numUpdatedRows === 1n;
}

/** Keys of rooms as far as this actor sees them: those that are out first. */
export function keysOf(tx: Tx, municipalityId: string, roomId?: string): Promise<RoomKey[]> {
	return tx
		.selectFrom('community.room_key')
		.select([
			'id',
			'room_id as roomId',
			'label',
			'person_id as personId',
			'organisation',
			'handed_on as handedOn',
			'back_on as backOn',
		])
		.where('municipality_id', '=', municipalityId)
		.$if(roomId !== undefined, (query) => query.where('room_id', '=', roomId ?? ''))
		.orderBy(sql`back_on is not null`)
		.orderBy('label')
		.orderBy('handed_on', 'desc')
		.limit(100)
		.execute();
}
export async function addKey(
	tx: Tx,
	row: {
		municipality_id: string;
		id: string;
		room_id: string;
		label: string;
		person_id: string | null;
		organisation: string;
		handed_on: string;
	},
): Promise<void> {
	await tx
		.insertInto('community.room_key')
		.values({ ...row, back_on: null })
		.execute();
}
export async function takeKeyBack(
	tx: Tx,
	municipalityId: string,
	roomId: string,
	id: string,
	day: string,
): Promise<boolean> {
	const done = await tx
		.updateTable('community.room_key')
		.set({ back_on: day })
		.where('municipality_id', '=', municipalityId)
		.where('room_id', '=', roomId)
		.where('id', '=', id)
		.where('back_on', 'is', null)
		.executeTakeFirst();
	return done.numUpdatedRows === 1n;
}

export async function addInvite(
	tx: Tx,
	row: { municipality_id: string; id: string; room_id: string; manages: boolean; code_hash: string; made_on: string },
): Promise<void> {
	await tx
		.insertInto('community.room_invite')
		.values({ ...row, used_on: null })
		.execute();
}
/** Lets the one who typed a code in. Undefined when the code is unknown, used or older than two weeks. */
export async function joinByCode(
	tx: Tx,
	codeHash: string,
	id: string,
	called: string,
	today: string,
): Promise<string | undefined> {
	const { rows } = await sql<{
		room: string | null;
	}>`select community.room_join(${codeHash}, ${id}::uuid, ${called}, ${today}::date) as room`.execute(tx);
	return rows[0]?.room ?? undefined;
}
