import { isDismissed } from './agenda.ts';
import type { Finding } from './finding.ts';
import type { Pattern, PatternState } from './pattern.ts';

/** What is on the board already, with the persons it was made of. */
export type OnBoard = Pick<
	Pattern,
	'id' | 'level' | 'need' | 'theme' | 'zone' | 'state' | 'declaredBy' | 'ownerId' | 'lastFoundOn'
> & {
	readonly personKeys: readonly string[];
	readonly signalIds: readonly string[];
};

export type Placing = {
	/** New on the board. */
	readonly add: readonly Finding[];
	/** There already: renew its figures. */
	readonly renew: readonly { id: string; finding: Finding }[];
	/** Declared by hand, and now heard in so many places: only its mark changes. */
	readonly strengthen: readonly { id: string; finding: Finding }[];
};

const ended: readonly PatternState[] = ['learned', 'dismissed'];

/**
 * Puts findings on the board without doubles: about the same need (or theme) in a zone that shares an area is the same thing.
 * What was dismissed, or learned from, comes back only when two persons came who were not in it.
 * @param findings all findings, strongest first
 * @param agenda those among them that may come new on the board
 */
export function placeOnBoard(
	findings: readonly Finding[],
	agenda: readonly Finding[],
	board: readonly OnBoard[],
): Placing {
	const live = board.filter(({ state }) => !ended.includes(state));
	const setAside = board
		.filter(({ state }) => ended.includes(state))
		.map(({ level, need, theme, zone, personKeys }) => ({ level, need, theme, zone, personKeys }));
	const add: Finding[] = [];
	const renew = new Map<string, Finding>();
	const strengthen = new Map<string, Finding>();
	for (const finding of findings) {
		const there = live.filter((pattern) => isAbout(pattern, finding));
		for (const pattern of there) {
			const list = pattern.declaredBy === null ? renew : strengthen;
			if (!list.has(pattern.id)) list.set(pattern.id, finding);
		}
		const isNew = there.length === 0 && agenda.includes(finding) && !add.some((other) => isAbout(other, finding));
		if (isNew && !isDismissed(finding, setAside)) add.push(finding);
	}
	const pairs = (map: Map<string, Finding>) => [...map].map(([id, finding]) => ({ id, finding }));
	return { add, renew: pairs(renew), strengthen: pairs(strengthen) };
}

type About = Pick<Finding, 'level' | 'need' | 'theme'> & { readonly zone: readonly string[] };

const isAbout = (a: About, b: About): boolean =>
	a.level === b.level && a.need === b.need && a.theme === b.theme && a.zone.some((area) => b.zone.includes(area));

/** Days without being found after which a card that nobody took leaves for the parking place. */
export const fadesAfterDays = 28;

/** Cards nobody took up and nobody spoke about, not found for four weeks. */
export function faded(board: readonly OnBoard[], today: string): string[] {
	const last = Date.parse(today) - fadesAfterDays * 86_400_000;
	return board
		.filter(
			({ state, ownerId, declaredBy, lastFoundOn }) =>
				state === 'to-discuss' && ownerId === null && declaredBy === null && Date.parse(lastFoundOn) < last,
		)
		.map(({ id }) => id);
}
