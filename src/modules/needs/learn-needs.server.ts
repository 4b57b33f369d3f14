import { clock } from '#platform/clock';
import { perDatabase, type Tx } from '#platform/db/index.server';
import { keyedHash } from '#platform/identity/sealed.server';
import { learnableWords } from './clues-in-text.ts';
import { wordsOf } from './dutch-words.ts';
import {
	type ChoiceToLearn,
	choicesToLearn,
	countWords,
	learnedChoices,
	saveChoice,
	tickOff,
} from './learned-choices.store.server.ts';
import { type LearnedChoices, nothingLearned } from './learned-choices.ts';
import type { NeedCode } from './need.ts';
import type { Learned } from './suggest-needs.ts';
import type { SuggestionModel } from './suggestion-model.ts';

/** Switches off counting and using, on this server. */
const switchedOff = (): boolean => process.env.NEED_LEARNING === 'off';

/** A choice is learned when it can no longer be taken back with one tap. */
const restMs = 30_000;
const atOnce = 500;
const freshMs = 60_000;

/** What stands for a stem in the database: nobody can read it back, and it is another in every municipality. */
const keyIn = (municipalityId: string) => {
	const known = new Map<string, string>();
	return (stem: string): string => {
		const key = known.get(stem) ?? keyedHash(`need-words:${municipalityId}`, stem).slice(0, 22);
		if (known.size < 20_000) known.set(stem, key);
		return key;
	};
};

/** A person chose this for a signal, or that nobody can say (null). Call it in the transaction that saves the choice. */
export async function noteChoice(
	tx: Tx,
	municipalityId: string,
	signalId: string,
	needCode: NeedCode | null,
): Promise<void> {
	await saveChoice(tx, municipalityId, { signalId, needCode, chosenAt: clock.now() });
}

/**
 * Counts the words of signals that somebody chose a need for, as the task `needs.learn`. Only what `textOf` gives is counted:
 * text without what points at persons, or nothing when the signal was taken back. Twice in a row changes nothing.
 * @returns how many choices were learned
 */
export async function learnChoices(
	tx: Tx,
	municipalityId: string,
	model: SuggestionModel,
	textOf: (signalId: string) => Promise<string>,
): Promise<number> {
	if (switchedOff()) return 0;
	const month = `${clock.today().slice(0, 7)}-01`;
	const choices = await choicesToLearn(tx, municipalityId, new Date(clock.now().getTime() - restMs), atOnce);
	const keyOf = keyIn(municipalityId);
	for (const choice of choices) {
		const words = learnableWords(wordsOf(await textOf(choice.signalId)), model).map(({ stem }) => keyOf(stem));
		await learnOne(tx, municipalityId, choice, words, month);
	}
	return choices.length;
}

async function learnOne(
	tx: Tx,
	municipalityId: string,
	choice: ChoiceToLearn,
	words: readonly string[],
	month: string,
): Promise<void> {
	if (words.length > 0) {
		if (choice.learnedCode) await countWords(tx, municipalityId, words, choice.learnedCode, -1, month);
		if (choice.needCode) await countWords(tx, municipalityId, words, choice.needCode, 1, month);
	}
	await tickOff(tx, municipalityId, choice);
}

type Kept = { until: number; choices: Promise<LearnedChoices>; keyOf: (stem: string) => string };
const kept = perDatabase(() => new Map<string, Kept>());

/** What this municipality taught, at most a minute old. */
export async function learnedIn(tx: Tx, municipalityId: string): Promise<Learned> {
	const now = clock.now().getTime();
	const before = kept().get(municipalityId);
	const keyOf = before?.keyOf ?? keyIn(municipalityId);
	if (switchedOff()) return { choices: nothingLearned, keyOf };
	if (before && before.until > now) return { choices: await before.choices, keyOf };
	const choices = learnedChoices(tx, municipalityId);
	kept().set(municipalityId, { until: now + freshMs, choices, keyOf });
	choices.catch(() => kept().delete(municipalityId));
	return { choices: await choices, keyOf };
}

/** Before a test, or after everything was forgotten. */
export const readLearnedAgain = (): void => kept().clear();
