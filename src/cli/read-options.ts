import { parseArgs } from 'node:util';
import { WrongCall } from './command.ts';

/** Options of a command: `text` ones take a value and are needed, `optional` ones may stay away, `flags` are there or not. */
export interface OptionNames<Text extends string, Flag extends string, Optional extends string> {
	readonly text: readonly Text[];
	readonly optional?: readonly Optional[];
	readonly flags: readonly Flag[];
}

/** @throws WrongCall with a sentence for an unknown, empty or missing option or a loose word. */
export function readOptions<Text extends string = never, Flag extends string = never, Optional extends string = never>(
	words: readonly string[],
	names: OptionNames<Text, Flag, Optional>,
): { text: Record<Text, string> & Partial<Record<Optional, string>>; flags: Record<Flag, boolean> } {
	const withValue: readonly string[] = [...names.text, ...(names.optional ?? [])];
	const { tokens } = parseArgs({
		args: [...words],
		strict: false,
		allowPositionals: true,
		tokens: true,
		options: Object.fromEntries([
			...withValue.map((name) => [name, { type: 'string' as const }]),
			...names.flags.map((name) => [name, { type: 'boolean' as const }]),
		]),
	});
	const text: Partial<Record<string, string>> = {};
	const flags: Record<string, boolean> = Object.fromEntries(names.flags.map((name) => [name, false]));
	for (const token of tokens) {
		if (token.kind === 'positional') throw new WrongCall(`"${token.value}" hoort hier niet.`);
		if (token.kind !== 'option') continue;
		if ((names.flags as readonly string[]).includes(token.name)) {
			if (token.value !== undefined) throw new WrongCall(`De optie --${token.name} krijgt geen waarde.`);
			flags[token.name] = true;
		} else if (withValue.includes(token.name)) {
			const value = token.value;
			if (!value || (!token.inlineValue && value.startsWith('--'))) {
				throw new WrongCall(`De optie --${token.name} heeft een waarde nodig.`);
			}
			text[token.name] = value;
		} else throw new WrongCall(`De optie ${token.rawName} bestaat niet.`);
	}
	const missing = names.text.filter((name) => text[name] === undefined);
	if (missing.length > 0) throw new WrongCall(`Er ontbreekt: ${missing.map((name) => `--${name}`).join(', ')}.`);
	return {
		text: text as Record<Text, string> & Partial<Record<Optional, string>>,
		flags: flags as Record<Flag, boolean>,
	};
}
