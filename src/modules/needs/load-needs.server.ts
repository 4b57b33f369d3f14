import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { projectRoot } from '#platform/policy/project-root.server';
import { NeedsFileBroken, needCatalogueFrom } from './check-needs.ts';
import type { NeedCatalogue } from './need.ts';

/**
 * Reads and checks the needs.
 * @throws NeedsFileBroken when the file is not valid YAML or not a valid catalogue.
 */
export function loadNeeds(path: string = join(projectRoot(), 'policy', 'needs.yaml')): NeedCatalogue {
	return needCatalogueFrom(parsed(readFileSync(path, 'utf8')));
}

function parsed(yaml: string): unknown {
	try {
		return parse(yaml);
	} catch (error) {
		throw new NeedsFileBroken([`not valid YAML: ${error instanceof Error ? error.message : String(error)}`]);
	}
}
