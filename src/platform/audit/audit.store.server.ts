import { type Generated, sql } from 'kysely';
import type { Tx } from '../db/index.server.ts';
import { newUntimedId } from '../ids.ts';

export type EntryRow = {
	municipality_id: string;
	id: string;
	zone: string;
	permission: string;
	purpose: string;
	outcome: 'done' | 'seen' | 'denied';
	actor_kind: string;
	actor_roles: string;
	actor_pseudonym: string | null;
	organisation_id: string | null;
	subject_pseudonym: string | null;
	object_type: string;
	object_id: string;
	trace_id: string;
	occurred_at: Date;
	batch: number | null;
};

declare module '#platform/db/tables' {
	interface Tables {
		'audit.entry': Omit<EntryRow, 'batch'> & { batch: Generated<number | null> };
		'audit.pseudonym': { municipality_id: string; person_id: string; pseudonym: string };
		'audit.seal': {
			municipality_id: string;
			zone: string;
			number: number;
			entries: number;
			root: string;
			previous_root: string;
			sealed_at: Date;
			/** When its rows were taken away because their term was over. */
			expired_at: Generated<Date | null>;
		};
	}
}

/** Rows in one command: PostgreSQL takes at most 65,535 values. */
const atOnce = 1_000;

export async function addEntries(tx: Tx, entries: readonly Omit<EntryRow, 'batch'>[]): Promise<void> {
	for (let at = 0; at < entries.length; at += atOnce)
		await tx
			.insertInto('audit.entry')
			.values(entries.slice(at, at + atOnce))
			.execute();
}

/** The names that people have in the trail; made on first use. */
export async function pseudonymsOf(
	tx: Tx,
	municipalityId: string,
	personIds: readonly string[],
): Promise<Map<string, string>> {
	if (personIds.length === 0) return new Map();
	const known = async () => {
		const rows = await tx
			.selectFrom('audit.pseudonym')
			.select(['person_id', 'pseudonym'])
			.where('municipality_id', '=', municipalityId)
			.where('person_id', '=', sql<string>`any (${[...personIds]}::uuid[])`)
			.execute();
		return new Map(rows.map(({ person_id, pseudonym }) => [person_id, pseudonym]));
	};
	const found = await known();
	// In one order, so that two who name the same people do not wait for each other.
	const missing = personIds.filter((id) => !found.has(id)).sort();
	if (missing.length === 0) return found;
	for (let at = 0; at < missing.length; at += atOnce)
		await tx
			.insertInto('audit.pseudonym')
			.values(
				missing.slice(at, at + atOnce).map((person_id) => ({
					municipality_id: municipalityId,
					person_id,
					pseudonym: newUntimedId(),
				})),
			)
			.onConflict((conflict) => conflict.doNothing())
			.execute();
	return known();
}

export async function unsealedEntries(tx: Tx, most: number): Promise<EntryRow[]> {
	return tx
		.selectFrom('audit.entry')
		.selectAll()
		.where('batch', 'is', null)
		.orderBy('municipality_id')
		.orderBy('zone')
		.orderBy('id')
		.limit(most)
		.execute();
}

export async function lastSeal(tx: Tx, municipalityId: string, zone: string) {
	return tx
		.selectFrom('audit.seal')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('zone', '=', zone)
		.orderBy('number', 'desc')
		.limit(1)
		.executeTakeFirst();
}

export async function putUnderSeal(
	tx: Tx,
	seal: {
		municipality_id: string;
		zone: string;
		number: number;
		entries: number;
		root: string;
		previous_root: string;
		sealed_at: Date;
	},
	ids: string[],
): Promise<void> {
	await tx
		.updateTable('audit.entry')
		.set({ batch: seal.number })
		.where('municipality_id', '=', seal.municipality_id)
		.where('id', 'in', ids)
		.execute();
	await tx.insertInto('audit.seal').values(seal).execute();
}

export async function allSeals(tx: Tx) {
	return tx.selectFrom('audit.seal').selectAll().orderBy('municipality_id').orderBy('zone').orderBy('number').execute();
}

export async function sealedEntries(tx: Tx, municipalityId: string, zone: string, number: number): Promise<EntryRow[]> {
	return tx
		.selectFrom('audit.entry')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('zone', '=', zone)
		.where('batch', '=', number)
		.orderBy('id')
		.execute();
}

/** The newest rows about the person who asks; the row policy lets through no others. */
export async function entriesAbout(tx: Tx, municipalityId: string, personId: string, most: number) {
	return tx
		.selectFrom('audit.entry as e')
		.innerJoin('audit.pseudonym as p', (join) =>
			join.onRef('p.municipality_id', '=', 'e.municipality_id').onRef('p.pseudonym', '=', 'e.subject_pseudonym'),
		)
		.select([
			'e.id',
			'e.purpose',
			'e.permission',
			'e.outcome',
			'e.actor_roles',
			'e.actor_kind',
			'e.organisation_id',
			'e.occurred_at',
		])
		.where('e.municipality_id', '=', municipalityId)
		.where('p.person_id', '=', personId)
		.where('e.outcome', '<>', 'denied')
		.orderBy('e.occurred_at', 'desc')
		.limit(most)
		.execute();
}

export type LookRow = { actorId: string; subjectId: string | null; outcome: EntryRow['outcome']; at: Date };

/** Every look of staff at somebody, and every refusal, in a span of time; for the task that watches over it. */
export async function looksBetween(tx: Tx, municipalityId: string, from: Date, until: Date): Promise<LookRow[]> {
	const rows = await tx
		.selectFrom('audit.entry as e')
		.innerJoin('audit.pseudonym as a', (on) =>
			on.onRef('a.municipality_id', '=', 'e.municipality_id').onRef('a.pseudonym', '=', 'e.actor_pseudonym'),
		)
		.leftJoin('audit.pseudonym as s', (on) =>
			on.onRef('s.municipality_id', '=', 'e.municipality_id').onRef('s.pseudonym', '=', 'e.subject_pseudonym'),
		)
		.select(['a.person_id as actor', 's.person_id as subject', 'e.outcome', 'e.occurred_at'])
		.where('e.municipality_id', '=', municipalityId)
		.where('e.occurred_at', '>=', from)
		.where('e.occurred_at', '<', until)
		.where('e.actor_kind', '=', 'staff')
		.where((on) => on.or([on('e.subject_pseudonym', 'is not', null), on('e.outcome', '=', 'denied')]))
		.execute();
	return rows.map((row) => ({ actorId: row.actor, subjectId: row.subject, outcome: row.outcome, at: row.occurred_at }));
}

/** Leaves the trail standing and nobody in it: what was done by or about this person can no longer be traced to them. */
export async function destroyPseudonym(tx: Tx, municipalityId: string, personId: string): Promise<void> {
	await tx
		.deleteFrom('audit.pseudonym')
		.where('municipality_id', '=', municipalityId)
		.where('person_id', '=', personId)
		.execute();
}
