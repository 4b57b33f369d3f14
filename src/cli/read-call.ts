import { parseArgs } from 'node:util';
import { WrongCall } from './command.ts';

/** How a command with loose words is called: what the words are, and which options there are, none of them needed. */
export interface CallShape<Option extends string, Flag extends string> {
	/** One name per loose word, in order; all are needed. */
	readonly words: readonly string[];
	readonly options: readonly Option[];
	readonly flags: readonly Flag[];
}

/** @throws WrongCall with a sentence for a missing or extra word and for an unknown or empty option. */
export function readCall<Option extends string = never, Flag extends string = never>(
	args: readonly string[],
	{ words, options, flags }: CallShape<Option, Flag>,
): { words: string[]; options: Partial<Record<Option, string>>; flags: Record<Flag, boolean> } {
	const known = Object.fromEntries([
		...options.map((name) => [name, { type: 'string' as const }]),
		...flags.map((name) => [name, { type: 'boolean' as const }]),
	]);
	let read: { positionals: string[]; values: Record<string, unknown> };
	try {
		read = parseArgs({ args: [...args], options: known, allowPositionals: true, strict: true });
	} catch (error) {
		throw new WrongCall(sentenceFor(error));
	}
	const missing = words.slice(read.positionals.length);
	if (missing.length > 0) throw new WrongCall(`Er ontbreekt: ${missing.map((word) => `<${word}>`).join(' ')}.`);
	const extra = read.positionals[words.length];
	if (extra !== undefined) throw new WrongCall(`"${extra}" hoort hier niet.`);
	const empty = options.find((name) => read.values[name] === '');
	if (empty) throw new WrongCall(`De optie --${empty} heeft een waarde nodig.`);
	return {
		words: read.positionals,
		options: Object.fromEntries(
			options.flatMap((name) => (read.values[name] === undefined ? [] : [[name, read.values[name]]])),
		) as Partial<Record<Option, string>>,
		flags: Object.fromEntries(flags.map((name) => [name, read.values[name] === true])) as Record<Flag, boolean>,
	};
}

function sentenceFor(error: unknown): string {
	const { code, message } = error as { code?: string; message: string };
	const option = /'(--?[\w-]+)/.exec(message)?.[1] ?? 'deze optie';
	if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `De optie ${option} bestaat niet.`;
	return /does not take an argument/.test(message)
		? `De optie ${option} krijgt geen waarde.`
		: `De optie ${option} heeft een waarde nodig.`;
}
