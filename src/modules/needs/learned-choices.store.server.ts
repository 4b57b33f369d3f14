import { sql } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import { fewestSignals, type LearnedChoices } from './learned-choices.ts';
import type { NeedCode } from './need.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'community.need_choice': {
			municipality_id: string;
			signal_id: string;
			need_code: string | null;
			chosen_at: Date;
			learned_code: string | null;
		};
		'community.need_word': {
			municipality_id: string;
			word: string;
			need_code: string;
			signals: number;
			known: boolean;
			last_month: string;
		};
	}
}

/** Stands in every signal, so that its counts are the signals per need. */
const everyWord = '';

/** Notes what a person chose for a signal; a later choice takes the place of the earlier one. */
export async function saveChoice(
	tx: Tx,
	municipalityId: string,
	choice: { signalId: string; needCode: NeedCode | null; chosenAt: Date },
): Promise<void> {
	await tx
		.insertInto('community.need_choice')
		.values({
			municipality_id: municipalityId,
			signal_id: choice.signalId,
			need_code: choice.needCode,
			chosen_at: choice.chosenAt,
			learned_code: null,
		})
		.onConflict((on) =>
			on
				.columns(['municipality_id', 'signal_id'])
				.doUpdateSet({ need_code: choice.needCode, chosen_at: choice.chosenAt }),
		)
		.execute();
}

export type ChoiceToLearn = { signalId: string; needCode: NeedCode | null; learnedCode: NeedCode | null };

/** Choices made before this moment that the counts do not hold yet, locked; what another worker process has is passed over. */
export async function choicesToLearn(
	tx: Tx,
	municipalityId: string,
	before: Date,
	most: number,
): Promise<ChoiceToLearn[]> {
	const rows = await tx
		.selectFrom('community.need_choice')
		.select(['signal_id', 'need_code', 'learned_code'])
		.where('municipality_id', '=', municipalityId)
		.where('chosen_at', '<', before)
		.where(sql<boolean>`need_code is distinct from learned_code`)
		.orderBy('chosen_at')
		.limit(most)
		.forUpdate()
		.skipLocked()
		.execute();
	return rows.map((row) => ({ signalId: row.signal_id, needCode: row.need_code, learnedCode: row.learned_code }));
}

/** The counts hold this choice from now on. */
export async function tickOff(tx: Tx, municipalityId: string, { signalId, needCode }: ChoiceToLearn): Promise<void> {
	await tx
		.updateTable('community.need_choice')
		.set({ learned_code: needCode })
		.where('municipality_id', '=', municipalityId)
		.where('signal_id', '=', signalId)
		.execute();
}

/**
 * Counts one signal more (or, with −1, one less) for each of these words under a need, and says which words three signals hold now.
 * @param month yyyy-mm-01
 */
export async function countWords(
	tx: Tx,
	municipalityId: string,
	words: readonly string[],
	needCode: NeedCode,
	by: 1 | -1,
	month: string,
): Promise<void> {
	// In one order, so that two that count at once wait for each other instead of both.
	const all = [everyWord, ...new Set(words)].sort();
	await tx
		.insertInto('community.need_word')
		.values(
			all.map((word) => ({
				municipality_id: municipalityId,
				word,
				need_code: needCode,
				signals: Math.max(0, by),
				known: false,
				last_month: month,
			})),
		)
		.onConflict((on) =>
			on.columns(['municipality_id', 'word', 'need_code']).doUpdateSet({
				signals: sql<number>`greatest(0, need_word.signals + ${by}::int)`,
				last_month: month,
			}),
		)
		.execute();
	await sql`
		update community.need_word w set known = held.enough
		from (select word, sum(signals) >= ${fewestSignals} as enough from community.need_word
			where municipality_id = ${municipalityId} and word = any (${all}) group by word) held
		where w.municipality_id = ${municipalityId} and w.word = held.word and w.known <> held.enough`.execute(tx);
}

/** What the choices of this municipality taught so far; the row policies hide words that fewer than three signals hold. */
export async function learnedChoices(tx: Tx, municipalityId: string): Promise<LearnedChoices> {
	const rows = await tx
		.selectFrom('community.need_word')
		.select(['word', 'need_code', 'signals'])
		.where('municipality_id', '=', municipalityId)
		.where('known', '=', true)
		.where('signals', '>', 0)
		.execute();
	const words = new Map<string, Map<NeedCode, number>>();
	for (const { word, need_code, signals } of rows) {
		const counts = words.get(word) ?? new Map<NeedCode, number>();
		words.set(word, counts.set(need_code, signals));
	}
	const signals = words.get(everyWord) ?? new Map<NeedCode, number>();
	words.delete(everyWord);
	return { signals, words };
}
