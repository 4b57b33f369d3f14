import type { Generated } from 'kysely';
import { sql, type Tx } from '#platform/db/index.server';
import type { Figures, Pattern } from './pattern.ts';
import { patternFrom } from './patterns.store.server.ts';
import type { OnBoard } from './place-on-board.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'community.pattern_person_key': { municipality_id: string; pattern_id: string; person_key: string };
		'community.pattern_scan': {
			municipality_id: string;
			scanned_for: string | null;
			scanned_at: Date | null;
			signals: number;
			findings: number;
			failed_at: Generated<Date | null>;
			failures: Generated<number>;
		};
	}
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
		const { id, level, need, theme, zone, state, declaredBy, ownerId, lastFoundOn } = patternFrom(row);
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
	'id' | 'level' | 'need' | 'theme' | 'zone' | 'districts' | 'kind' | 'tier' | 'why' | 'method' | 'overTime'
> & {
	/** Day of the earliest signal among them. */
	firstHeardOn: string;
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
			first_heard_on: found.firstHeardOn,
		})
		.execute();
	await replaceWhatItIsMadeOf(tx, municipalityId, found);
}

/** Puts fresh figures on a card; where it stands and whose it is stays as people left it. */
export async function renewFound(tx: Tx, municipalityId: string, found: FoundPattern): Promise<void> {
	await tx
		.updateTable('community.pattern')
		.set({
			...figureColumns(found),
			last_found_on: found.on,
			first_heard_on: sql<string>`least(first_heard_on, ${found.firstHeardOn}::date)`,
		})
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
	over_time: JSON.stringify(found.overTime),
});

/** Takes the figures off a pattern declared by hand of which there are no three persons any more. */
export async function clearFigures(tx: Tx, municipalityId: string, id: string): Promise<void> {
	await tx
		.updateTable('community.pattern')
		.set({
			tier: null,
			persons: null,
			weeks: null,
			expected: null,
			recurrence_weeks: null,
			why: '[]',
			method: null,
			over_time: '[]',
		})
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
	const values = {
		scanned_for: scan.for,
		scanned_at: scan.at,
		signals: scan.signals,
		findings: scan.findings,
		failures: 0,
	};
	await tx
		.insertInto('community.pattern_scan')
		.values({ municipality_id: municipalityId, ...values })
		.onConflict((conflict) => conflict.column('municipality_id').doUpdateSet(values))
		.execute();
}

/** One more look went wrong since the last that did not. */
export async function noteFailure(tx: Tx, municipalityId: string, at: Date): Promise<void> {
	await tx
		.insertInto('community.pattern_scan')
		.values({ municipality_id: municipalityId, signals: 0, findings: 0, failed_at: at, failures: 1 })
		.onConflict((conflict) =>
			conflict
				.column('municipality_id')
				.doUpdateSet({ failed_at: at, failures: sql<number>`community.pattern_scan.failures + 1` }),
		)
		.execute();
}

/** How the looking goes: for which day and when it was done last, and what went wrong. */
export type LookState = {
	readonly for: string | null;
	readonly at: Date | null;
	readonly failedAt: Date | null;
	/** Failed in a row; above none means that it is being tried again. */
	readonly failures: number;
};

export async function lastScan(tx: Tx, municipalityId: string): Promise<LookState | undefined> {
	const row = await tx
		.selectFrom('community.pattern_scan')
		.select(['scanned_for', 'scanned_at', 'failed_at', 'failures'])
		.where('municipality_id', '=', municipalityId)
		.executeTakeFirst();
	return row && { for: row.scanned_for, at: row.scanned_at, failedAt: row.failed_at, failures: row.failures };
}
