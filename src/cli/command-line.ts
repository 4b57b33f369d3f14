import { type CommandEntry, UserMistake, WrongCall } from './command.ts';
import { commands } from './commands.ts';
import type { Terminal } from './terminal.ts';

const HELP_WORDS = new Set(['help', '--help', '-h']);

/** Finds the command, runs it and gives the exit code: 0 done, 1 our fault, 2 something the user can put right. */
export async function runCommandLine(
	words: readonly string[],
	terminal: Terminal,
	table: readonly CommandEntry[] = commands,
): Promise<number> {
	const [first] = words;
	if (first === undefined) {
		terminal.err(`Zeg wat er moet gebeuren.\n\n${helpText(table)}`);
		return 2;
	}
	if (HELP_WORDS.has(first)) return explain(words.slice(1), terminal, table);
	const entry = entryFor(words, table);
	if (!entry) {
		terminal.err(`Het commando "${first}" bestaat niet.\n\n${helpText(table)}`);
		return 2;
	}
	const rest = words.slice(entry.name.split(' ').length);
	if (rest.includes('--help') || rest.includes('-h')) return explain([entry.name], terminal, table);
	return attempt(entry, rest, terminal);
}

async function attempt(entry: CommandEntry, words: readonly string[], terminal: Terminal): Promise<number> {
	try {
		return await (await entry.load()).run(words, terminal);
	} catch (error) {
		if (error instanceof UserMistake) {
			terminal.err(error.message);
			if (error instanceof WrongCall) terminal.err(`Gebruik: npm run cli -- ${entry.usage}`);
			return 2;
		}
		terminal.err(`Er ging iets mis dat niet aan jou ligt: ${error instanceof Error ? error.stack : String(error)}`);
		return 1;
	}
}

function explain(about: readonly string[], terminal: Terminal, table: readonly CommandEntry[]): number {
	const entry =
		about.length === 0
			? undefined
			: entryFor(
					about.flatMap((words) => words.split(' ')),
					table,
				);
	terminal.out(
		entry ? `${entry.summary.nl}\n${entry.summary.en}\n\nGebruik: npm run cli -- ${entry.usage}` : helpText(table),
	);
	return 0;
}

/** The entry with the longest name that the words start with. */
function entryFor(words: readonly string[], table: readonly CommandEntry[]): CommandEntry | undefined {
	return table
		.filter((entry) => entry.name.split(' ').every((part, index) => words[index] === part))
		.sort((a, b) => b.name.length - a.name.length)[0];
}

function helpText(table: readonly CommandEntry[]): string {
	const width = Math.max(4, ...table.map((entry) => entry.name.length)) + 2;
	const lines = table.flatMap((entry) => [
		`  ${entry.name.padEnd(width)}${entry.summary.nl}`,
		`  ${''.padEnd(width)}${entry.summary.en}`,
	]);
	return [
		'Gebruik: npm run cli -- <commando> [opties]',
		'',
		...lines,
		`  ${'help'.padEnd(width)}Deze lijst, of uitleg: help <commando>.`,
		`  ${''.padEnd(width)}This list, or more: help <command>.`,
	].join('\n');
}
