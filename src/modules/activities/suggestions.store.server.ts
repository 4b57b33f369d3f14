import { sql, type Tx } from '#platform/db/index.server';

type SuggestionRow = {
	municipality_id: string;
	id: string;
	area_code: string;
	title: string;
	words: string;
	said_on: string;
	answered_on: string | null;
};

declare module '#platform/db/tables' {
	interface Tables {
		'community.activity_suggestion': SuggestionRow;
	}
}

export type Suggestion = { id: string; areaCode: string; title: string; words: string; saidOn: string };
const mine = sql<string>`(select actor.municipality())`;

export async function addSuggestion(tx: Tx, municipalityId: string, one: Suggestion): Promise<void> {
	await tx
		.insertInto('community.activity_suggestion')
		.values({
			municipality_id: municipalityId,
			id: one.id,
			area_code: one.areaCode,
			title: one.title,
			words: one.words,
			said_on: one.saidOn,
			answered_on: null,
		})
		.execute();
}

/** What waits in the areas of this worker, oldest first. */
export const waitingSuggestions = (tx: Tx): Promise<Suggestion[]> =>
	tx
		.selectFrom('community.activity_suggestion')
		.select(['id', 'area_code as areaCode', 'title', 'words', 'said_on as saidOn'])
		.where('municipality_id', '=', mine)
		.where('answered_on', 'is', null)
		.orderBy('said_on')
		.limit(50)
		.execute();

/** False when it is not there, not theirs or answered already. */
export async function answerSuggestion(tx: Tx, id: string, on: string): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('community.activity_suggestion')
		.set({ answered_on: on })
		.where('municipality_id', '=', mine)
		.where('id', '=', id)
		.where('answered_on', 'is', null)
		.executeTakeFirst();
	return Number(numUpdatedRows) > 0;
}
