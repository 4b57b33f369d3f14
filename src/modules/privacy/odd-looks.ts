/** What stands out in a look (privacy S15, S14). None of them is proof: each is a reason to ask. */
export const oddRules = ['other-team', 'same-name', 'at-night', 'very-many', 'often-refused'] as const;
export type OddRule = (typeof oddRules)[number];

/** One line of the trail: who looked at whom, when. `subjectId` is null when it was about nobody in particular. */
export type LookInTrail = {
	workerId: string;
	subjectId: string | null;
	outcome: 'done' | 'seen' | 'denied';
	at: Date;
};
export type WatchedWorker = {
	id: string;
	lastName: string;
	teams: readonly { teamId: string; from: string; until: string }[];
};
export type WatchedCard = {
	id: string;
	called: string;
	teamId: string | null;
	/** Teams that were let read a part of a file. */
	sharedWith?: readonly string[];
};

/** What stood out of one worker in one week: how often, and for `very-many` what is usual at most. */
export type OddLook = { workerId: string; rule: OddRule; count: number; usual: number | null };

/** Fewer different people than this in a week is never very many. */
export const fewestForMany = 30;
/** More refusals than this within `refusalMinutes` stand out (ASVS 16.3.2). */
const mostRefusals = 5;
const refusalMinutes = 10;
/** From ten at night until six in the morning, in Amsterdam. */
const night = { from: 22, until: 6 };

const hourOf = new Intl.DateTimeFormat('nl-NL', { hour: 'numeric', hourCycle: 'h23', timeZone: 'Europe/Amsterdam' });
const dayOf = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' });

/**
 * What stands out among the looks of one week. Pure; what is usual comes from the weeks before.
 * @param earlier number of different people per worker per week in the weeks before
 */
export function oddLooks(
	looks: readonly LookInTrail[],
	workers: readonly WatchedWorker[],
	cards: readonly WatchedCard[],
	earlier: readonly number[],
): OddLook[] {
	const cardById = new Map(cards.map((card) => [card.id, card]));
	const usual = Math.max(fewestForMany, ninetyNinth(earlier));
	return workers.flatMap((worker): OddLook[] => {
		const theirs = looks.filter(({ workerId }) => workerId === worker.id);
		const seen = lookedAtSomebody(theirs);
		const count = (about: (card: WatchedCard, at: Date) => boolean, among = seen): number =>
			new Set(
				among.flatMap(({ subjectId, at }) => {
					const card = cardById.get(subjectId as string);
					return card && about(card, at) ? [card.id] : [];
				}),
			).size;
		const found: Record<OddRule, number> = {
			'other-team': count((card, at) => {
				const teams = card.teamId === null ? [] : [card.teamId, ...(card.sharedWith ?? [])];
				return teams.length > 0 && !teams.some((team) => worksIn(worker, team, dayOf.format(at)));
			}),
			// Whoever takes along a list of all did not look for their own family.
			'same-name': count((card) => holdsName(card.called, worker.lastName), oneByOne(seen)),
			'at-night': seen.filter(({ at }) => isNight(at)).length,
			'very-many': over(new Set(seen.map(({ subjectId }) => subjectId)).size, usual),
			'often-refused': over(
				mostWithin(theirs.filter(({ outcome }) => outcome === 'denied').map(({ at }) => at)),
				mostRefusals,
			),
		};
		return oddRules
			.filter((rule) => found[rule] > 0)
			.map((rule) => ({ workerId: worker.id, rule, count: found[rule], usual: rule === 'very-many' ? usual : null }));
	});
}

type Look = { subjectId: string | null; outcome: LookInTrail['outcome']; at: Date };
export const lookedAtSomebody = <T extends Look>(looks: readonly T[]): T[] =>
	looks.filter(({ outcome, subjectId }) => outcome !== 'denied' && subjectId !== null);

/** Looks of one worker without those that named more than one person in the same moment, as a list of cards does. */
export const oneByOne = <T extends Look>(looks: readonly T[]): T[] =>
	[...Map.groupBy(looks, ({ at }) => at.getTime()).values()].flatMap((together) =>
		new Set(together.map(({ subjectId }) => subjectId)).size > 1 ? [] : together,
	);

const over = (count: number, limit: number): number => (count > limit ? count : 0);

const worksIn = ({ teams }: WatchedWorker, teamId: string, day: string): boolean =>
	teams.some((team) => team.teamId === teamId && team.from <= day && day <= team.until);

const isNight = (at: Date): boolean => {
	const hour = Number(hourOf.format(at));
	return hour >= night.from || hour < night.until;
};

/** Whole words only, so that "De Wit" is no "Witteveen". A particle alone is no name. */
function holdsName(called: string, lastName: string): boolean {
	const words = (text: string) => text.toLowerCase().split(/[^\p{L}]+/u);
	const particles = new Set(['de', 'den', 'der', 'van', 'het', 'ten', 'ter', 'el', 'al', 'ben']);
	const own = words(lastName).filter((word) => word.length > 2 && !particles.has(word));
	return own.length > 0 && own.every((word) => words(called).includes(word));
}

function mostWithin(moments: readonly Date[]): number {
	const times = moments.map((moment) => moment.getTime()).sort((a, b) => a - b);
	let most = 0;
	for (let first = 0, last = 0; last < times.length; last++) {
		while ((times[last] as number) - (times[first] as number) > refusalMinutes * 60_000) first++;
		most = Math.max(most, last - first + 1);
	}
	return most;
}

const ninetyNinth = (counts: readonly number[]): number =>
	[...counts].sort((a, b) => a - b)[Math.max(0, Math.ceil(counts.length * 0.99) - 1)] ?? 0;
