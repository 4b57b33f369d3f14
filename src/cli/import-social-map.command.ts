import { readFileSync, statSync } from 'node:fs';
import { checkHsds, type HsdsFile } from '#modules/social-map';
import { type Command, UserMistake } from './command.ts';
import { readCall } from './read-call.ts';

const mostBytes = 200 * 1024 * 1024;

/** Reads a file of the Open Referral standard (HSDS 3) and tells what is wrong with it, or brings it in. */
export const command: Command = {
	run: async (args, terminal) => {
		const { words, options, flags } = readCall(args, {
			words: ['bestand'],
			options: ['municipality'],
			flags: ['json', 'dry-run'],
		});
		const name = words[0] as string;
		const file = checkHsds(jsonOf(terminal.path(name), name));
		if (flags['dry-run']) {
			terminal.out(flags.json ? forOutput(file) : inSentences(file));
			return 0;
		}
		const { bringInHsds } = await import('./bring-in-hsds.ts');
		return bringInHsds(file, options.municipality, terminal, flags.json);
	},
};

export const forOutput = ({ documents, errors }: HsdsFile): string =>
	JSON.stringify({ entries: documents.length, errors });

export const inSentences = ({ documents, errors }: HsdsFile): string =>
	[
		`${documents.length} ${documents.length === 1 ? 'plek' : 'plekken'} in orde, ${errors.length} ${errors.length === 1 ? 'fout' : 'fouten'}.`,
		...errors.map(({ path, reason }) => `${path || 'Het bestand'}: ${reason}`),
	].join('\n');

function jsonOf(path: string, name: string): unknown {
	try {
		if (statSync(path).size > mostBytes) throw new UserMistake(`${name} is te groot. Maak er kleinere bestanden van.`);
		return JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
	} catch (problem) {
		if (problem instanceof SyntaxError) throw new UserMistake(`${name}: dit is geen geldige JSON.`);
		const { code } = problem as NodeJS.ErrnoException;
		if (code === 'ENOENT') throw new UserMistake(`Het bestand ${name} is er niet.`);
		if (code) throw new UserMistake(`Het bestand ${name} is niet te lezen (${code}).`);
		throw problem;
	}
}
