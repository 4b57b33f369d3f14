import type { Tx } from '#platform/db/index.server';
import { careSeals } from '#platform/sealed-text/index.server';

type Follows = 'correction' | 'redaction';
declare module '#platform/db/tables' {
	interface Tables {
		'care.plan_note': {
			municipality_id: string;
			id: string;
			client_id: string;
			words_sealed: string;
			follows_id: string | null;
			follows_as: Follows | null;
			about_others: boolean;
			shared_from: string;
			held: boolean;
			written_at: Date;
			written_on: string;
			by_id: string | null;
			by_called: string;
			by_person: boolean;
		};
		'care.scratch_note': {
			municipality_id: string;
			id: string;
			client_id: string;
			worker_id: string;
			words_sealed: string;
			made_on: string;
		};
		'care.plan_saying': {
			municipality_id: string;
			id: string;
			client_id: string;
			about_kind: 'plan' | 'goal' | 'note';
			about_id: string | null;
			kind: 'comment' | 'statement';
			words_sealed: string;
			said_on: string;
			said_by: string;
			by_person: boolean;
			account_id: string | null;
			recorded_by: string | null;
		};
	}
}

const noteAt = 'care.plan_note.words_sealed';
const scratchAt = 'care.scratch_note.words_sealed';
const sayingAt = 'care.plan_saying.words_sealed';

export type Note = {
	id: string;
	words: string;
	followsId: string | null;
	followsAs: Follows | null;
	aboutOthers: boolean;
	sharedFrom: string;
	held: boolean;
	writtenOn: string;
	byId: string | null;
	byCalled: string;
	byPerson: boolean;
};

/** Notes the actor may read, newest first. */
export async function notesOf(tx: Tx, municipalityId: string, clientId: string): Promise<Note[]> {
	const rows = await tx
		.selectFrom('care.plan_note')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('client_id', '=', clientId)
		.orderBy('written_at', 'desc')
		.orderBy('id', 'desc')
		.execute();
	if (rows.length === 0) return [];
	const { open } = await careSeals(tx, municipalityId);
	return rows.map((row) => ({
		...{
			id: row.id,
			words: open(noteAt, row.id, row.words_sealed),
			followsId: row.follows_id,
			followsAs: row.follows_as,
		},
		...{ aboutOthers: row.about_others, sharedFrom: row.shared_from, held: row.held, writtenOn: row.written_on },
		...{ byId: row.by_id, byCalled: row.by_called, byPerson: row.by_person },
	}));
}

export async function addNote(
	tx: Tx,
	municipalityId: string,
	clientId: string,
	note: Note,
	writtenAt: Date,
): Promise<void> {
	const { seal } = await careSeals(tx, municipalityId);
	await tx
		.insertInto('care.plan_note')
		.values({
			...{
				municipality_id: municipalityId,
				id: note.id,
				client_id: clientId,
				words_sealed: seal(noteAt, note.id, note.words),
			},
			...{ follows_id: note.followsId, follows_as: note.followsAs, about_others: note.aboutOthers, held: note.held },
			...{ shared_from: note.sharedFrom, written_at: writtenAt, written_on: note.writtenOn },
			...{ by_id: note.byId, by_called: note.byCalled, by_person: note.byPerson },
		})
		.execute();
}

/** Shows a note to the person from a day on, or holds it back for safety. */
export async function showNote(
	tx: Tx,
	municipalityId: string,
	clientId: string,
	id: string,
	set: { held: boolean; shared_from?: string },
): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('care.plan_note')
		.set(set)
		.where('municipality_id', '=', municipalityId)
		.where('client_id', '=', clientId)
		.where('id', '=', id)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}

export type Scratch = { id: string; words: string; madeOn: string };
/** Notes of this worker to themselves; the row policy knows no other. */
export async function scratchOf(tx: Tx, municipalityId: string, clientId: string): Promise<Scratch[]> {
	const rows = await tx
		.selectFrom('care.scratch_note')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('client_id', '=', clientId)
		.orderBy('made_on', 'desc')
		.orderBy('id')
		.execute();
	if (rows.length === 0) return [];
	const { open } = await careSeals(tx, municipalityId);
	return rows.map((row) => ({ id: row.id, words: open(scratchAt, row.id, row.words_sealed), madeOn: row.made_on }));
}

export async function addScratch(
	tx: Tx,
	municipalityId: string,
	clientId: string,
	workerId: string,
	{ id, words, madeOn }: Scratch,
): Promise<void> {
	const { seal } = await careSeals(tx, municipalityId);
	await tx
		.insertInto('care.scratch_note')
		.values({
			...{ municipality_id: municipalityId, id, client_id: clientId, worker_id: workerId },
			...{ words_sealed: seal(scratchAt, id, words), made_on: madeOn },
		})
		.execute();
}

export async function removeScratch(tx: Tx, municipalityId: string, clientId: string, id: string): Promise<boolean> {
	const { numDeletedRows } = await tx
		.deleteFrom('care.scratch_note')
		.where('municipality_id', '=', municipalityId)
		.where('client_id', '=', clientId)
		.where('id', '=', id)
		.executeTakeFirst();
	return numDeletedRows > 0n;
}

export type Saying = {
	id: string;
	aboutKind: 'plan' | 'goal' | 'note';
	aboutId: string | null;
	kind: 'comment' | 'statement';
	words: string;
	saidOn: string;
	saidBy: string;
	byPerson: boolean;
	accountId: string | null;
	recordedBy: string | null;
};

/** What was said to the plan, its goals and its notes, oldest first. */
export async function sayingsOf(tx: Tx, municipalityId: string, clientId: string): Promise<Saying[]> {
	const rows = await tx
		.selectFrom('care.plan_saying')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('client_id', '=', clientId)
		.orderBy('said_on')
		.orderBy('id')
		.execute();
	if (rows.length === 0) return [];
	const { open } = await careSeals(tx, municipalityId);
	return rows.map((row) => ({
		...{ id: row.id, aboutKind: row.about_kind, aboutId: row.about_id, kind: row.kind, saidOn: row.said_on },
		...{ words: open(sayingAt, row.id, row.words_sealed), saidBy: row.said_by, byPerson: row.by_person },
		...{ accountId: row.account_id, recordedBy: row.recorded_by },
	}));
}

export async function addSaying(tx: Tx, municipalityId: string, clientId: string, one: Saying): Promise<void> {
	const { seal } = await careSeals(tx, municipalityId);
	await tx
		.insertInto('care.plan_saying')
		.values({
			...{
				municipality_id: municipalityId,
				id: one.id,
				client_id: clientId,
				about_kind: one.aboutKind,
				about_id: one.aboutId,
			},
			...{ kind: one.kind, words_sealed: seal(sayingAt, one.id, one.words), said_on: one.saidOn, said_by: one.saidBy },
			...{ by_person: one.byPerson, account_id: one.accountId, recorded_by: one.recordedBy },
		})
		.execute();
}

/** Only what is of the person, by the person. */
export async function removeSaying(tx: Tx, municipalityId: string, clientId: string, id: string): Promise<boolean> {
	const { numDeletedRows } = await tx
		.deleteFrom('care.plan_saying')
		.where('municipality_id', '=', municipalityId)
		.where('client_id', '=', clientId)
		.where('id', '=', id)
		.executeTakeFirst();
	return numDeletedRows > 0n;
}
