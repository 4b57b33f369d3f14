import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { projectRoot } from '#platform/policy/project-root.server';
import { type ProgrammeTemplate, parseTemplates } from './programme-template.ts';

let loaded: ProgrammeTemplate[] | undefined;

/** The templates of `policy/programmes.yaml`, read once per process. @throws Error when the file is not there or not valid */
export function programmeTemplates(): ProgrammeTemplate[] {
	loaded ??= parseTemplates(parse(readFileSync(join(projectRoot(), 'policy', 'programmes.yaml'), 'utf8')));
	return loaded;
}
