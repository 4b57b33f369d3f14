import type { SignalKind, SignalSource } from './signal.ts';

/** Columns of a file with signals from practice, in the words of the people who wrote them down. */
export const practiceColumns = [
	'id',
	'year',
	'municipality',
	'area',
	'reporter',
	'kind',
	'text',
	'theme_hint',
	'practice',
] as const;
export type PracticeRow = Readonly<Record<(typeof practiceColumns)[number], string>>;

const kinds: Record<string, SignalKind> = {
	zorg: 'zoek',
	hulp: 'zoek',
	vraag: 'zoek',
	zoek: 'zoek',
	wens: 'wil',
	wil: 'wil',
	talent: 'kan',
	aanbod: 'kan',
	kan: 'kan',
	idee: 'zie',
	melding: 'zie',
	zie: 'zie',
};

/** What practice calls it, in our four words; undefined for a word we do not know. An idea is something one sees. */
export const kindFromPractice = (word: string): SignalKind | undefined => kinds[word.trim().toLowerCase()];

/** Residents speak for themselves; other organisations are partners; the rest works in the neighbourhood. */
export function sourceFromPractice(reporter: string): SignalSource {
	const said = reporter.toLowerCase();
	if (/bewoner|jongeren$|cliënt|vrijwilliger|buurtnetwerk/.test(said)) return 'resident';
	if (/huisarts|agent|corporatie|school|consulent/.test(said)) return 'partner';
	return 'worker';
}

/** Names as people write them, made comparable: "Kanaleneiland-Zuid", "kanaleneiland zuid". */
export const comparableName = (name: string): string =>
	name
		.toLowerCase()
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.replace(/[^a-z0-9]+/g, ' ')
		.trim();

/** The most precise area with this name; undefined when none has it. */
export function areaNamed<A extends { code: string; name: string }>(name: string, areas: readonly A[]): A | undefined {
	const wanted = comparableName(name);
	const found = areas.filter((area) => comparableName(area.name) === wanted);
	return found.sort((a, b) => b.code.length - a.code.length)[0];
}
