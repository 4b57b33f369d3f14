import { volunteersOfMyTeam } from '#modules/circles/index.server';
import { cardsOfMyTeam, colleaguesIn } from '#modules/people/index.server';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotFound } from '#platform/errors';
import { newId } from '#platform/ids';
import type { Ask } from '#platform/route/index.server';
import { dayAfter, mondayOf } from '#platform/wall-time';
import { holesIn, partAt, rotaOf } from './rota.ts';
import { byWatchCode } from './take-part.server.ts';
import { mayHelpArrange } from './watch.policy.ts';
import { longestWatch, type WatchCard, type WatchInside, type WatchMember } from './watch.ts';
import { type By, watchCards, watchInside } from './watches.store.server.ts';

type Circle = Omit<WatchCard, 'personCard'>;
/** What is said aloud of a circle that goes on: what somebody must look at, first. */
export type WatchAtAGlance = Circle & { worries: number; late: number; holes: number; missed: number };

const nothing: WatchInside = { members: [], slots: [], turns: [], worries: [], roll: [] };
const shown = ({ personCard: _, ...card }: WatchCard): Circle => card;

async function atAGlance(tx: Tx, by: By, card: WatchCard): Promise<WatchAtAGlance> {
	const today = clock.today();
	const [monday, until] = [mondayOf(today), dayAfter(today, 8)];
	const inside = (await watchInside(tx, by, card.id, monday, until)) ?? nothing;
	const days = [monday, dayAfter(monday, 7)].flatMap((start) => rotaOf(inside.slots, inside.turns, start));
	return {
		...shown(card),
		worries: inside.worries.filter(({ heardAt }) => heardAt === null).length,
		late: inside.turns.filter(({ late, told }) => late && told === null).length,
		holes: card.paused || !card.started ? 0 : holesIn(days, today, dayAfter(today, 1)).length,
		missed: inside.roll.filter(
			(one) =>
				one.day === today &&
				one.said === 'unknown' &&
				!inside.turns.some(({ aboutId, day }) => aboutId === one.aboutId && day === today),
		).length,
	};
}

async function allOf(tx: Tx, cards: readonly WatchCard[]): Promise<WatchAtAGlance[]> {
	const found: WatchAtAGlance[] = [];
	for (const card of cards) found.push(await atAGlance(tx, 'self', card));
	return found;
}

/** What asks for a worker: a worry first, then who was not told of, then what nobody goes for. */
const needsLook = ({ worries, late, holes, missed }: WatchAtAGlance): boolean => worries + late + holes + missed > 0;

/** Everything a worker helps with, and where they go themselves. */
export async function watchesScreen({ tx, about }: Pick<Ask, 'tx' | 'about'>) {
	const cards = await watchCards(tx, 'self');
	const all = await allOf(tx, cards);
	about({ type: 'watch', personIds: [...new Set(cards.flatMap(({ personCard }) => personCard ?? []))] });
	return {
		look: all.filter((one) => one.ours && needsLook(one)),
		running: all.filter((one) => one.ours && !needsLook(one) && one.started),
		waiting: all.filter((one) => one.ours && !needsLook(one) && !one.started),
		going: all.filter(({ role, ours }) => role !== null && !ours),
	};
}

/** For Vandaag. */
export async function watchesToday({
	tx,
	actor,
	about,
}: Pick<Ask, 'tx' | 'actor' | 'about'>): Promise<{ look: WatchAtAGlance[]; asked: WatchAtAGlance[] }> {
	if (!mayHelpArrange(actor)) return { look: [], asked: [] };
	const cards = await watchCards(tx, 'self');
	const all = await allOf(tx, cards);
	const look = all.filter((one) => one.ours && needsLook(one));
	const named = new Set(look.map(({ id }) => id));
	about({ personIds: cards.flatMap(({ id, personCard }) => (personCard && named.has(id) ? [personCard] : [])) });
	return { look, asked: all.filter(({ role, answer }) => role === 'watcher' && answer === null) };
}

const days = () => ({ today: clock.today(), latest: dayAfter(clock.today(), longestWatch) });

/** The form with which it begins. */
export async function newWatchScreen({ tx, actor, url }: Pick<Ask, 'tx' | 'actor' | 'url'>) {
	const cards = mayHelpArrange(actor) ? await cardsOfMyTeam(tx, actor) : [];
	return {
		id: newId(),
		...days(),
		card: url.searchParams.get('kaart') ?? '',
		cards: cards.map(({ id, called }) => ({ value: id, label: called })),
	};
}

/** What somebody who signs in is asked, does and lets others do. */
export async function ownWatchesScreen({ tx, actor, url }: Pick<Ask, 'tx' | 'actor' | 'url'>) {
	const circles = await allOf(
		tx,
		(await watchCards(tx, 'self')).filter(({ ours }) => !ours),
	);
	return {
		id: newId(),
		...days(),
		called: actor.displayName ?? '',
		gone: url.searchParams.get('weg') ?? '',
		mine: circles.filter(({ role }) => role === 'watched'),
		others: circles.filter(({ role }) => role !== 'watched'),
	};
}

async function whole(tx: Tx, by: By, card: WatchCard, week: string | null) {
	const today = clock.today();
	const monday =
		week && /^\d{4}-\d\d-\d\d$/.test(week) && !Number.isNaN(Date.parse(week)) ? mondayOf(week) : mondayOf(today);
	const inside = await watchInside(tx, by, card.id, monday, dayAfter(monday, 6));
	const { members, slots, turns, worries, roll } = inside ?? nothing;
	const cardIds = members.flatMap(({ cardId }) => cardId ?? []);
	return {
		watch: shown(card),
		today,
		part: partAt(
			Number(clock.now().toLocaleTimeString('nl-NL', { hour: '2-digit', hour12: false, timeZone: 'Europe/Amsterdam' })),
		),
		monday,
		week: card.kind === 'person' ? rotaOf(slots, turns, monday) : [],
		slots,
		cardIds,
		members: members.map(({ cardId: _, ...member }): WatchMember => member),
		turns,
		worries,
		roll: roll.filter(({ day }) => day === today),
	};
}

/** One circle, for who has a place in it or helps. @throws NotFound, also when they left or it is over */
export async function watchScreen({ tx, actor, params, url, about }: Ask) {
	const card = (await watchCards(tx, 'self')).find(({ id }) => id === params['id']);
	if (!card) throw new NotFound('watch', params['id'] ?? '');
	const asks = card.ours && mayHelpArrange(actor);
	const cards = asks ? [...(await volunteersOfMyTeam(tx)), ...(await cardsOfMyTeam(tx, actor))] : [];
	const colleagues =
		asks && card.kind === 'person'
			? await colleaguesIn(tx, actor.municipalityId, actor.areas, ['social_broker', 'team_worker'])
			: [];
	const { cardIds, ...circle } = await whole(tx, 'self', card, url.searchParams.get('week'));
	// The names and numbers of all of them stand on the page of the team.
	about({
		type: 'watch',
		id: card.id,
		personIds: [...new Set([...cardIds, ...(card.personCard ? [card.personCard] : [])])],
	});
	return {
		...circle,
		cardId: card.ours ? card.personCard : null,
		cards: [...new Map(cards.map(({ id, called }) => [id, { value: id, label: called }])).values()].filter(
			({ value }) => value !== card.personCard,
		),
		colleagues: colleagues.map(({ id, name, teamId, teamName }) => ({
			value: `${id}:${teamId}`,
			label: `${name}, ${teamName}`,
		})),
	};
}

/** The page behind a code: the same, without an account, for as long as it goes on. */
export async function watchCodeScreen({ tx, params, url, event }: Ask) {
	const by = byWatchCode(params['code'] ?? '');
	const [card] = await watchCards(tx, by);
	event.setHeaders({ 'cache-control': 'no-store' });
	return {
		circle: card
			? { ...(await whole(tx, by, card, url.searchParams.get('week'))), cardId: null, cards: [], colleagues: [] }
			: null,
	};
}
