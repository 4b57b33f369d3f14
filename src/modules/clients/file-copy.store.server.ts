import { sql } from 'kysely';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { careSeals } from '#platform/sealed-text/index.server';

type Seals = Awaited<ReturnType<typeof careSeals>>;

/** One thing that stands in a file: of which table, and what it says in each column. */
export type CopiedRow = { table: string; facts: Record<string, unknown> };

/** Never of use to who reads: keys of the machine, hashes, and who typed it. */
const technical = /^(municipality_id|client_id|.*_hash|.*_mark|mark|.*_by|batch)$/;

/** Not of the file yet, or only of this moment. */
const drafts = ['scratch_note', 'plan_presence'];

/** About somebody else, held back for safety, or first told in person: not on paper before that. */
const notToHandOver = (row: Record<string, unknown>): boolean =>
	row['about_others'] === true || row['held'] === true || String(row['shared_from'] ?? '') > clock.today();

/** A row in words, without what is of the machine. */
function told(seals: Seals, table: string, row: Record<string, unknown>): CopiedRow {
	const facts = Object.entries(row).flatMap(([column, value]): [string, unknown][] => {
		if (technical.test(column) || value === null || value === '') return [];
		// Why somebody looked in an emergency is mostly about others.
		if (table === 'emergency_look' && column === 'words_sealed') return [];
		if (!column.endsWith('_sealed')) return [[column, value]];
		const place = `care.${table}.${column}`;
		return [[column.slice(0, -'_sealed'.length), seals.open(place, String(row['id']), String(value))]];
	});
	return { table, facts: Object.fromEntries(facts) };
}

/**
 * Everything about one person, in whatever table of care, that the row policies let this actor read; sealed words opened. A new
 * module stands in it by itself. Words about somebody else, and those that
 * safety holds back, stay out (AVG art. 15.4).
 */
export async function copyOfFile(tx: Tx, municipalityId: string, clientId: string): Promise<CopiedRow[]> {
	const { rows: columns } = await sql<{ table: string; column: string }>`
		select c.relname as table, a.attname as column
		from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
			join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
		where n.nspname = 'care' and c.relkind = 'r' and pg_catalog.has_column_privilege(c.oid, a.attnum, 'select')
			and c.relname <> all (${[...drafts]}::text[])
			and exists (select from pg_catalog.pg_attribute k where k.attrelid = c.oid and k.attname = 'client_id')
		order by c.relname, a.attnum`.execute(tx);
	const seals = await careSeals(tx, municipalityId);
	const found: CopiedRow[] = [];
	const withheld = new Set<unknown>();
	for (const [table, all] of Map.groupBy(columns, (one) => one.table)) {
		const names = all.map(({ column }) => sql.ref(column));
		const { rows } = await sql<Record<string, unknown>>`select ${sql.join(names)} from ${sql.table(`care.${table}`)}
			where municipality_id = ${municipalityId} and client_id = ${clientId} limit 2000`.execute(tx);
		for (const row of rows) {
			if (notToHandOver(row)) withheld.add(row['id']);
			// What a worker said about it goes along with it.
			if (withheld.has(row['id']) || (withheld.has(row['about_id']) && row['by_person'] === false)) continue;
			found.push(told(seals, table, row));
		}
	}
	// Of some tables another team reads a few columns alone, by a function: `care.shared_part_of_<table>()`.
	const { rows: parts } = await sql<{ name: string }>`
		select p.proname as name from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = p.pronamespace
		where n.nspname = 'care' and p.proretset and starts_with(p.proname, 'shared_part_of_') order by 1`.execute(tx);
	for (const { name } of parts) {
		const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(`care.${name}`)}()
			where client_id = ${clientId} limit 2000`.execute(tx);
		found.push(...rows.map((row) => told(seals, name.slice('shared_part_of_'.length), row)));
	}
	return found;
}
