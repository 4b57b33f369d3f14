import type { Generated } from 'kysely';
import { sql, type Tx } from '#platform/db/index.server';
import type { KeptEntry, MapEntry } from './map-entry.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'community.map_letter': { municipality_id: string; id: string; code_hash: string; sent_on: string; until: string };
		'community.map_asked': {
			municipality_id: string;
			letter_id: string;
			entry_id: string;
			by_lot: boolean;
			sent_on: string;
			answer: Generated<LetterAnswer | null>;
			was: Generated<SaidByKeeper | KeeperBefore | null>;
			became: Generated<SaidByKeeper | null>;
			seen_on: Generated<string | null>;
		};
	}
}

export type LetterAnswer = 'right' | 'changed' | 'gone' | 'not-mine';
export type AskedInLetter = { entryId: string; answer: LetterAnswer | null; until: string };
/** What a keeper may change by letter. */
export type SaidByKeeper = Pick<
	MapEntry,
	'name' | 'summary' | 'address' | 'hours' | 'whenWords' | 'costs' | 'phone' | 'mail' | 'website'
>;

export async function saveLetter(
	tx: Tx,
	municipalityId: string,
	letter: { id: string; codeHash: string; sentOn: string; until: string },
	asked: readonly { id: string; byLot: boolean }[],
): Promise<void> {
	const { id, codeHash, sentOn, until } = letter;
	await tx
		.insertInto('community.map_letter')
		.values({ municipality_id: municipalityId, id, code_hash: codeHash, sent_on: sentOn, until })
		.execute();
	await tx
		.insertInto('community.map_asked')
		.values(
			asked.map((one) => ({
				municipality_id: municipalityId,
				letter_id: id,
				entry_id: one.id,
				by_lot: one.byLot,
				sent_on: sentOn,
			})),
		)
		.execute();
}

/** What the letter with this code asks; nothing for a code that is over or never was. */
export async function askedInLetter(tx: Tx, codeHash: string, today: string): Promise<AskedInLetter[]> {
	const { rows } = await sql<AskedInLetter>`
		select entry_id as "entryId", answer, until from community.asked_in_letter(${codeHash}, ${today})`.execute(tx);
	return rows;
}

/** One answer, once. False when the code is over, or the question was answered. */
export async function saveLetterAnswer(
	tx: Tx,
	answer: {
		codeHash: string;
		entryId: string;
		told: LetterAnswer;
		today: string;
		said?: SaidByKeeper;
		found?: string;
		wrong: boolean;
	},
): Promise<boolean> {
	const { codeHash, entryId, told, today, said, found, wrong } = answer;
	const { rows } = await sql<{ done: boolean }>`
		select community.answer_in_letter(${codeHash}, ${entryId}, ${told}, ${today}, ${JSON.stringify(said ?? {})}::jsonb, ${found ?? ''}::tsvector, ${wrong}) as done`.execute(
		tx,
	);
	return rows[0]?.done === true;
}

export type KeeperBefore = Pick<KeptEntry, 'keeperName' | 'keeperMail' | 'keeperId'>;
/** What a letter changed or took away, with what stood there. */
export type ChangedByLetter = { letterId: string; entryId: string; name: string } & (
	| { answer: 'changed'; was: SaidByKeeper; became: SaidByKeeper }
	| { answer: 'gone' | 'not-mine'; was: KeeperBefore }
);

/** What letters changed or took away, is still so, and no worker looked at yet; of what this actor tends. */
export async function changedByLetter(tx: Tx, municipalityId: string): Promise<ChangedByLetter[]> {
	const { rows } = await sql<ChangedByLetter>`
		select a.letter_id as "letterId", a.entry_id as "entryId", e.name, a.answer, a.was, a.became
		from community.map_asked a join community.map_entry e on e.municipality_id = a.municipality_id and e.id = a.entry_id
		where a.municipality_id = ${municipalityId} and a.seen_on is null and case a.answer
			when 'changed' then e.ended_on is null
			when 'gone' then e.ended_on is not null
			when 'not-mine' then e.ended_on is null and e.keeper_gone_on is not null
			else false end
		order by a.sent_on limit 50`.execute(tx);
	return rows;
}

/** Whoever looked after it does so again, and what a letter ended is back on the map. */
export async function takeBackLetter(
	tx: Tx,
	municipalityId: string,
	entryId: string,
	{ keeperName, keeperMail, keeperId }: KeeperBefore,
): Promise<void> {
	await tx
		.updateTable('community.map_entry')
		.set({ ended_on: null, keeper_name: keeperName, keeper_mail: keeperMail, keeper_id: keeperId })
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', entryId)
		.execute();
}

/** Looked at, and what stood there is forgotten. Whether there was something to look at. */
export async function noteSeen(
	tx: Tx,
	municipalityId: string,
	letterId: string,
	entryId: string,
	day: string,
): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('community.map_asked')
		.set({ seen_on: day, was: null, became: null })
		.where('municipality_id', '=', municipalityId)
		.where('letter_id', '=', letterId)
		.where('entry_id', '=', entryId)
		.where('seen_on', 'is', null)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}
