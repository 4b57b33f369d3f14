import { type Expression, type SqlBool, sql } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import { isId } from '#platform/ids';
import type { SignalFilter } from './signal.forms.ts';
import type { ClosingReason, Signal, SignalKind, SignalSource } from './signal.ts';

type SignalRow = {
	municipality_id: string;
	id: string;
	kind: SignalKind;
	area_code: string;
	need_code: string | null;
	text: string;
	language: string;
	source: SignalSource;
	reporter_id: string | null;
	person_id: string | null;
	follow_code_hash: string | null;
	receipt: string;
	captured_at: Date;
	undone_at: Date | null;
	picked_up_by: string | null;
	picked_up_at: Date | null;
	closed_by: string | null;
	closed_at: Date | null;
	closing_reason: ClosingReason | null;
	closing_sentence: string | null;
	offer_id: string | null;
};

declare module '#platform/db/tables' {
	interface Tables {
		'community.signal': SignalRow;
		'community.signal_contact': {
			municipality_id: string;
			signal_id: string;
			channel: 'phone' | 'mail';
			address: string;
			agreed_at: Date;
		};
		'community.signal_addition': {
			municipality_id: string;
			id: string;
			signal_id: string;
			text: string;
			added_at: Date;
		};
	}
}

export const signalFrom = (row: SignalRow): Signal => ({
	id: row.id,
	kind: row.kind,
	areaCode: row.area_code,
	needCode: row.need_code,
	text: row.text,
	language: row.language,
	source: row.source,
	reporterId: row.reporter_id,
	personId: row.person_id,
	followCodeHash: row.follow_code_hash,
	capturedAt: row.captured_at,
	undoneAt: row.undone_at,
	pickedUpBy: row.picked_up_by,
	pickedUpAt: row.picked_up_at,
	closedAt: row.closed_at,
	closingReason: row.closing_reason,
	closingSentence: row.closing_sentence,
	offerId: row.offer_id,
});

export type NewSignal = Pick<
	Signal,
	| 'id'
	| 'kind'
	| 'areaCode'
	| 'needCode'
	| 'text'
	| 'language'
	| 'source'
	| 'reporterId'
	| 'personId'
	| 'followCodeHash'
	| 'capturedAt'
> & { receipt: string };

/** Writes a signal that is not there yet. False when the id, or the follow code, is taken: nothing says by whom. */
export async function addSignal(tx: Tx, municipalityId: string, signal: NewSignal): Promise<boolean> {
	// Without naming the conflict no right to read is needed, which a teller without account does not have.
	const { numInsertedOrUpdatedRows } = await tx
		.insertInto('community.signal')
		.values({
			municipality_id: municipalityId,
			id: signal.id,
			kind: signal.kind,
			area_code: signal.areaCode,
			need_code: signal.needCode,
			text: signal.text,
			language: signal.language,
			source: signal.source,
			reporter_id: signal.reporterId,
			person_id: signal.personId,
			follow_code_hash: signal.followCodeHash,
			receipt: signal.receipt,
			captured_at: signal.capturedAt,
			undone_at: null,
			picked_up_by: null,
			picked_up_at: null,
			closed_by: null,
			closed_at: null,
			closing_reason: null,
			closing_sentence: null,
			offer_id: null,
		})
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	return numInsertedOrUpdatedRows === 1n;
}

export async function sameNoteIsThere(tx: Tx, id: string, receipt: string): Promise<boolean> {
	const { rows } = await sql<{
		there: boolean;
	}>`select community.same_note_is_there(${id}, ${receipt}) as there`.execute(tx);
	return rows[0]?.there === true;
}

/** Undefined for what is not there, not to be seen, or no id at all. */
export async function findSignal(tx: Tx, municipalityId: string, id: string): Promise<Signal | undefined> {
	if (!isId(id)) return undefined;
	const row = await tx
		.selectFrom('community.signal')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.executeTakeFirst();
	return row && signalFrom(row);
}

export async function findSignalByCode(tx: Tx, municipalityId: string, codeHash: string): Promise<Signal | undefined> {
	const row = await tx
		.selectFrom('community.signal')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('follow_code_hash', '=', codeHash)
		.executeTakeFirst();
	return row && signalFrom(row);
}

const changes = (tx: Tx, municipalityId: string, id: string) =>
	tx
		.updateTable('community.signal')
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.where('undone_at', 'is', null);

/** Takes a signal back: the words go, an empty row stays. False when it was taken back already. */
export async function saveUndone(tx: Tx, municipalityId: string, id: string, undoneAt: Date): Promise<boolean> {
	const { numUpdatedRows } = await changes(tx, municipalityId, id)
		.set({ undone_at: undoneAt, text: '', offer_id: null, person_id: null })
		.executeTakeFirst();
	return numUpdatedRows === 1n;
}

/** False when somebody else was first. */
export async function saveIfStillOpen(
	tx: Tx,
	municipalityId: string,
	id: string,
	by: string,
	at: Date,
): Promise<boolean> {
	const { numUpdatedRows } = await changes(tx, municipalityId, id)
		.where('picked_up_at', 'is', null)
		.where('closed_at', 'is', null)
		.set({ picked_up_by: by, picked_up_at: at })
		.executeTakeFirst();
	return numUpdatedRows === 1n;
}

export async function saveClosed(
	tx: Tx,
	municipalityId: string,
	id: string,
	closed: { by: string; at: Date; reason: ClosingReason; sentence: string },
): Promise<boolean> {
	const { numUpdatedRows } = await changes(tx, municipalityId, id)
		.where('closed_at', 'is', null)
		.set({
			closed_by: closed.by,
			closed_at: closed.at,
			closing_reason: closed.reason,
			closing_sentence: closed.sentence,
		})
		.executeTakeFirst();
	return numUpdatedRows === 1n;
}

export async function saveNeed(tx: Tx, municipalityId: string, id: string, needCode: string | null): Promise<void> {
	await changes(tx, municipalityId, id).set({ need_code: needCode }).execute();
}

/** False when there is a published offer already. */
export async function saveOfferLink(tx: Tx, municipalityId: string, id: string, offerId: string): Promise<boolean> {
	const { numUpdatedRows } = await changes(tx, municipalityId, id)
		.where('offer_id', 'is', null)
		.set({ offer_id: offerId })
		.executeTakeFirst();
	return numUpdatedRows === 1n;
}

export async function addContact(
	tx: Tx,
	municipalityId: string,
	signalId: string,
	contact: { channel: 'phone' | 'mail'; address: string; agreedAt: Date },
): Promise<void> {
	await tx
		.insertInto('community.signal_contact')
		.values({
			municipality_id: municipalityId,
			signal_id: signalId,
			channel: contact.channel,
			address: contact.address,
			agreed_at: contact.agreedAt,
		})
		.execute();
}

export async function contactOf(
	tx: Tx,
	municipalityId: string,
	signalId: string,
): Promise<{ channel: 'phone' | 'mail'; address: string } | undefined> {
	return tx
		.selectFrom('community.signal_contact')
		.select(['channel', 'address'])
		.where('municipality_id', '=', municipalityId)
		.where('signal_id', '=', signalId)
		.executeTakeFirst();
}

export async function removeContactAndAdditions(tx: Tx, municipalityId: string, signalId: string): Promise<void> {
	await tx
		.deleteFrom('community.signal_contact')
		.where('municipality_id', '=', municipalityId)
		.where('signal_id', '=', signalId)
		.execute();
	await tx
		.deleteFrom('community.signal_addition')
		.where('municipality_id', '=', municipalityId)
		.where('signal_id', '=', signalId)
		.execute();
}

export async function addAddition(
	tx: Tx,
	municipalityId: string,
	addition: { id: string; signalId: string; text: string; addedAt: Date },
): Promise<void> {
	await tx
		.insertInto('community.signal_addition')
		.values({
			municipality_id: municipalityId,
			id: addition.id,
			signal_id: addition.signalId,
			text: addition.text,
			added_at: addition.addedAt,
		})
		.execute();
}

export async function additionsOf(
	tx: Tx,
	municipalityId: string,
	signalId: string,
): Promise<{ text: string; addedAt: Date }[]> {
	const rows = await tx
		.selectFrom('community.signal_addition')
		.select(['text', 'added_at'])
		.where('municipality_id', '=', municipalityId)
		.where('signal_id', '=', signalId)
		.orderBy('added_at')
		.execute();
	return rows.map(({ text, added_at }) => ({ text, addedAt: added_at }));
}

export const signalsPerPage = 25;

/**
 * The workers' list: what the row policies let through, narrowed by the filters of the address. `areas` narrows first by
 * equality, so that the index on area serves although the search for words cannot use one.
 */
export async function listSignals(
	tx: Tx,
	municipalityId: string,
	filter: SignalFilter,
	range: { areas: readonly string[] | null; limit: number; offset: number },
): Promise<Signal[]> {
	let query = tx.selectFrom('community.signal').selectAll().where('municipality_id', '=', municipalityId);
	if (range.areas) query = query.where('area_code', 'in', range.areas);
	if (filter.kind) query = query.where('kind', '=', filter.kind);
	if (filter.needCode === 'none') query = query.where('need_code', 'is', null);
	else if (filter.needCode) query = query.where('need_code', '=', filter.needCode);
	if (filter.q) query = query.where('text', 'ilike', `%${filter.q.replace(/[\\%_]/g, '\\$&')}%`);
	query = query.where((eb): Expression<SqlBool> => {
		switch (filter.state) {
			case 'undone':
				return eb('undone_at', 'is not', null);
			case 'closed':
				return eb.and([eb('undone_at', 'is', null), eb('closed_at', 'is not', null)]);
			case 'picked-up':
				return eb.and([eb('undone_at', 'is', null), eb('closed_at', 'is', null), eb('picked_up_at', 'is not', null)]);
			case 'open':
				return eb.and([eb('undone_at', 'is', null), eb('closed_at', 'is', null), eb('picked_up_at', 'is', null)]);
			default:
				return eb('undone_at', 'is', null);
		}
	});
	const direction = filter.order === 'oldest' ? 'asc' : 'desc';
	const rows = await query
		.orderBy('captured_at', direction)
		.orderBy('id', direction)
		.limit(range.limit)
		.offset(range.offset)
		.execute();
	return rows.map(signalFrom);
}

/** Signals somebody told themselves, newest first. */
export async function signalsBy(tx: Tx, municipalityId: string, reporterId: string, n: number): Promise<Signal[]> {
	const rows = await tx
		.selectFrom('community.signal')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('reporter_id', '=', reporterId)
		.where('undone_at', 'is', null)
		.orderBy('captured_at', 'desc')
		.limit(n)
		.execute();
	return rows.map(signalFrom);
}

/**
 * How many different persons brought up this need in these areas since then, without the person this is about and
 * without whoever wrote the note itself. Signals without a person do not count.
 */
export async function countPersons(
	tx: Tx,
	municipalityId: string,
	areas: readonly string[],
	needCode: string,
	since: Date,
	without: readonly string[],
): Promise<number> {
	const { rows } = await sql<{ persons: number }>`
		select count(distinct coalesce(person_id, case when source = 'resident' then reporter_id end)) as persons
		from community.signal
		where municipality_id = ${municipalityId} and area_code = any(${areas}::text[]) and need_code = ${needCode}
			and undone_at is null and captured_at >= ${since}
			and coalesce(person_id, case when source = 'resident' then reporter_id end) <> all(${without}::uuid[])`.execute(
		tx,
	);
	return Number(rows[0]?.persons ?? 0);
}

/** Who wants to be left alone is not counted and not asked (privacy P15). For tasks: others do not learn who that is. */
const ofWhoIsNotLeftAlone = sql<SqlBool>`not exists (select from community.left_alone() as alone where alone in (person_id, reporter_id))`;

/** Every signal since then that was not taken back, with whose it is; for tasks that count. */
export async function signalsSince(
	tx: Tx,
	municipalityId: string,
	since: Date,
): Promise<
	Pick<
		SignalRow,
		'id' | 'captured_at' | 'area_code' | 'need_code' | 'kind' | 'source' | 'text' | 'person_id' | 'reporter_id'
	>[]
> {
	return tx
		.selectFrom('community.signal')
		.select(['id', 'captured_at', 'area_code', 'need_code', 'kind', 'source', 'text', 'person_id', 'reporter_id'])
		.where('municipality_id', '=', municipalityId)
		.where('captured_at', '>=', since)
		.where('undone_at', 'is', null)
		.where(ofWhoIsNotLeftAlone)
		.orderBy('captured_at')
		.execute();
}

/** Who brought up a need in these areas since then and is still waiting, with who wrote it down and who picked it up. For the task that asks them. */
export async function askersOf(
	tx: Tx,
	municipalityId: string,
	about: { areaCodes: readonly string[]; needCode: string; since: Date },
): Promise<Pick<SignalRow, 'id' | 'source' | 'person_id' | 'reporter_id' | 'picked_up_by'>[]> {
	return tx
		.selectFrom('community.signal')
		.select(['id', 'source', 'person_id', 'reporter_id', 'picked_up_by'])
		.where(ofWhoIsNotLeftAlone)
		.where('municipality_id', '=', municipalityId)
		.where('area_code', 'in', about.areaCodes)
		.where('need_code', '=', about.needCode)
		.where('captured_at', '>=', about.since)
		.where('undone_at', 'is', null)
		.where((of) => of.or([of('closed_at', 'is', null), of('closing_reason', '=', 'not-possible')]))
		.orderBy('captured_at')
		.limit(1000)
		.execute();
}
