import type { ColumnType, Generated, JSONColumnType, Selectable } from 'kysely';
import { sql, type Tx } from '#platform/db/index.server';
import { isId } from '#platform/ids';
import type { Fact, FindingLevel, FindingTier, Method } from './finding.ts';
import type { Figures, Pattern, PatternState, Period } from './pattern.ts';

type PatternRow = {
	municipality_id: string;
	id: string;
	level: FindingLevel;
	need_code: string | null;
	theme_code: string;
	area_codes: string[];
	district_codes: string[];
	kind: Pattern['kind'];
	tier: FindingTier | null;
	persons: number | null;
	weeks: number | null;
	expected: number | null;
	recurrence_weeks: number | null;
	why: JSONColumnType<Fact[]>;
	method: JSONColumnType<Method> | null;
	state: PatternState;
	state_since: Date;
	owner_id: string | null;
	declared_by: string | null;
	approach_code: string | null;
	initiative_id: string | null;
	found_on: string;
	last_found_on: string;
	over_time: ColumnType<Period[], string | undefined, string>;
	first_heard_on: Generated<string | null>;
};

declare module '#platform/db/tables' {
	interface Tables {
		'community.pattern': PatternRow;
	}
}

/** A row as the database answers it: JSON is read already. */
export type ReadRow = Selectable<PatternRow>;

export const patternFrom = (row: ReadRow): Pattern => ({
	id: row.id,
	level: row.level,
	need: row.need_code,
	theme: row.theme_code,
	zone: row.area_codes,
	districts: row.district_codes,
	kind: row.kind,
	tier: row.tier,
	figures: figuresFrom(row),
	why: row.why,
	method: row.method,
	state: row.state,
	stateSince: row.state_since,
	ownerId: row.owner_id,
	declaredBy: row.declared_by,
	approachCode: row.approach_code,
	initiativeId: row.initiative_id,
	foundOn: row.found_on,
	lastFoundOn: row.last_found_on,
	overTime: row.over_time,
	firstHeardOn: row.first_heard_on,
});

const figuresFrom = ({ persons, weeks, expected, recurrence_weeks }: ReadRow): Figures | null =>
	persons === null || weeks === null || expected === null
		? null
		: { persons, weeks, expected, recurrenceWeeks: recurrence_weeks };

/** Everything the reader may see, the strongest surprise first: what is rarest by chance. */
export async function listPatterns(
	tx: Tx,
	municipalityId: string,
	states?: readonly PatternState[],
): Promise<Pattern[]> {
	let query = tx.selectFrom('community.pattern').selectAll().where('municipality_id', '=', municipalityId);
	if (states) query = query.where('state', 'in', states);
	const rows = await query
		.orderBy(sql`tier = 'alarm'`, (order) => order.desc().nullsLast())
		.orderBy('recurrence_weeks', (order) => order.desc().nullsLast())
		.orderBy('persons', (order) => order.desc().nullsLast())
		.orderBy('id')
		.limit(500)
		.execute();
	return rows.map((row) => patternFrom(row));
}

export async function findPattern(tx: Tx, municipalityId: string, id: string): Promise<Pattern | undefined> {
	if (!isId(id)) return undefined;
	const row = await tx
		.selectFrom('community.pattern')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.executeTakeFirst();
	return row && patternFrom(row);
}

/** Whoever wants to change this card too, waits until this transaction has ended. */
export async function holdPattern(tx: Tx, municipalityId: string, id: string): Promise<void> {
	await tx
		.selectFrom('community.pattern')
		.select('id')
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.forUpdate()
		.execute();
}

export type OverviewLine = {
	id: string;
	level: FindingLevel;
	need: string | null;
	theme: string;
	districts: string[];
	state: PatternState;
	foundOn: string;
};

/** Need, district and state only: the database gives policy officers nothing more. */
export async function overviewOfPatterns(tx: Tx): Promise<OverviewLine[]> {
	const { rows } = await sql<{
		id: string;
		level: FindingLevel;
		need_code: string | null;
		theme_code: string;
		district_codes: string[];
		state: PatternState;
		found_on: string;
	}>`
		select * from community.patterns_overview() order by found_on desc, id`.execute(tx);
	return rows.map((row) => ({
		id: row.id,
		level: row.level,
		need: row.need_code,
		theme: row.theme_code,
		districts: row.district_codes,
		state: row.state,
		foundOn: row.found_on,
	}));
}

export type DeclaredPattern = Pick<Pattern, 'id' | 'need' | 'theme' | 'zone' | 'districts' | 'declaredBy'> & {
	on: string;
	at: Date;
};

/** False when this id is taken. */
export async function addDeclared(tx: Tx, municipalityId: string, declared: DeclaredPattern): Promise<boolean> {
	const { numInsertedOrUpdatedRows } = await tx
		.insertInto('community.pattern')
		.values({
			municipality_id: municipalityId,
			id: declared.id,
			level: 'need',
			need_code: declared.need,
			theme_code: declared.theme,
			area_codes: [...declared.zone],
			district_codes: [...declared.districts],
			kind: null,
			tier: null,
			persons: null,
			weeks: null,
			expected: null,
			recurrence_weeks: null,
			why: '[]',
			method: null,
			state: 'to-discuss',
			state_since: declared.at,
			owner_id: declared.declaredBy,
			declared_by: declared.declaredBy,
			approach_code: null,
			initiative_id: null,
			found_on: declared.on,
			last_found_on: declared.on,
		})
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	return numInsertedOrUpdatedRows === 1n;
}

type Change = {
	state?: PatternState;
	state_since?: Date;
	owner_id?: string | null;
	approach_code?: string | null;
	initiative_id?: string | null;
};

/** Changes a card only if it still stands where its reader saw it. False when somebody else was first. */
export async function changeIfStill(
	tx: Tx,
	municipalityId: string,
	id: string,
	seen: PatternState,
	change: Change,
): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('community.pattern')
		.set(change)
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.where('state', '=', seen)
		.executeTakeFirst();
	return numUpdatedRows === 1n;
}
