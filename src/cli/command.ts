import type { Terminal } from './terminal.ts';

/** What a `*.command.ts` file exports as `command`. */
export interface Command {
	/** The words after the command name and the terminal; gives the exit code. */
	run(words: readonly string[], terminal: Terminal): Promise<number> | number;
}

/** A line in the table of commands; the file behind it is loaded only when it is asked for. */
export interface CommandEntry {
	/** One word or two, such as `import areas`. */
	readonly name: string;
	readonly usage: string;
	readonly summary: { readonly nl: string; readonly en: string };
	readonly load: () => Promise<Command>;
}

/** Something the user can put right: printed as a sentence, exit code 2. */
export class UserMistake extends Error {}

/** A UserMistake in how the command was called: the usage line is printed with it. */
export class WrongCall extends UserMistake {}
