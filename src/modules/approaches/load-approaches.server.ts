import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { projectRoot } from '#platform/policy/project-root.server';
import { type ApproachLibrary, parseApproaches } from './approach.ts';

let loaded: ApproachLibrary | undefined;

/**
 * The library of `policy/approaches.yaml`, read once per process.
 * @throws Error when the file is not there, or when it is not valid.
 */
export function loadApproaches(): ApproachLibrary {
	loaded ??= parseApproaches(parse(readFileSync(join(projectRoot(), 'policy', 'approaches.yaml'), 'utf8')));
	return loaded;
}
