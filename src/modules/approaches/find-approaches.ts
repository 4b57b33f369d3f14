import type { Approach, Effort } from './approach.ts';

/** Why an approach is shown: facts, for the screen to put into a sentence. */
export type FitReason =
	| { kind: 'shares-need'; need: string }
	| { kind: 'shares-theme'; theme: string }
	| { kind: 'easy-start' };

export type FittingApproach = { approach: Approach; score: number; reasons: FitReason[] };

export type Sought = { need?: string | null; theme?: string | null };

/** A shared need says most; a shared theme less; how easy it starts only decides between equals. */
const NEED = 10;
const THEME = 4;
const EASE: Record<Effort, number> = { low: 1, medium: 0.5, high: 0 };

/**
 * The approaches that fit a need, a theme or both, best first; ties by code so that the order never wavers.
 * What shares neither is left out. Lessons from failure come along, after the approaches one can start.
 */
export function approachesFor(approaches: readonly Approach[], sought: Sought): FittingApproach[] {
	return approaches
		.map((approach) => howItFits(approach, sought))
		.filter((found) => found.score >= THEME)
		.sort(startableFirst);
}

function howItFits(approach: Approach, { need, theme }: Sought): FittingApproach {
	const reasons: FitReason[] = [];
	let score = EASE[approach.effort];
	if (need && approach.needs.includes(need)) {
		reasons.push({ kind: 'shares-need', need });
		score += NEED;
	}
	if (theme && approach.themes.includes(theme)) {
		reasons.push({ kind: 'shares-theme', theme });
		score += THEME;
	}
	if (reasons.length && approach.effort === 'low' && approach.kind === 'approach') reasons.push({ kind: 'easy-start' });
	return { approach, score, reasons };
}

function startableFirst(a: FittingApproach, b: FittingApproach): number {
	const lesson = Number(a.approach.kind === 'failure') - Number(b.approach.kind === 'failure');
	return lesson || b.score - a.score || a.approach.code.localeCompare(b.approach.code);
}

/**
 * Approaches in whose words every searched word occurs, in Dutch or in English, accents and case aside.
 * Dutch joins words (buurtmoestuin), so from four letters a hit inside a word counts; shorter ones must begin it. A hit in the title or flag comes before a hit further on. An empty search gives all.
 */
export function searchApproaches(approaches: readonly Approach[], search: string): Approach[] {
	const wanted = plainWords(search);
	if (!wanted.length) return [...approaches];
	return approaches
		.map((approach) => ({ approach, rank: searchRank(approach, wanted) }))
		.filter((hit) => hit.rank > 0)
		.sort((a, b) => b.rank - a.rank || a.approach.code.localeCompare(b.approach.code))
		.map((hit) => hit.approach);
}

function searchRank(approach: Approach, wanted: string[]): number {
	const head = plainWords([approach.title, approach.flag].flatMap((words) => [words.nl, words.en]).join(' '));
	const body = plainWords(
		[
			approach.what,
			approach.forWhom,
			approach.whenNot,
			approach.example.told,
			approach.example.place,
			...approach.steps,
		]
			.flatMap((words) => [words.nl, words.en])
			.concat(approach.themes, approach.needs)
			.join(' '),
	);
	let rank = 0;
	for (const word of wanted) {
		if (head.some((own) => carries(own, word))) rank += 2;
		else if (body.some((own) => carries(own, word))) rank += 1;
		else return 0;
	}
	return rank;
}

const carries = (own: string, word: string) => (word.length < 4 ? own.startsWith(word) : own.includes(word));

function plainWords(text: string): string[] {
	const plain = text
		.normalize('NFD')
		.replace(/\p{Mark}/gu, '')
		.toLowerCase();
	return plain.match(/[\p{Letter}\p{Number}]+/gu) ?? [];
}
