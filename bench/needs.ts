import { parseArgs } from 'node:util';
import { seededRandom } from '#platform/seeded-random';
import { learnableWords } from '../src/modules/needs/clues-in-text.ts';
import { wordsOf } from '../src/modules/needs/dutch-words.ts';
import { buildSuggestionModel, loadNeeds, readWordVectors, suggestNeeds } from '../src/modules/needs/index.server.ts';
import {
	type LabelledSentence,
	type Voice,
	voicesWrittenAfterwards,
	voicesWrittenFirst,
} from '../src/modules/needs/labelled-voices.fixtures.ts';
import { type LearnedChoices, learnedFrom } from '../src/modules/needs/learned-choices.ts';
import type { SuggestionModel } from '../src/modules/needs/suggestion-model.ts';

type Outcome = { first: boolean; three: boolean; silent: boolean; sure: boolean; empty: boolean };

const voices = [...voicesWrittenFirst, ...voicesWrittenAfterwards];
const learningSizes = [0, 25, 50, 100, 200, 400];
const seeds = [1, 2, 3, 4, 5];

/**
 * How well the need is suggested to a voice that nothing was learned from: every other voice teaches, this one is asked.
 * `--embeddings file` (a word and its numbers per line) compares the same with word vectors beside it.
 */
export async function run(args: readonly string[]): Promise<void> {
	const { values } = parseArgs({ args: [...args], options: { embeddings: { type: 'string' } } });
	const plain = buildSuggestionModel(loadNeeds());
	table('Every voice, learned from all others', plain);
	learningCurve(plain);
	speed('one suggestion', plain);
	if (!values.embeddings) return console.log('\nWord vectors: no file given: not compared (--embeddings file).');
	const withVectors = buildSuggestionModel(loadNeeds(), readWordVectors(values.embeddings));
	table(`The same with ${values.embeddings}`, withVectors);
	speed('one suggestion with vectors', withVectors);
}

function table(title: string, model: SuggestionModel): void {
	console.log(`\n${title} (share, 95 % interval)\n`);
	console.log(
		`${'voice'.padEnd(24)}${['first', 'in three', 'silent right', 'silence right', 'sure', 'sure right'].map((head) => head.padStart(17)).join('')}`,
	);
	const outcomesOf = (voice: Voice) =>
		voice.sentences.map((sentence) =>
			outcome(
				sentence,
				model,
				taughtBy(
					voices.filter((other) => other !== voice),
					model,
				),
			),
		);
	const written = [
		['written before the lexicon', voicesWrittenFirst],
		['written afterwards', voicesWrittenAfterwards],
	] as const;
	for (const [when, group] of written) {
		const all = group.map((voice) => ({ name: voice.name, outcomes: outcomesOf(voice) }));
		for (const { name, outcomes } of [
			...all,
			{ name: when.toUpperCase(), outcomes: all.flatMap((one) => one.outcomes) },
		])
			console.log(`${name.padEnd(24)}${columns(outcomes)}`);
	}
	console.log(`
silent right: of the sentences about nothing, how many got no suggestion
silence right: of the sentences without suggestion, how many were about nothing
The lexicon knows the words of the voices written before it: only the last block says what a new voice may expect.`);
}

function columns(outcomes: readonly Outcome[]): string {
	const about = outcomes.filter(({ empty }) => !empty);
	const sure = outcomes.filter(({ sure }) => sure);
	return [
		share(about, ({ first }) => first),
		share(about, ({ three }) => three),
		share(
			outcomes.filter(({ empty }) => empty),
			({ silent }) => silent,
		),
		share(
			outcomes.filter(({ silent }) => silent),
			({ empty }) => empty,
		),
		share(outcomes, ({ sure }) => sure),
		share(sure, ({ first }) => first),
	]
		.map((text) => text.padStart(17))
		.join('');
}

/** Each voice is asked what sentences of the others taught, drawn with fixed seeds. */
function learningCurve(model: SuggestionModel): void {
	console.log(
		`\nLearning curve: sentences of other voices learned, ${seeds.length} draws (share in three, 95 % interval)\n`,
	);
	console.log(
		`${'learned'.padEnd(10)}${'written first'.padStart(17)}${'afterwards'.padStart(17)}${'words known'.padStart(14)}`,
	);
	for (const size of learningSizes) {
		const row = { first: [] as Outcome[], afterwards: [] as Outcome[], words: 0 };
		for (const seed of seeds) {
			for (const voice of voices) {
				const learned = taughtBy(
					voices.filter((other) => other !== voice),
					model,
					size,
					seed,
				);
				row.words += learned.words.size / seeds.length / voices.length;
				const asked = voice.sentences
					.map((sentence) => outcome(sentence, model, learned))
					.filter(({ empty }) => !empty);
				row[voicesWrittenFirst.includes(voice) ? 'first' : 'afterwards'].push(...asked);
			}
		}
		const cell = (outcomes: readonly Outcome[]) =>
			share(outcomes, ({ three }) => three, outcomes.length / seeds.length).padStart(17);
		console.log(
			`${String(size).padEnd(10)}${cell(row.first)}${cell(row.afterwards)}${row.words.toFixed(0).padStart(14)}`,
		);
	}
}

function taughtBy(
	teachers: readonly Voice[],
	model: SuggestionModel,
	most = Number.POSITIVE_INFINITY,
	seed = 1,
): LearnedChoices {
	const chosen = teachers.flatMap(({ sentences }) => sentences).filter(({ needs }) => needs.length > 0);
	const random = seededRandom(seed);
	const drawn = chosen
		.map((sentence) => ({ sentence, draw: random() }))
		.sort((a, b) => a.draw - b.draw)
		.slice(0, most);
	return learnedFrom(
		drawn.map(({ sentence: { text, needs } }) => ({
			words: learnableWords(wordsOf(text), model).map(({ stem }) => stem),
			need: needs[0] ?? '',
		})),
	);
}

function outcome({ text, needs }: LabelledSentence, model: SuggestionModel, choices: LearnedChoices): Outcome {
	const answer = suggestNeeds(text, model, 3, { choices, keyOf: (stem) => stem });
	const found = answer === 'abstain' ? [] : answer;
	return {
		first: needs.includes(found[0]?.code ?? ''),
		three: found.some(({ code }) => needs.includes(code)),
		silent: found.length === 0,
		sure: found[0]?.sure ?? false,
		empty: needs.length === 0,
	};
}

/** Share with Wilson's interval; `trials` when the same sentences were asked more than once. */
function share(outcomes: readonly Outcome[], counts: (one: Outcome) => boolean, trials = outcomes.length): string {
	if (outcomes.length === 0) return '-';
	const z = 1.96;
	const p = outcomes.filter(counts).length / outcomes.length;
	const middle = (p + (z * z) / (2 * trials)) / (1 + (z * z) / trials);
	const half = (z * Math.sqrt((p * (1 - p)) / trials + (z * z) / (4 * trials * trials))) / (1 + (z * z) / trials);
	const percent = (value: number) => (100 * value).toFixed(0);
	return `${percent(p)} (${percent(Math.max(0, middle - half))}-${percent(Math.min(1, middle + half))})`;
}

function speed(what: string, model: SuggestionModel): void {
	const texts = voices.flatMap(({ sentences }) => sentences.map(({ text }) => text));
	const learned = { choices: taughtBy(voices, model), keyOf: (stem: string) => stem };
	for (const text of texts) suggestNeeds(text, model, 3, learned);
	const took = texts
		.map((text) => {
			const start = performance.now();
			suggestNeeds(text, model, 3, learned);
			return performance.now() - start;
		})
		.sort((a, b) => a - b);
	const at = (part: number) => (took[Math.floor(part * (took.length - 1))] ?? 0).toFixed(2);
	console.log(`\n${what}: median ${at(0.5)} ms, 95 % within ${at(0.95)} ms (${texts.length} sentences)`);
}
