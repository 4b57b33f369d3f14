import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** A need as the command line prints it. */
export interface ListedNeed {
	readonly code: string;
	readonly nl: string;
	readonly en: string;
	readonly theme: string;
}

/** The needs of policy/needs.yaml, in their order there. */
export async function listNeeds(): Promise<ListedNeed[]> {
	const file = new URL('../../policy/needs.yaml', import.meta.url);
	const { needs } = parse(readFileSync(file, 'utf8')) as { needs: ListedNeed[] };
	return needs.map(({ code, nl, en, theme }) => ({ code, nl, en, theme }));
}
