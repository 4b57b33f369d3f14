import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { projectRoot } from '#platform/policy/project-root.server';
import { parseTrack, type Track } from './track.ts';

let loaded: Track | undefined;

/** The steps and the route of `policy/newcomers.yaml`, read once per process. @throws Error when it is not there or not valid */
export function theTrack(): Track {
	loaded ??= parseTrack(parse(readFileSync(join(projectRoot(), 'policy', 'newcomers.yaml'), 'utf8')));
	return loaded;
}
