import { practiceColumns } from '#modules/signals';
import { importSignals } from '#modules/signals/index.server';
import type { Command } from './command.ts';
import { readTable } from './read-table.ts';
import { runSignalImport } from './run-signal-import.ts';

/** Signals that practice wrote down, from a table; only whole files go in. */
export const command: Command = {
	run: (args, terminal) =>
		runSignalImport(
			args,
			terminal,
			'Signalen',
			(path, name) => {
				const { rows, problems } = readTable(path, name, practiceColumns);
				return { file: rows, problems };
			},
			importSignals,
		),
};
