import * as v from 'valibot';
import { areasOf } from '#modules/areas/index.server';
import { workersNow } from '#modules/people/index.server';
import { hiddenAfterDays, isStale, staleAfterDays } from '#modules/social-map';
import { clock } from '#platform/clock';
import { NotFound } from '#platform/errors';
import { photoAnswer } from '#platform/images/index.server';
import type { Ask } from '#platform/route/index.server';
import { dayAfter } from '#platform/wall-time';
import { type WhoShown, whoFits } from './who-entry.ts';
import { allWho, publicPhoto, publicWho } from './who-is-who.store.server.ts';

const Asked = v.object({
	zoek: v.fallback(v.optional(v.pipe(v.string(), v.trim(), v.maxLength(80)), ''), ''),
	buurt: v.fallback(v.optional(v.pipe(v.string(), v.regex(/^(WK\d{6}|BU\d{8})$/)), ''), ''),
});
const since = () => dayAfter(clock.today(), -hiddenAfterDays);

async function found<T extends WhoShown>({ tx, actor, url }: Ask, all: readonly T[]) {
	const asked = v.parse(Asked, Object.fromEntries(url.searchParams));
	const areas = await areasOf(tx, actor.municipalityId);
	const names = new Map(areas.map(({ code, name }) => [code, name]));
	const today = clock.today();
	return {
		asked,
		area: names.get(asked.buurt) ?? '',
		areas: areas
			.filter(({ kind }) => kind === 'district')
			.map(({ code, name }) => ({ value: code, label: name }))
			.sort((one, other) => one.label.localeCompare(other.label, 'nl')),
		people: whoFits(all, {
			words: asked.zoek,
			areaCode: asked.buurt,
			staleBefore: dayAfter(today, -staleAfterDays),
		}).map((one) => ({
			...one,
			areas: one.areaCodes.flatMap((code) => names.get(code) ?? []),
			stale: isStale(one, today),
		})),
	};
}

/** Who said yes to being found by everybody. */
export const whoScreen = async (ask: Ask) => found(ask, await publicWho(ask.tx, ask.actor.municipalityId, since()));

/** All colleagues who wrote something, with what is for colleagues alone. */
export async function colleaguesScreen(ask: Ask) {
	const shown = await found(ask, await allWho(ask.tx, ask.actor.municipalityId, since()));
	const deputies = await workersNow(
		ask.tx,
		ask.actor.municipalityId,
		shown.people.flatMap(({ deputyId }) => deputyId ?? []),
	);
	return {
		...shown,
		people: shown.people.map(({ deputyId, workerId: _, ...one }) => ({
			...one,
			deputy: deputies.get(deputyId ?? '') ?? '',
		})),
	};
}

/** A face, as a picture and nothing else. @throws NotFound */
export async function whoPhoto({ tx, actor, params }: Ask): Promise<Response> {
	const photo = await publicPhoto(tx, actor.municipalityId, params['id'] ?? '', since());
	if (!photo) throw new NotFound('photo', params['id']);
	return photoAnswer(photo);
}
