import { type Generated, sql } from 'kysely';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { careSeals, openRow, sealRow } from '#platform/sealed-text/index.server';

declare module '#platform/db/tables' {
	interface Tables {
		'care.mandate_check': {
			municipality_id: string;
			id: string;
			decision_id: string;
			team_id: string;
			month: string;
			checker_id: string | null;
			right_so: Generated<boolean | null>;
			lesson_sealed: Generated<string>;
			checked_by: Generated<string | null>;
			checked_on: Generated<string | null>;
		};
	}
}

const table = 'care.mandate_check';
type DrawnRow = {
	check_id: string;
	decision_id: string;
	whom: string;
	mandate_id: string;
	organisation_called: string;
	product_called: string;
	euros: number | null;
	hours: number | null;
	weeks: number | null;
	why_sealed: string;
	decided_on: string;
};

/** Which decisions of a month were taken, and which of them were drawn already, by team. */
export async function decidedIn(tx: Tx, municipalityId: string, month: string) {
	const rows = await tx
		.selectFrom('care.mandate_decision')
		.select(['id', 'team_id as teamId'])
		.where('municipality_id', '=', municipalityId)
		.where(sql<boolean>`date_trunc('month', decided_on)::date = ${month}::date`)
		.execute();
	const drawnBefore = await tx
		.selectFrom(table)
		.select('team_id as teamId')
		.distinct()
		.where('municipality_id', '=', municipalityId)
		.where('month', '=', month)
		.execute();
	return { rows, teamsDone: new Set(drawnBefore.map(({ teamId }) => teamId)) };
}

export async function addChecks(
	tx: Tx,
	municipalityId: string,
	all: readonly { id: string; decisionId: string; teamId: string; month: string; checkerId: string }[],
): Promise<void> {
	if (all.length === 0) return;
	await tx
		.insertInto(table)
		.values(
			all.map((one) => ({
				municipality_id: municipalityId,
				id: one.id,
				decision_id: one.decisionId,
				team_id: one.teamId,
				month: one.month,
				checker_id: one.checkerId,
			})),
		)
		.execute();
}

/** What was drawn for this actor to look at: what was decided and why, and nothing of a file. `whom` is for the trail alone. */
export async function drawnForMe(tx: Tx, municipalityId: string) {
	const { rows } = await sql<DrawnRow>`select * from care.drawn_for_me()`.execute(tx);
	if (rows.length === 0) return [];
	const seals = await careSeals(tx, municipalityId);
	return rows.map((row) => ({
		id: row.check_id,
		whom: row.whom,
		mandateId: row.mandate_id,
		organisationCalled: row.organisation_called,
		product: row.product_called,
		euros: row.euros,
		hours: row.hours,
		weeks: row.weeks,
		why: openRow(seals, 'care.mandate_decision', { id: row.decision_id, why_sealed: row.why_sealed }).why_sealed,
		decidedOn: row.decided_on,
	}));
}

/** Who may look at a decision that was drawn. */
export async function checkersOf(tx: Tx, decisionId: string): Promise<string[]> {
	const { rows } = await sql<{ worker: string }>`select * from care.checkers_of(${decisionId}) as worker`.execute(tx);
	return rows.map(({ worker }) => worker);
}

export async function saveCheck(
	tx: Tx,
	municipalityId: string,
	one: { id: string; right: boolean; lesson: string; by: string },
): Promise<boolean> {
	const seals = await careSeals(tx, municipalityId);
	const { lesson_sealed } = sealRow(seals, table, { id: one.id, lesson_sealed: one.lesson });
	const { numUpdatedRows } = await tx
		.updateTable(table)
		.set({ right_so: one.right, checked_by: one.by, checked_on: clock.today(), lesson_sealed })
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', one.id)
		.where('right_so', 'is', null)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}

/** What a colleague learned from a decision, beside it. */
export async function checksDone(tx: Tx, municipalityId: string) {
	const rows = await tx
		.selectFrom(table)
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('right_so', 'is not', null)
		.execute();
	if (rows.length === 0) return [];
	const seals = await careSeals(tx, municipalityId);
	return rows.map((row) => ({
		decisionId: row.decision_id,
		right: row.right_so ?? true,
		lesson: openRow(seals, table, row).lesson_sealed,
	}));
}
