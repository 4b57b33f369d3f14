import type { Generated, JSONColumnType } from 'kysely';
import { sql, type Tx } from '#platform/db/index.server';
import { isId } from '#platform/ids';
import type { Fact, FindingLevel, FindingTier, Method } from './finding.ts';
import type { Figures, Pattern, PatternState, Step, StepKind } from './pattern.ts';
import type { OnBoard } from './place-on-board.ts';

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
};

declare module '#platform/db/tables' {
	interface Tables {
		'community.pattern': PatternRow;
		'community.pattern_signal': { municipality_id: string; pattern_id: string; signal_id: string };
		'community.pattern_person_key': { municipality_id: string; pattern_id: string; person_key: string };
		'community.pattern_step': {
			municipality_id: string;
			id: string;
			pattern_id: string;
			what: StepKind;
			from_state: PatternState | null;
			to_state: PatternState | null;
			by_worker: string | null;
			words: Generated<string>;
			about: Generated<string>;
			at: Date;
		};
		'community.pattern_scan': {
			municipality_id: string;
			scanned_for: string;
			scanned_at: Date;
			signals: number;
			findings: number;
		};
	}
}

type ReadRow = Omit<PatternRow, 'why' | 'method'> & { why: Fact[]; method: Method | null };

const patternFrom = (row: ReadRow): Pattern => ({
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
	return rows.map((row) => patternFrom(row as ReadRow));
}

export async function findPattern(tx: Tx, municipalityId: string, id: string): Promise<Pattern | undefined> {
	if (!isId(id)) return undefined;
	const row = await tx
		.selectFrom('community.pattern')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.executeTakeFirst();
	return row && patternFrom(row as ReadRow);
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

/** Only one detection at a time writes on a municipality's board; the other waits for the end of the transaction. */
export async function holdTheBoard(tx: Tx, municipalityId: string): Promise<void> {
	await sql`select pg_advisory_xact_lock(hashtextextended(${`patterns.detect:${municipalityId}`}, 0))`.execute(tx);
}

/** What is on the board, with the keys of its persons; the row policies give those to the detecting task alone. */
export async function boardWithKeys(tx: Tx, municipalityId: string): Promise<OnBoard[]> {
	const patterns = await tx
		.selectFrom('community.pattern')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.orderBy('id')
		.execute();
	const keys = await tx
		.selectFrom('community.pattern_person_key')
		.select(['pattern_id', 'person_key'])
		.where('municipality_id', '=', municipalityId)
		.execute();
	const signals = await tx
		.selectFrom('community.pattern_signal')
		.select(['pattern_id', 'signal_id'])
		.where('municipality_id', '=', municipalityId)
		.execute();
	const perPattern = {
		keys: Map.groupBy(keys, ({ pattern_id }) => pattern_id),
		signals: Map.groupBy(signals, ({ pattern_id }) => pattern_id),
	};
	return patterns.map((row) => {
		const { id, level, need, theme, zone, state, declaredBy, ownerId, lastFoundOn } = patternFrom(row as ReadRow);
		return {
			id,
			level,
			need,
			theme,
			zone,
			state,
			declaredBy,
			ownerId,
			lastFoundOn,
			personKeys: (perPattern.keys.get(id) ?? []).map(({ person_key }) => person_key),
			signalIds: (perPattern.signals.get(id) ?? []).map(({ signal_id }) => signal_id),
		};
	});
}

export type FoundPattern = Pick<
	Pattern,
	'id' | 'level' | 'need' | 'theme' | 'zone' | 'districts' | 'kind' | 'tier' | 'why' | 'method'
> & {
	figures: Figures;
	personKeys: readonly string[];
	signalIds: readonly string[];
	on: string;
	at: Date;
};

export async function addFound(tx: Tx, municipalityId: string, found: FoundPattern): Promise<void> {
	await tx
		.insertInto('community.pattern')
		.values({
			municipality_id: municipalityId,
			id: found.id,
			level: found.level,
			need_code: found.need,
			theme_code: found.theme,
			...figureColumns(found),
			state: 'to-discuss',
			state_since: found.at,
			owner_id: null,
			declared_by: null,
			approach_code: null,
			initiative_id: null,
			found_on: found.on,
			last_found_on: found.on,
		})
		.execute();
	await replaceWhatItIsMadeOf(tx, municipalityId, found);
}

/** Puts fresh figures on a card; where it stands and whose it is stays as people left it. */
export async function renewFound(tx: Tx, municipalityId: string, found: FoundPattern): Promise<void> {
	await tx
		.updateTable('community.pattern')
		.set({ ...figureColumns(found), last_found_on: found.on })
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', found.id)
		.execute();
	await replaceWhatItIsMadeOf(tx, municipalityId, found);
}

const figureColumns = (found: FoundPattern) => ({
	area_codes: [...found.zone],
	district_codes: [...found.districts],
	kind: found.kind,
	tier: found.tier,
	persons: found.figures.persons,
	weeks: found.figures.weeks,
	expected: found.figures.expected,
	recurrence_weeks: found.figures.recurrenceWeeks,
	why: JSON.stringify(found.why),
	method: found.method && JSON.stringify(found.method),
});

/** Takes the figures off a pattern declared by hand of which there are no three persons any more. */
export async function clearFigures(tx: Tx, municipalityId: string, id: string): Promise<void> {
	await tx
		.updateTable('community.pattern')
		.set({ tier: null, persons: null, weeks: null, expected: null, recurrence_weeks: null, why: '[]', method: null })
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.where('declared_by', 'is not', null)
		.execute();
	await replaceWhatItIsMadeOf(tx, municipalityId, { id, signalIds: [], personKeys: [] });
}

async function replaceWhatItIsMadeOf(
	tx: Tx,
	municipalityId: string,
	{ id, signalIds, personKeys }: Pick<FoundPattern, 'id' | 'signalIds' | 'personKeys'>,
): Promise<void> {
	await tx
		.deleteFrom('community.pattern_signal')
		.where('municipality_id', '=', municipalityId)
		.where('pattern_id', '=', id)
		.execute();
	await tx
		.deleteFrom('community.pattern_person_key')
		.where('municipality_id', '=', municipalityId)
		.where('pattern_id', '=', id)
		.execute();
	if (signalIds.length > 0)
		await tx
			.insertInto('community.pattern_signal')
			.values(signalIds.map((signal_id) => ({ municipality_id: municipalityId, pattern_id: id, signal_id })))
			.execute();
	if (personKeys.length > 0)
		await tx
			.insertInto('community.pattern_person_key')
			.values(personKeys.map((person_key) => ({ municipality_id: municipalityId, pattern_id: id, person_key })))
			.execute();
}

/** A card nobody took, of which too few persons are left because words were taken back. */
export async function takeOff(tx: Tx, municipalityId: string, id: string): Promise<void> {
	await tx
		.deleteFrom('community.pattern')
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.where('state', '=', 'to-discuss')
		.execute();
}

export async function noteScan(
	tx: Tx,
	municipalityId: string,
	scan: { for: string; at: Date; signals: number; findings: number },
): Promise<void> {
	const values = { scanned_for: scan.for, scanned_at: scan.at, signals: scan.signals, findings: scan.findings };
	await tx
		.insertInto('community.pattern_scan')
		.values({ municipality_id: municipalityId, ...values })
		.onConflict((conflict) => conflict.column('municipality_id').doUpdateSet(values))
		.execute();
}

export async function lastScan(tx: Tx, municipalityId: string): Promise<{ for: string; at: Date } | undefined> {
	const row = await tx
		.selectFrom('community.pattern_scan')
		.select(['scanned_for', 'scanned_at'])
		.where('municipality_id', '=', municipalityId)
		.executeTakeFirst();
	return row && { for: row.scanned_for, at: row.scanned_at };
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

export async function addStep(tx: Tx, municipalityId: string, patternId: string, step: Step): Promise<void> {
	await tx
		.insertInto('community.pattern_step')
		.values({
			municipality_id: municipalityId,
			id: step.id,
			pattern_id: patternId,
			what: step.what,
			from_state: step.from,
			to_state: step.to,
			by_worker: step.byWorker,
			words: step.words,
			about: step.about,
			at: step.at,
		})
		.execute();
}

/** The history of some patterns, oldest first. */
export async function stepsOf(
	tx: Tx,
	municipalityId: string,
	patternIds: readonly string[],
): Promise<(Step & { patternId: string })[]> {
	if (patternIds.length === 0) return [];
	const rows = await tx
		.selectFrom('community.pattern_step')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('pattern_id', 'in', patternIds)
		.orderBy('at')
		.orderBy('id')
		.execute();
	return rows.map((row) => ({
		patternId: row.pattern_id,
		id: row.id,
		what: row.what,
		from: row.from_state,
		to: row.to_state,
		byWorker: row.by_worker,
		words: row.words,
		about: row.about,
		at: row.at,
	}));
}

export async function signalIdsOf(tx: Tx, municipalityId: string, patternId: string): Promise<string[]> {
	const rows = await tx
		.selectFrom('community.pattern_signal')
		.select('signal_id')
		.where('municipality_id', '=', municipalityId)
		.where('pattern_id', '=', patternId)
		.execute();
	return rows.map(({ signal_id }) => signal_id);
}
