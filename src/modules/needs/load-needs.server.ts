import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { NeedsFileBroken, needCatalogueFrom } from './check-needs.ts';
import type { NeedCatalogue } from './need.ts';

const fileName = join('policy', 'needs.yaml');

/**
 * Where `policy/needs.yaml` lies. This module runs from source (command line, tests) and bundled under build/server,
 * so it walks up from its own place first and from the working folder after that.
 * @throws Error naming both starting points when there is no such file above either.
 */
export function needsFilePath(
	starts: readonly string[] = [dirname(fileURLToPath(import.meta.url)), process.cwd()],
): string {
	for (const start of starts) {
		for (let folder = start, above = ''; folder !== above; above = folder, folder = dirname(folder)) {
			const path = join(folder, fileName);
			if (existsSync(path)) return path;
		}
	}
	throw new Error(`${fileName} was not found above ${starts.join(' or ')}`);
}

/**
 * Reads and checks the needs.
 * @throws NeedsFileBroken when the file is not valid YAML or not a valid catalogue.
 */
export function loadNeeds(path: string = needsFilePath()): NeedCatalogue {
	return needCatalogueFrom(parsed(readFileSync(path, 'utf8')));
}

function parsed(yaml: string): unknown {
	try {
		return parse(yaml);
	} catch (error) {
		throw new NeedsFileBroken([`not valid YAML: ${error instanceof Error ? error.message : String(error)}`]);
	}
}
