import type { Tx } from '#platform/db/index.server';
import { careSeals, openRow, sealRow } from '#platform/sealed-text/index.server';

type LessonTable = { municipality_id: string; id: string; words_sealed: string; month: string };

declare module '#platform/db/tables' {
	interface Tables {
		'care.case_lesson': LessonTable;
	}
}

const table = 'care.case_lesson';

/** Words come as they are, and are sealed here. */
export async function addLesson(tx: Tx, row: LessonTable): Promise<void> {
	const seals = await careSeals(tx, row.municipality_id);
	await tx
		.insertInto(table)
		.values(sealRow(seals, table, row))
		.execute();
}

/** Of months that are over, newest first; the words are looked through after they were opened, a seal can be searched by nobody. */
export async function lessonsKept(
	tx: Tx,
	municipalityId: string,
): Promise<{ id: string; words: string; month: string }[]> {
	const rows = await tx
		.selectFrom(table)
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.orderBy('month', 'desc')
		.orderBy('id')
		.limit(1000)
		.execute();
	if (rows.length === 0) return [];
	const seals = await careSeals(tx, municipalityId);
	return rows.map((row) => ({ id: row.id, month: row.month, words: openRow(seals, table, row).words_sealed }));
}
