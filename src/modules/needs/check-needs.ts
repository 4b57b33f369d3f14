import { type LifeDomain, type Need, type NeedCatalogue, type NeedTheme, needCatalogue } from './need.ts';

/** Says in plain words everything that is wrong with a needs file, so that it can be mended in one go. */
export class NeedsFileBroken extends Error {
	readonly problems: readonly string[];

	constructor(problems: readonly string[]) {
		super(`The needs file has ${problems.length} problem(s):\n- ${problems.join('\n- ')}`);
		this.name = 'NeedsFileBroken';
		this.problems = problems;
	}
}

type Row = Record<string, unknown>;

const codeShape = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/**
 * Turns a parsed needs file into a catalogue.
 * @throws NeedsFileBroken listing every missing text, double code and unknown theme or domain.
 */
export function needCatalogueFrom(file: unknown): NeedCatalogue {
	const problems: string[] = [];
	const domains = rows(file, 'domains', problems).map((row): LifeDomain => labelled(row, 'domain', problems));
	const themes = rows(file, 'themes', problems).map(
		(row): NeedTheme => ({ ...labelled(row, 'theme', problems), domain: text(row.domain) }),
	);
	const needs = rows(file, 'needs', problems).map(
		(row): Need => ({
			...labelled(row, 'need', problems),
			theme: text(row.theme),
			examples: texts(row.examples),
			words: texts(row.words),
		}),
	);
	const themeCodes = new Set(themes.map((theme) => theme.code));
	const domainCodes = new Set(domains.map((domain) => domain.code));
	for (const list of [domains, themes, needs]) problems.push(...doubleCodes(list));
	for (const theme of themes) {
		if (!domainCodes.has(theme.domain)) problems.push(`theme ${theme.code}: unknown domain "${theme.domain}"`);
	}
	for (const need of needs) {
		if (!themeCodes.has(need.theme)) problems.push(`need ${need.code}: unknown theme "${need.theme}"`);
		if (need.examples.length < 2)
			problems.push(`need ${need.code}: at least two examples, found ${need.examples.length}`);
	}
	if (problems.length > 0) throw new NeedsFileBroken(problems);
	return needCatalogue(domains, themes, needs);
}

function rows(file: unknown, list: string, problems: string[]): Row[] {
	const found = typeof file === 'object' && file !== null ? (file as Row)[list] : undefined;
	if (!Array.isArray(found) || found.length === 0) {
		problems.push(`no list "${list}"`);
		return [];
	}
	return found.map((row) => (typeof row === 'object' && row !== null ? (row as Row) : {}));
}

function labelled(row: Row, kind: string, problems: string[]): { code: string; nl: string; en: string } {
	const code = text(row.code);
	const nl = text(row.nl);
	const en = text(row.en);
	if (!codeShape.test(code)) problems.push(`${kind} "${code || nl || '?'}": a code is kebab-case English`);
	if (!nl) problems.push(`${kind} ${code}: the Dutch text (nl) is missing`);
	if (!en) problems.push(`${kind} ${code}: the English text (en) is missing`);
	return { code, nl, en };
}

function doubleCodes(list: readonly { code: string }[]): string[] {
	const seen = new Set<string>();
	const double = new Set<string>();
	for (const { code } of list) {
		if (seen.has(code)) double.add(code);
		seen.add(code);
	}
	return [...double].map((code) => `the code ${code} is used twice`);
}

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(text).filter(Boolean) : []);
