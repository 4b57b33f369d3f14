import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { newUntimedId } from '#platform/ids';
import { seededRandom } from '#platform/seeded-random';
import { dayAfter } from '#platform/wall-time';
import { checksSeen, type MayBeWrong, noteCheck, notLookedAtSince } from './freshness.store.server.ts';
import { chanceWrong, learnRates, toLookAt } from './freshness.ts';
import type { KeptEntry } from './map-entry.ts';

/** No longer list is ever given, and nothing that was looked at this month. */
const most = 10;
const restDays = 30;

export const daysSince = (day: string, today: string): number =>
	Math.round((Date.parse(today) - Date.parse(day)) / 86_400_000);

/** The few entries of the actor's areas to look at first; the same all day. */
export async function toLookAtFirst(tx: Tx, actor: Actor): Promise<MayBeWrong[]> {
	const today = clock.today();
	const rates = learnRates(await checksSeen(tx, actor.municipalityId));
	const entries = await notLookedAtSince(tx, actor.municipalityId, actor.areas, dayAfter(today, -restDays));
	return toLookAt(
		entries.map((entry) => ({
			...entry,
			chance: chanceWrong(rates, entry.kind, daysSince(entry.confirmedOn, today), entry),
		})),
		most,
		seededRandom(Number(today.replaceAll('-', ''))),
	);
}

/** What somebody goes by. When it changed, it was wrong; other words are only better words. */
const reliedOn = [
	'name',
	'areaCode',
	'address',
	'lon',
	'lat',
	'hours',
	'whenWords',
	'costs',
	'free',
	'phone',
	'mail',
	'website',
] as const satisfies (keyof KeptEntry)[];

/** Whether what somebody goes by changed. */
export const wasWrong = (before: Partial<KeptEntry>, after: Partial<KeptEntry>): boolean =>
	reliedOn.some((field) => field in after && JSON.stringify(after[field]) !== JSON.stringify(before[field]));

/** Somebody looked: what they found teaches when to look again. `after` undefined: it is over. A second look on the same day teaches nothing. */
export async function learnFromLook(
	tx: Tx,
	actor: Actor,
	before: KeptEntry,
	after: Partial<KeptEntry> | undefined,
): Promise<void> {
	const today = clock.today();
	const days = Math.min(daysSince(before.confirmedOn, today), 4000);
	if (days < 1) return;
	await noteCheck(tx, actor.municipalityId, {
		id: newUntimedId(),
		kind: before.kind,
		days,
		wrong: after === undefined || wasWrong(before, after),
		checkedOn: today,
	});
}
