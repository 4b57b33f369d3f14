import { type RawBuilder, sql } from 'kysely';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { careSeals } from '#platform/sealed-text/index.server';
import { type InFile, isCopied, type TableInFile } from './in-file.ts';
import type { Part } from './sharing.ts';

/** One thing that stands in a file: of which table, and what it says in each column, in the order in which it is read. */
export type CopiedRow = { table: string; title: string; facts: Record<string, unknown> };
type Row = Record<string, unknown>;
type Whose = { municipalityId: string; clientId: string };

/** Which rows of a table are of one person: by their own column, or by the table that leads there. */
function ofPerson(all: InFile, { table, ofClient, through }: Partial<TableInFile>, whose: Whose): RawBuilder<unknown> {
	if (!through) return sql`${sql.ref(ofClient ?? 'client_id')} = ${whose.clientId}`;
	const next = all.filter(isCopied).find((one) => one.table === through.table) ?? { table: through.table };
	if (next.table === table) throw new Error(`${table} leads to itself`);
	return sql`${sql.ref(through.column)} in (select ${sql.ref(through.key)} from ${sql.table(`care.${through.table}`)}
		where municipality_id = ${whose.municipalityId} and ${ofPerson(all, next, whose)})`;
}

async function rowsOf(tx: Tx, all: InFile, one: TableInFile, columns: readonly string[], whose: Whose): Promise<Row[]> {
	const key = sql.ref(one.key ?? 'id');
	const names = [...new Set([...columns, ...(one.reads ?? [])])].map((column) => sql.ref(column));
	const { rows } = await sql<Row>`select ${sql.join(names)}, ${key} as id from ${sql.table(`care.${one.table}`)}
		where municipality_id = ${whose.municipalityId} and ${ofPerson(all, one, whose)} order by ${key} limit 2000`.execute(
		tx,
	);
	return rows;
}

const empty = (value: unknown): boolean =>
	value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

type Opened = Awaited<ReturnType<typeof careSeals>>;
/** A row with its words opened, without what is empty. */
function opened(seals: Opened, { table, title }: TableInFile, columns: readonly string[], row: Row): CopiedRow {
	const facts = columns.flatMap((column): [string, unknown][] => {
		const value = row[column];
		if (empty(value)) return [];
		if (!column.endsWith('_sealed')) return [[column, value]];
		return [[column, seals.open(`care.${table}.${column}`, String(row['id']), String(value))]];
	});
	return { table, title, facts: Object.fromEntries(facts) };
}

/** Without what is about somebody else, held back for safety or not told yet: not on paper either. */
function handedOver({ notHandedOver }: TableInFile, rows: readonly Row[], withheld: Set<unknown>): Row[] {
	const today = clock.today();
	return rows.filter((row) => {
		const out = notHandedOver?.(row, today, withheld) ?? false;
		if (out) withheld.add(row['id']);
		return !out;
	});
}

/**
 * Everything about one person that a module named for it and that the row policies let this actor read; sealed words opened.
 * Words about somebody else, and those that safety holds back, stay out (AVG art. 15.4).
 */
export async function copyOfFile(tx: Tx, municipalityId: string, clientId: string, all: InFile): Promise<CopiedRow[]> {
	const seals = await careSeals(tx, municipalityId);
	const found: CopiedRow[] = [];
	const withheld = new Set<unknown>();
	for (const one of all.filter(isCopied)) {
		const columns = Object.keys(one.copied);
		const rows = handedOver(one, await rowsOf(tx, all, one, columns, { municipalityId, clientId }), withheld);
		found.push(...rows.map((row) => opened(seals, one, columns, row)));
	}
	return found.filter(({ facts }) => Object.keys(facts).length > 0);
}

/** What another team reads of one person: of each table the columns that stand under a part that was given, and no other. */
export async function sharedPartsOf(
	tx: Tx,
	municipalityId: string,
	clientId: string,
	parts: readonly Part[],
	all: InFile,
): Promise<CopiedRow[]> {
	const seals = await careSeals(tx, municipalityId);
	const found: CopiedRow[] = [];
	for (const one of all.filter(isCopied)) {
		const given = new Set(parts.flatMap((part) => one.shared?.[part] ?? []));
		const columns = Object.keys(one.copied).filter((column) => given.has(column));
		if (columns.length === 0) continue;
		const rows = one.sharedBy
			? (
					await sql<Row>`select * from ${sql.table(`care.${one.sharedBy}`)}() where client_id = ${clientId} limit 2000`.execute(
						tx,
					)
				).rows
			: await rowsOf(tx, all, one, columns, { municipalityId, clientId });
		found.push(...handedOver(one, rows, new Set()).map((row) => opened(seals, one, columns, row)));
	}
	return found.filter(({ facts }) => Object.keys(facts).length > 0);
}
