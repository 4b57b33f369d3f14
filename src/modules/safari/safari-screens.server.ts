import { byKindAndCode, spokenName, spotOn } from '#modules/areas';
import { areasOf, mapAround } from '#modules/areas/index.server';
import type { MapEntry } from '#modules/social-map';
import { findMapEntry, mapEntriesNear } from '#modules/social-map/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotFound } from '#platform/errors';
import type { Ask } from '#platform/route/index.server';
import { plannedSafari, safariCodeHash } from './plan-safari.server.ts';
import { mayPlanIn } from './safari.policy.ts';
import { nextMonths, type Safari, stateOfSafari, usualStops } from './safari.ts';
import {
	addressesFor,
	findSafari,
	foundEachOther,
	guestsOf,
	heldBy,
	hostsOf,
	metBy,
	placesLeft,
	plansIt,
	safariAfter,
	safarisSeen,
	stopsOf,
} from './safaris.store.server.ts';
import { inWalkingOrder, mostStops, timesAlong } from './walk.ts';

const namesOf = async (tx: Tx, municipalityId: string): Promise<Map<string, string>> =>
	new Map((await areasOf(tx, municipalityId)).map(({ code, name }) => [code, spokenName(name)]));

const shown = (safari: Safari, names: Map<string, string>) => ({
	...safari,
	area: names.get(safari.areaCode) ?? '',
	state: stateOfSafari(safari, clock.today()),
});
export type SafariShown = ReturnType<typeof shown>;

/** What comes, soonest first, and what was, latest first. */
export async function safarisScreen({ tx, actor }: Ask) {
	const here = actor.municipalityId;
	const names = await namesOf(tx, here);
	const all = (await safarisSeen(tx, here)).map((safari) => shown(safari, names));
	const toCome = all.filter(({ state }) => state === 'planned' || state === 'announced' || state === 'today').reverse();
	const left = await placesLeft(
		tx,
		toCome.map(({ id }) => id),
	);
	return {
		coming: toCome.map((safari) => ({ ...safari, left: left.get(safari.id) ?? 0 })),
		been: all.filter(({ state }) => state === 'been' || state === 'called-off'),
		mayPlan: actor.areas.some((code) => mayPlanIn(actor, code)),
	};
}

type Homes = ReadonlyMap<string, string>;
const nobodysHome: Homes = new Map();

/** The stops in walking order with hours, and the drawing of the way. */
async function theWay(tx: Tx, municipalityId: string, safari: Safari, homes = nobodysHome) {
	const stops = inWalkingOrder(await stopsOf(tx, municipalityId, safari.id));
	const along = timesAlong(stops, { from: safari.at, stayMinutes: safari.stayMinutes }).map(({ stop, at, walk }) => ({
		id: stop.id,
		label: stop.label,
		entryId: stop.entryId,
		byArea: stop.byArea,
		address: homes.get(stop.id) ?? '',
		at,
		walk,
	}));
	const drawing = await mapAround(tx, municipalityId, [safari.areaCode]);
	const spots = stops.flatMap(({ id, lon, lat }, nth) => {
		const spot = drawing && lon !== null && lat !== null ? spotOn(drawing, lon, lat) : undefined;
		return spot ? [{ id, number: nth + 1, ...spot }] : [];
	});
	return {
		along,
		about: stops.some(({ byArea }) => byArea),
		map:
			drawing && spots.length > 0
				? {
						width: drawing.width,
						height: drawing.height,
						areas: drawing.areas.map(({ code, path }) => ({ code, path })),
						year: drawing.year,
						source: drawing.source,
						spots,
					}
				: null,
	};
}
export type Way = Awaited<ReturnType<typeof theWay>>;

/** One tour, for everybody. @throws NotFound */
export async function safariScreen({ tx, actor, params }: Ask) {
	const here = actor.municipalityId;
	const safari = await findSafari(tx, here, params['id'] ?? '');
	if (!safari) throw new NotFound('safari', params['id']);
	return {
		safari: shown(safari, await namesOf(tx, here)),
		way: await theWay(tx, here, safari),
		left: (await placesLeft(tx, [safari.id])).get(safari.id) ?? 0,
		mayPlan: mayPlanIn(actor, safari.areaCode) && (await plansIt(tx, safari.id)),
	};
}

/** The form to begin one; after another tour with what it had, a month later. */
export async function planSafariScreen({ tx, actor, url }: Ask) {
	const here = actor.municipalityId;
	const areas = (await areasOf(tx, here)).filter(({ code, kind }) => kind !== 'municipality' && mayPlanIn(actor, code));
	const asked = url.searchParams.get('na');
	const before = asked ? await plannedSafari(tx, actor, asked) : undefined;
	const next = before && nextMonths(before.on);
	return {
		areas: [...areas].sort(byKindAndCode).map(({ code, name }) => ({ value: code, label: spokenName(name) })),
		today: clock.today(),
		before: before ? { ...before, on: next && next >= clock.today() ? next : '' } : null,
	};
}

/** What was asked may be off the map since. */
const onTheMap = (tx: Tx, actor: Actor, id: string): Promise<MapEntry | undefined> =>
	findMapEntry(tx, actor, id).catch((problem) => {
		if (problem instanceof NotFound) return undefined;
		throw problem;
	});

/** Behind the tour: whom to ask, what they said, the way, who comes along, and what came of it. @throws NotFound, NotAllowed */
export async function tendSafariScreen({ tx, actor, params, about }: Ask) {
	const here = actor.municipalityId;
	const safari = await plannedSafari(tx, actor, params['id'] ?? '');
	about({ type: 'safari', id: safari.id });
	const hosts = await Promise.all(
		(await hostsOf(tx, here, safari.id)).map(async (host) => {
			const entry = await onTheMap(tx, actor, host.entryId);
			return { ...host, name: entry?.name ?? host.label, home: entry?.layer === 'informal' };
		}),
	);
	const asked = new Set(hosts.map(({ entryId }) => entryId));
	const near = await Promise.all(
		(['formal', 'informal'] as const).map((layer) =>
			mapEntriesNear(tx, here, [safari.areaCode], { layer, limit: 200 }),
		),
	);
	const state = stateOfSafari(safari, clock.today());
	return {
		safari: shown(safari, await namesOf(tx, here)),
		hosts,
		room: hosts.filter(({ answer }) => answer !== 'no').length < mostStops,
		enough: usualStops,
		willing: near
			.flat()
			.filter(({ id, hosts: welcomes }) => welcomes && !asked.has(id))
			.map(({ id, name, summary, kind }) => ({ id, name, summary, kind })),
		// Who leads the way reads where to ring, on the same days as who comes along.
		way: await theWay(tx, here, safari, await addressesFor(tx, null, safari.id, clock.today())),
		guests: await guestsOf(tx, here, safari.id),
		found: await foundEachOther(tx, safari.id),
		over: state === 'been' || state === 'called-off',
		mayTell: safari.on <= clock.today() && !safari.calledOffOn,
		next: (await safariAfter(tx, here, safari.id))?.id ?? null,
	};
}

/** What a code opens: for a host to answer, for a guest the way, and for both afterwards whom they met. */
export async function safariCodeScreen({ tx, actor, params }: Ask) {
	const hash = safariCodeHash(params['code'] ?? '');
	const held = await heldBy(tx, hash);
	if (!held) return { held: null };
	const here = actor.municipalityId;
	const { holder, safari } = held;
	const named = shown(safari, await namesOf(tx, here));
	const going = holder.role === 'guest' && holder.state === 'going';
	return {
		held: {
			holder,
			safari: named,
			// Without a yes, or on the waiting list, somebody reads what everybody reads.
			way: await theWay(tx, here, safari, going ? await addressesFor(tx, hash, safari.id, clock.today()) : undefined),
			over: named.state === 'been' || named.state === 'called-off',
			met: await metBy(tx, hash, clock.today()),
		},
	};
}
export type SafariHeld = NonNullable<Awaited<ReturnType<typeof safariCodeScreen>>['held']>;
