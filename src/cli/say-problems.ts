import type { LineProblem } from './read-table.ts';
import type { Terminal } from './terminal.ts';

/** Names every line that is wrong, in order, and that nothing was done with the rest. True when there was anything to say. */
export function sayProblems(problems: readonly LineProblem[], terminal: Terminal): boolean {
	for (const { file, line, sentence } of problems.toSorted((a, b) => a.line - b.line))
		terminal.err(`${file}, regel ${line}: ${sentence}`);
	if (problems.length > 0) terminal.err('Er is niets berekend. Verbeter deze regels.');
	return problems.length > 0;
}
