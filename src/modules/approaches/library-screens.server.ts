import { themeOfNeed } from '#modules/needs';
import { theNeeds } from '#modules/needs/index.server';
import { NotFound } from '#platform/errors';
import type { Approach, Effort, Words } from './approach.ts';
import { approachesFor, searchApproaches } from './find-approaches.ts';
import { loadApproaches } from './load-approaches.server.ts';

const text = (url: URL, name: string): string => (url.searchParams.get(name) ?? '').trim().slice(0, 80);
const efforts: Record<string, Effort> = { low: 'low', medium: 'medium', high: 'high' };

/** What a link from a pattern brings along to the start of an initiative: ?patroon=, ?gebied=, ?behoefte=. */
function carriedIn(url: URL): Record<string, string> {
	return Object.fromEntries(
		['patroon', 'gebied', 'behoefte'].flatMap((name) => (text(url, name) ? [[name, text(url, name)]] : [])),
	);
}

const queryOf = (values: Record<string, string>): string => {
	const query = new URLSearchParams(values).toString();
	return query && `?${query}`;
};

/** How many examples stand on one page: enough to choose from, few enough for a slow phone. */
const perPage = 18;

/** What a card shows, and no more: the whole library in two languages would be most of the page. */
export type ApproachInShort = Pick<Approach, 'code' | 'kind' | 'title' | 'what' | 'effort' | 'flag'>;
const inShort = ({ code, kind, title, what, effort, flag }: Approach): ApproachInShort => ({
	code,
	kind,
	title,
	what,
	effort,
	flag,
});

/** The library: ?zoek=, ?onderwerp=, ?werk=, ?soort=, ?blad=. With ?behoefte= (a need) what fits comes first, and says why. */
export function libraryScreen(url: URL) {
	const library = loadApproaches();
	const needs = theNeeds();
	const asked = {
		words: text(url, 'zoek'),
		theme: text(url, 'onderwerp'),
		effort: efforts[text(url, 'werk')] ?? '',
		kind: text(url, 'soort'),
	};
	const carried = carriedIn(url);
	const need = needs.needs.find(({ code }) => code === carried['behoefte']);
	const fitting = need
		? approachesFor(library.approaches, { need: need.code, theme: themeOfNeed(needs, need.code)?.code ?? null })
		: [];
	const place = (approach: Approach): number => {
		const at = fitting.findIndex((one) => one.approach.code === approach.code);
		return at < 0 ? fitting.length : at;
	};
	const found = searchApproaches(library.approaches, asked.words)
		.filter(
			(one) => (!asked.theme || one.themes.includes(asked.theme)) && (!asked.effort || one.effort === asked.effort),
		)
		.filter((one) => !asked.kind || (asked.kind === 'les') === (one.kind === 'failure'))
		.sort((a, b) => place(a) - place(b) || Number(a.kind === 'failure') - Number(b.kind === 'failure'));
	const pages = Math.max(1, Math.ceil(found.length / perPage));
	const page = Math.min(Math.max(Number.parseInt(text(url, 'blad'), 10) || 1, 1), pages);
	const at = (number: number): string => {
		const query = new URLSearchParams([...url.searchParams].filter(([name]) => name !== 'blad'));
		if (number > 1) query.set('blad', String(number));
		return `/aanpakken${query.size ? `?${query}` : ''}`;
	};
	const used = new Set(library.approaches.flatMap(({ themes }) => themes));
	return {
		total: found.length,
		page,
		pages,
		previous: page > 1 ? at(page - 1) : undefined,
		next: page < pages ? at(page + 1) : undefined,
		found: found.slice((page - 1) * perPage, page * perPage).map((approach) => ({
			approach: inShort(approach),
			query: queryOf(carried),
			fits:
				need && fitting.some((one) => one.approach.code === approach.code)
					? ({ nl: need.nl, en: need.en } satisfies Words)
					: undefined,
		})),
		themes: needs.themes.filter(({ code }) => used.has(code)).map(({ code, nl, en }) => ({ code, nl, en })),
		asked,
		carried,
		note: library.note,
	};
}

/**
 * One worked example, with the address under which it is begun.
 * @throws NotFound for a code that is not in the library
 */
export function approachScreen(code: string, url: URL) {
	const approach = loadApproaches().approaches.find((known) => known.code === code);
	if (!approach) throw new NotFound('approach', code);
	return {
		approach,
		themes: theNeeds()
			.themes.filter((theme) => approach.themes.includes(theme.code))
			.map(({ code: theme, nl, en }) => ({ code: theme, nl, en })),
		startQuery: queryOf({ aanpak: approach.code, ...carriedIn(url) }),
	};
}
