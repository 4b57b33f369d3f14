import type { Command } from './command.ts';
import { listNeeds } from './list-needs.ts';
import { readOptions } from './read-options.ts';

/** The code list of needs, for who prepares a signals file. */
export const command: Command = {
	async run(words, terminal) {
		const { flags } = readOptions(words, { text: [], flags: ['json'] });
		const needs = await listNeeds();
		if (flags.json) terminal.out(JSON.stringify(needs));
		else for (const need of needs) terminal.out(`${need.code.padEnd(36)} ${need.nl} (${need.theme})`);
		return 0;
	},
};
