import type { ColumnType, Generated, Selectable } from 'kysely';
import { sql, type Tx } from '#platform/db/index.server';
import type { Tables } from '#platform/db/tables';
import { isId } from '#platform/ids';
import type { CardLeft, CardThen } from './card-then.ts';
import type { SavedChoices } from './choices.ts';
import type { Sheet } from './sheet.ts';

type Json<T> = ColumnType<T | null, string | null, string | null>;

declare module '#platform/db/tables' {
	interface Tables {
		'community.sheet_import': {
			municipality_id: string;
			id: string;
			made_by: string;
			team_id: string;
			file_name: string;
			made_at: Date;
			sheets: Json<Sheet[]>;
			choices: Json<SavedChoices>;
			done_at: Generated<Date | null>;
			undone_at: Generated<Date | null>;
			cards_made: Generated<number>;
			cards_changed: Generated<number>;
		};
		'community.sheet_import_card': {
			municipality_id: string;
			import_id: string;
			card_id: string;
			as_was: ColumnType<CardThen | null, string | null, never>;
			as_left: ColumnType<CardLeft, string, never>;
			talents: ColumnType<BroughtTalent[], string, never>;
		};
		'community.sheet_row_key': { municipality_id: string; team_id: string; key: string; card_id: string };
	}
}

export type SheetImport = {
	id: string;
	fileName: string;
	madeAt: Date;
	sheets: Sheet[] | null;
	choices: SavedChoices | null;
	doneAt: Date | null;
	undoneAt: Date | null;
	cardsMade: number;
	cardsChanged: number;
};

const asImport = (row: Selectable<Tables['community.sheet_import']>): SheetImport => ({
	id: row.id,
	fileName: row.file_name,
	madeAt: row.made_at,
	sheets: row.sheets,
	choices: row.choices,
	doneAt: row.done_at,
	undoneAt: row.undone_at,
	cardsMade: row.cards_made,
	cardsChanged: row.cards_changed,
});

type By = { municipalityId: string; madeBy: string; teamId: string };

export async function addImport(
	tx: Tx,
	{ municipalityId, madeBy, teamId }: By,
	list: Pick<SheetImport, 'id' | 'fileName' | 'madeAt'> & { sheets: readonly Sheet[]; choices: SavedChoices },
): Promise<void> {
	await tx
		.insertInto('community.sheet_import')
		.values({
			municipality_id: municipalityId,
			id: list.id,
			made_by: madeBy,
			team_id: teamId,
			file_name: list.fileName,
			made_at: list.madeAt,
			sheets: JSON.stringify(list.sheets),
			choices: JSON.stringify(list.choices),
		})
		.execute();
}

export async function importById(tx: Tx, id: string): Promise<SheetImport | undefined> {
	if (!isId(id)) return undefined;
	const row = await tx.selectFrom('community.sheet_import').selectAll().where('id', '=', id).executeTakeFirst();
	return row && asImport(row);
}

/** The lists of a worker that are still looked over or can be taken back, without what is in them. */
export async function importsOf(tx: Tx, { municipalityId, madeBy }: By): Promise<SheetImport[]> {
	const rows = await tx
		.selectFrom('community.sheet_import')
		.select(['id', 'file_name', 'made_at', 'done_at', 'undone_at', 'cards_made', 'cards_changed'])
		.where('municipality_id', '=', municipalityId)
		.where('made_by', '=', madeBy)
		.orderBy('made_at', 'desc')
		.limit(20)
		.execute();
	return rows.map((row) =>
		asImport({ ...row, municipality_id: municipalityId, made_by: madeBy, team_id: '', sheets: null, choices: null }),
	);
}

export async function saveChoices(tx: Tx, municipalityId: string, id: string, choices: SavedChoices): Promise<boolean> {
	const done = await tx
		.updateTable('community.sheet_import')
		.set({ choices: JSON.stringify(choices) })
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.where('done_at', 'is', null)
		.executeTakeFirst();
	return done.numUpdatedRows === 1n;
}

/** What was in the list goes in the same moment. False when it was done already. */
export async function closeImport(
	tx: Tx,
	municipalityId: string,
	id: string,
	{ doneAt, made, changed }: { doneAt: Date; made: number; changed: number },
): Promise<boolean> {
	const done = await tx
		.updateTable('community.sheet_import')
		.set({ sheets: null, choices: null, done_at: doneAt, cards_made: made, cards_changed: changed })
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.where('done_at', 'is', null)
		.executeTakeFirst();
	return done.numUpdatedRows === 1n;
}

export async function markUndone(tx: Tx, municipalityId: string, id: string, at: Date): Promise<boolean> {
	const done = await tx
		.updateTable('community.sheet_import')
		.set({ undone_at: at })
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.where('done_at', 'is not', null)
		.where('undone_at', 'is', null)
		.executeTakeFirst();
	return done.numUpdatedRows === 1n;
}

export async function removeImport(tx: Tx, municipalityId: string, id: string): Promise<boolean> {
	const done = await tx
		.deleteFrom('community.sheet_import')
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.where('done_at', 'is', null)
		.executeTakeFirst();
	return done.numDeletedRows === 1n;
}

type BroughtTalent = { id: string; words: string };
/** `asWas` is null of a card that the list made. */
export type ImportedCard = { cardId: string; asWas: CardThen | null; asLeft: CardLeft; talents: BroughtTalent[] };

export async function addImportedCards(
	tx: Tx,
	municipalityId: string,
	importId: string,
	cards: readonly ImportedCard[],
): Promise<void> {
	for (let at = 0; at < cards.length; at += 1_000)
		await tx
			.insertInto('community.sheet_import_card')
			.values(
				cards.slice(at, at + 1_000).map((card) => ({
					municipality_id: municipalityId,
					import_id: importId,
					card_id: card.cardId,
					as_was: card.asWas && JSON.stringify(card.asWas),
					as_left: JSON.stringify(card.asLeft),
					talents: JSON.stringify(card.talents),
				})),
			)
			.execute();
}

export async function importedCards(tx: Tx, municipalityId: string, importId: string): Promise<ImportedCard[]> {
	const rows = await tx
		.selectFrom('community.sheet_import_card')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('import_id', '=', importId)
		.execute();
	return rows.map((row) => ({ cardId: row.card_id, asWas: row.as_was, asLeft: row.as_left, talents: row.talents }));
}

/** Keys that are there already stay with the card they are of. */
export async function addKeys(
	tx: Tx,
	{ municipalityId, teamId }: By,
	keys: readonly { key: string; cardId: string }[],
): Promise<void> {
	for (let at = 0; at < keys.length; at += 2_000)
		await tx
			.insertInto('community.sheet_row_key')
			.values(
				keys.slice(at, at + 2_000).map(({ key, cardId }) => ({
					municipality_id: municipalityId,
					team_id: teamId,
					key,
					card_id: cardId,
				})),
			)
			.onConflict((conflict) => conflict.doNothing())
			.execute();
}

export async function keysOfTeam(tx: Tx, municipalityId: string, teamId: string): Promise<Map<string, string[]>> {
	const rows = await tx
		.selectFrom('community.sheet_row_key')
		.select(['card_id', sql<string[]>`array_agg(key)`.as('keys')])
		.where('municipality_id', '=', municipalityId)
		.where('team_id', '=', teamId)
		.groupBy('card_id')
		.execute();
	return new Map(rows.map(({ card_id, keys }) => [card_id, keys]));
}
