import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The folder that holds `policy/`: above this file when run from source, above the build otherwise.
 */
export function projectRoot(from: string = import.meta.dirname): string {
	for (const start of [from, process.cwd()]) {
		for (let folder = start; folder !== dirname(folder); folder = dirname(folder)) {
			if (existsSync(join(folder, 'policy', 'access-matrix.yaml'))) return folder;
		}
	}
	throw new Error('policy/access-matrix.yaml is not there: run from the project folder');
}
