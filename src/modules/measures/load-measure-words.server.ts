import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { projectRoot } from '#platform/policy/project-root.server';
import { type MeasureWords, parseMeasureWords } from './measure-words.ts';

let loaded: MeasureWords | undefined;

/** The words of `policy/measures.yaml`, read once per process. @throws Error when the file is not there or not valid */
export function measureWords(): MeasureWords {
	loaded ??= parseMeasureWords(parse(readFileSync(join(projectRoot(), 'policy', 'measures.yaml'), 'utf8')));
	return loaded;
}
