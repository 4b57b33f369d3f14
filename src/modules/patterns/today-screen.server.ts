import { dates } from '#design/formats.ts';
import { areasOf } from '#modules/areas/index.server';
import { myInitiatives } from '#modules/initiatives/index.server';
import { theNeeds } from '#modules/needs/index.server';
import type { Signal } from '#modules/signals';
import { newSignalsIn, signalsHeldBy } from '#modules/signals/index.server';
import type { Actor } from '#platform/actor';
import { clock, dayInAmsterdam } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import type { Ask } from '#platform/route/index.server';
import { maySeePattern, seesOverview, worksWithPatterns } from './pattern.policy.ts';
import type { Pattern, Period } from './pattern.ts';
import type { PatternCard } from './pattern-views.ts';
import { listPatterns } from './patterns.store.server.ts';
import { cardsOf, placesToChoose, readOverview } from './read-patterns.server.ts';

const mostPatterns = 3;
const mostSignals = 6;
const mostInitiatives = 5;

/** The first page of everyone who works here: what waits for a worker, and for other staff where to look. */
export async function todayScreen({ tx, actor }: Pick<Ask, 'tx' | 'actor'>) {
	return worksWithPatterns(actor)
		? { view: 'work' as const, ...(await workDay(tx, actor)) }
		: { view: 'desk' as const, ...(await deskDay(tx, actor)) };
}

const greeting = (actor: Actor) => ({
	name: actor.displayName ?? '',
	today: clock.today(),
	hour: Number(dates('nl', { hour: '2-digit', hourCycle: 'h23', timeZone: 'Europe/Amsterdam' }).format(clock.now())),
});

/** For who does not work with signals: no signal, no card; policy officers see the newest lines of their overview. */
async function deskDay(tx: Tx, actor: Actor) {
	return {
		...greeting(actor),
		lines: seesOverview(actor) ? (await readOverview(tx, actor)).slice(0, 5) : [],
		overview: seesOverview(actor),
	};
}

/** What waits for a worker today. Only what is there: an empty part says so kindly. */
async function workDay(tx: Tx, actor: Actor) {
	const now = clock.now();
	const areas = await areasOf(tx, actor.municipalityId);
	const places = new Map(areas.map(({ code, name }) => [code, name]));
	const since = new Date(now.getTime() - 36 * 3600_000);
	const held = actor.personId ? await signalsHeldBy(tx, actor.municipalityId, actor.personId, mostSignals) : [];
	const fresh = await newSignalsIn(
		tx,
		actor.municipalityId,
		actor.areas,
		since,
		{ reporterId: actor.personId },
		mostSignals + 1,
	);
	const initiatives = await myInitiatives(tx, actor, 60);
	const patterns = (await listPatterns(tx, actor.municipalityId, ['to-discuss', 'talking'])).filter((pattern) =>
		maySeePattern(actor, pattern),
	);
	const open = patterns.filter(
		({ ownerId, state }) => state === 'to-discuss' && (ownerId === null || ownerId === actor.personId),
	);
	const nearest = (open.length > 0 ? open : patterns).slice(0, mostPatterns);
	return {
		...greeting(actor),
		places: placesToChoose(areas, actor),
		patterns: await pictured(nearest),
		held: held.map((signal) => asLine(signal, places)),
		fresh: fresh.slice(0, mostSignals).map((signal) => asLine(signal, places)),
		moreFresh: fresh.length > mostSignals,
		initiatives: initiatives
			.filter(({ isDraft, openAsks }) => isDraft || openAsks > 0)
			.slice(0, mostInitiatives)
			.map(({ id, title, areaName, stage, isDraft, openAsks }) => ({ id, title, areaName, stage, isDraft, openAsks })),
	};

	async function pictured(shown: readonly Pattern[]): Promise<(PatternCard & { overTime: readonly Period[] })[]> {
		const cards = await cardsOf(tx, actor, shown);
		return cards.map((card, at) => ({ ...card, overTime: shown[at]?.overTime ?? [] }));
	}
}

function asLine(
	{ id, kind, text, needCode, areaCode, capturedAt, pickedUpAt }: Signal,
	places: ReadonlyMap<string, string>,
) {
	const need = needCode ? theNeeds().needByCode.get(needCode) : undefined;
	return {
		id,
		kind,
		text,
		need: need ? { nl: need.nl, en: need.en } : null,
		place: places.get(areaCode) ?? '',
		on: dayInAmsterdam(capturedAt),
		pickedUpOn: pickedUpAt ? dayInAmsterdam(pickedUpAt) : null,
	};
}
