import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { type ApproachLibrary, parseApproaches } from './approach.ts';

const FILE = join('policy', 'approaches.yaml');

let loaded: ApproachLibrary | undefined;

/**
 * The library of `policy/approaches.yaml`, read once per process.
 * @throws Error when the file is nowhere above this code or the working directory, or when it is not valid.
 */
export function loadApproaches(): ApproachLibrary {
	loaded ??= parseApproaches(parse(readFileSync(findFile(), 'utf8')));
	return loaded;
}

/** Built code lies in build/server/…, source in src/…: walking up finds the project root from both. */
function findFile(): string {
	const starts = [dirname(fileURLToPath(import.meta.url)), process.cwd()];
	for (const start of starts) {
		for (let folder = start; ; folder = dirname(folder)) {
			if (existsSync(join(folder, FILE))) return join(folder, FILE);
			if (folder === dirname(folder)) break;
		}
	}
	throw new Error(`${FILE} was not found above ${starts.join(' or ')}`);
}
