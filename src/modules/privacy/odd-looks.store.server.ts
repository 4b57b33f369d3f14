import { sql, type Tx } from '#platform/db/index.server';
import type { OddRule } from './odd-looks.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'community.look_checked': {
			municipality_id: string;
			week: string;
			worker_id: string;
			rule: OddRule;
			words: string;
			checked_by: string;
			checked_at: Date;
		};
	}
}

export type LookChecked = { workerId: string; rule: OddRule; words: string; checkedAt: Date };

/** What was found out about what stood out in one week (its Monday). */
export async function checkedInWeek(tx: Tx, municipalityId: string, week: string): Promise<LookChecked[]> {
	const rows = await tx
		.selectFrom('community.look_checked')
		.select(['worker_id', 'rule', 'words', 'checked_at'])
		.where('municipality_id', '=', municipalityId)
		.where('week', '=', week)
		.execute();
	return rows.map((row) => ({ workerId: row.worker_id, rule: row.rule, words: row.words, checkedAt: row.checked_at }));
}

/** False when it was answered already. */
export async function addChecked(
	tx: Tx,
	row: {
		municipality_id: string;
		week: string;
		worker_id: string;
		rule: OddRule;
		words: string;
		checked_by: string;
		checked_at: Date;
	},
): Promise<boolean> {
	const done = await tx
		.insertInto('community.look_checked')
		.values(row)
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	return done.numInsertedOrUpdatedRows === 1n;
}

/** Of which team the files in care are that somebody looked at, and with which teams a part was shared. Nothing else of them. */
export async function teamsOfFiles(
	tx: Tx,
	ids: readonly string[],
): Promise<{ id: string; called: string; teamId: string; sharedWith: string[] }[]> {
	if (ids.length === 0) return [];
	const { rows } = await sql<{ id: string; team_id: string; shared_with: string[] }>`
		select * from care.teams_of_files(${[...ids]}::uuid[])`.execute(tx);
	return rows.map((row) => ({ id: row.id, called: '', teamId: row.team_id, sharedWith: row.shared_with }));
}
