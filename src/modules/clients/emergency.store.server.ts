import { type Generated, sql } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import { careSeals } from '#platform/sealed-text/index.server';
import type { EmergencyLook, LookReason, Verdict } from './emergency.ts';

type LookTable = {
	municipality_id: string;
	id: string;
	client_id: string;
	worker_id: string;
	worker_called: string;
	organisation_id: string;
	reason: LookReason;
	words_sealed: string;
	opened_at: Date;
	until_at: Date;
	tell_by: string;
	told_on: Generated<string | null>;
	reviewed_on: Generated<string | null>;
	reviewed_by: Generated<string | null>;
	verdict: Generated<Verdict | null>;
};

declare module '#platform/db/tables' {
	interface Tables {
		'care.emergency_look': LookTable;
	}
}

const wordsAt = 'care.emergency_look.words_sealed';

/** Opens the file for two hours; false when there was none to open. */
export async function openInEmergency(
	tx: Tx,
	municipalityId: string,
	look: { id: string; clientId: string; called: string; reason: LookReason; words: string; at: Date; tellBy: string },
): Promise<boolean> {
	const seals = await careSeals(tx, municipalityId);
	const { rows } = await sql<{
		opened: boolean;
	}>`select care.look_in_emergency(${look.id}, ${look.clientId}, ${look.called},
		${look.reason}, ${seals.seal(wordsAt, look.id, look.words)}, ${look.at}, ${look.tellBy}::date) as opened`.execute(
		tx,
	);
	return rows[0]?.opened ?? false;
}

/** Every look of the municipality, those to weigh first; for the privacy officer. */
export async function looksToWeigh(tx: Tx, municipalityId: string): Promise<EmergencyLook[]> {
	const { rows } = await sql<
		Omit<LookTable, 'id'> & {
			look_id: string;
			held: boolean;
			told_on: string | null;
			reviewed_on: string | null;
			verdict: Verdict | null;
		}
	>`
		select * from care.looks_to_weigh()`.execute(tx);
	const seals = await careSeals(tx, municipalityId);
	return rows.map((row) => ({
		id: row.look_id,
		clientId: row.client_id,
		workerId: row.worker_id,
		workerCalled: row.worker_called,
		organisationId: row.organisation_id,
		reason: row.reason,
		words: seals.open(wordsAt, row.look_id, row.words_sealed),
		openedAt: row.opened_at,
		tellBy: row.tell_by,
		toldOn: row.told_on,
		held: row.held,
		reviewedOn: row.reviewed_on,
		verdict: row.verdict,
	}));
}

/** The looks in one file, newest first: for the person, and for who helps. */
export async function looksIn(tx: Tx, municipalityId: string, clientId: string) {
	const rows = await tx
		.selectFrom('care.emergency_look')
		.select(['id', 'worker_called', 'reason', 'opened_at', 'tell_by', 'told_on', 'verdict'])
		.where('municipality_id', '=', municipalityId)
		.where('client_id', '=', clientId)
		.orderBy('opened_at', 'desc')
		.execute();
	return rows.map((row) => ({
		id: row.id,
		workerCalled: row.worker_called,
		reason: row.reason,
		openedAt: row.opened_at,
		tellBy: row.tell_by,
		toldOn: row.told_on,
		verdict: row.verdict,
	}));
}

/** The first verdict stands; whose file it was of, or nothing when there was nothing to weigh. */
export async function weigh(
	tx: Tx,
	municipalityId: string,
	id: string,
	set: { reviewed_on: string; reviewed_by: string; verdict: Verdict },
): Promise<string | undefined> {
	const row = await tx
		.updateTable('care.emergency_look')
		.set(set)
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.where('reviewed_on', 'is', null)
		.returning('client_id')
		.executeTakeFirst();
	return row?.client_id;
}

/** For who looks now: nothing shows any more where the person signs in. */
export async function holdInEmergency(tx: Tx, clientId: string): Promise<void> {
	await sql`select care.hold_in_emergency(${clientId})`.execute(tx);
}

/**
 * Those of which the person must be told by a day and was not, or that they asked for themselves, with how they can be; without who
 * is under a hold for safety.
 */
export async function looksToTell(tx: Tx, municipalityId: string, latest: string) {
	const rows = await tx
		.selectFrom('care.emergency_look as e')
		.innerJoin('care.client as c', (on) =>
			on.onRef('c.municipality_id', '=', 'e.municipality_id').onRef('c.id', '=', 'e.client_id'),
		)
		.select(['e.id', 'c.account_id'])
		.where('e.municipality_id', '=', municipalityId)
		.where('e.told_on', 'is', null)
		.where('c.held_since', 'is', null)
		.where('c.account_id', 'is not', null)
		.where((is) => is.or([is('e.tell_by', '<=', latest), is('e.reason', '=', 'request-of-person')]))
		.execute();
	return rows.map(({ id, account_id }) => ({ id, accountId: account_id as string }));
}

/** Of which team the file is that was opened. */
export async function teamOfLook(tx: Tx, municipalityId: string, id: string): Promise<string | undefined> {
	const row = await tx
		.selectFrom('care.emergency_look as e')
		.innerJoin('care.client as c', (on) =>
			on.onRef('c.municipality_id', '=', 'e.municipality_id').onRef('c.id', '=', 'e.client_id'),
		)
		.select('c.team_id')
		.where('e.municipality_id', '=', municipalityId)
		.where('e.id', '=', id)
		.executeTakeFirst();
	return row?.team_id;
}

/** The person heard of it. False when they had already, or it is not of who asks. */
export async function markTold(tx: Tx, municipalityId: string, id: string, on: string): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('care.emergency_look')
		.set({ told_on: on })
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.where('told_on', 'is', null)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}
