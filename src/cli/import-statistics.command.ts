import { importStatistics, parseStatistics } from '#modules/areas/index.server';
import type { Command } from './command.ts';
import { runImport } from './run-import.ts';

/** Figures per area, and the areas themselves, from a table of Statistics Netherlands. */
export const command: Command = {
	run: (args, terminal) =>
		runImport(args, terminal, { where: 'regel', what: 'Cijfers', parse: parseStatistics, save: importStatistics }),
};
