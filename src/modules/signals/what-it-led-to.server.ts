import { findArea } from '#modules/areas/index.server';
import { needsOfTheme, themeOfNeed } from '#modules/needs';
import { theNeeds } from '#modules/needs/index.server';
import { type Actor, hasRole } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { offersByDistance } from './offers.store.server.ts';
import { answeringKinds, fewestOthers, type Offer, othersToMention, type SignalKind } from './signal.ts';
import { countPersons } from './signals.store.server.ts';

export type LedTo = {
	/** Published, nameless asks and offers nearby that answer this one. */
	offers: Offer[];
	/** Distinct others with the same need nearby; zero when fewer than three, and always for residents. */
	others: number;
	/** The area in which they were counted. */
	othersIn: string | null;
};

/** How long something somebody asked for counts as asked. */
export const halfAYearMs = 183 * 24 * 3600_000;

/** What a capture leads to at once, within what each reader may know (ux: show the return at once). */
export async function whatItLedTo(
	tx: Tx,
	actor: Actor,
	signal: { kind: SignalKind; areaCode: string; needCode: string | null; personId?: string | null },
): Promise<LedTo> {
	const offers = await offersAnswering(tx, actor.municipalityId, signal, 3);
	if (!hasRole(actor, 'social_broker', 'team_worker', 'team_lead') || !signal.needCode)
		return { offers, others: 0, othersIn: null };
	return { offers, ...(await countOthersNearby(tx, actor, { ...signal, needCode: signal.needCode })) };
}

/** Offers of an answering kind about the same need, else about the same theme; near before far. */
export async function offersAnswering(
	tx: Tx,
	municipalityId: string,
	signal: { kind: SignalKind; areaCode: string; needCode: string | null },
	n: number,
): Promise<Offer[]> {
	if (!signal.needCode) return [];
	const kinds = answeringKinds[signal.kind];
	const same = await offersByDistance(tx, municipalityId, signal.areaCode, { kinds, needs: [signal.needCode] }, n);
	if (same.length >= n) return same;
	const theme = themeOfNeed(theNeeds(), signal.needCode);
	const others = theme
		? needsOfTheme(theNeeds(), theme.code)
				.map(({ code }) => code)
				.filter((code) => code !== signal.needCode)
		: [];
	if (others.length === 0) return same;
	return [
		...same,
		...(await offersByDistance(
			tx,
			municipalityId,
			signal.areaCode,
			{ kinds, needs: others, furthest: 1 },
			n - same.length,
		)),
	];
}

/**
 * Distinct others with the same need in the past half year: in the neighbourhood, else in the district around it. Never a
 * number under three, never who it is about, and only signals this worker may read.
 */
export async function countOthersNearby(
	tx: Tx,
	actor: Actor,
	signal: { areaCode: string; needCode: string; personId?: string | null },
): Promise<{ others: number; othersIn: string | null }> {
	const since = new Date(clock.now().getTime() - halfAYearMs);
	const without = [signal.personId, actor.personId].filter((id): id is string => Boolean(id));
	for (const areas of await widening(tx, actor, signal.areaCode)) {
		const persons = await countPersons(tx, actor.municipalityId, areas.inside, signal.needCode, since, without);
		if (persons >= fewestOthers) return { others: othersToMention(persons), othersIn: areas.code };
	}
	return { others: 0, othersIn: null };
}

async function widening(tx: Tx, actor: Actor, areaCode: string): Promise<{ code: string; inside: string[] }[]> {
	if (areaCode.startsWith('GM')) return [];
	const inside = (district: string) => actor.areas.filter((code) => code.slice(2, 8) === district.slice(2, 8));
	if (areaCode.startsWith('WK')) return [{ code: areaCode, inside: inside(areaCode) }];
	const around = (await findArea(tx, actor.municipalityId, areaCode))?.parentCode;
	return [{ code: areaCode, inside: [areaCode] }, ...(around ? [{ code: around, inside: inside(around) }] : [])];
}
