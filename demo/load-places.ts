import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';
import { theNeeds } from '#modules/needs/index.server';
import { languageCodes, phoneFrom } from '#modules/people';
import { accessibilityCodes, mapKinds, readHours } from '#modules/social-map';
import { addMapEntry, mailBounced, type NewMapEntry, tendKeepers } from '#modules/social-map/index.server';
import { clock, moveClockTo } from '#platform/clock';
import { asActor } from '#platform/db/index.server';
import { Conflict, NotFound } from '#platform/errors';
import { actorsOf } from './actors-of.ts';
import { demoId } from './demo-id.ts';
import type { Demo } from './read-demo.ts';

const Text = v.pipe(v.string(), v.nonEmpty());
const File = v.strictObject({
	entries: v.array(
		v.strictObject({
			by: Text,
			key: Text,
			kind: v.picklist(mapKinds),
			informal: v.optional(v.boolean(), false),
			area: v.pipe(v.string(), v.regex(/^BU0344\d{4}$/)),
			name: Text,
			summary: v.optional(v.pipe(Text, v.maxLength(600))),
			lon: v.optional(v.number()),
			lat: v.optional(v.number()),
			address: v.optional(v.pipe(Text, v.startsWith('Voorbeeld'))),
			needs: v.optional(v.array(Text), []),
			free: v.optional(v.boolean()),
			costs: v.optional(Text),
			hours: v.optional(Text),
			when: v.optional(Text),
			forWhom: v.optional(Text),
			freePlaces: v.optional(v.number()),
			languages: v.optional(v.array(v.picklist(languageCodes)), []),
			accessibility: v.optional(v.array(v.picklist(accessibilityCodes)), []),
			phone: v.optional(v.pipe(Text, v.regex(/^03000001\d\d$/))),
			mail: v.optional(v.pipe(Text, v.endsWith('voorbeeld.nl'))),
			website: v.optional(Text),
			hosts: v.optional(v.boolean(), false),
			keeper: v.optional(v.pipe(Text, v.endsWith('voorbeeld.nl'))),
			card: v.optional(Text),
			consent: v.optional(v.picklist(['spoken', 'written'])),
			daysAgo: v.pipe(v.number(), v.integer(), v.minValue(0)),
		}),
	),
});
export type DemoPlace = v.InferOutput<typeof File>['entries'][number];

/** @throws Error that names what is not right */
export function demoPlaces(): DemoPlace[] {
	const { entries } = v.parse(File, parse(readFileSync(join(import.meta.dirname, 'places.yaml'), 'utf8')));
	for (const { key, needs, hours } of entries) {
		for (const need of needs)
			if (!theNeeds().needByCode.has(need)) throw new Error(`places.yaml, ${key}: ${need} does not exist`);
		if (!readHours(hours ?? '')) throw new Error(`places.yaml, ${key}: these are no hours: ${hours}`);
	}
	return entries;
}

const entryOf = (place: DemoPlace): NewMapEntry => ({
	id: demoId('place', place.key),
	kind: place.kind,
	layer: place.informal ? 'informal' : 'formal',
	name: place.name,
	areaCode: place.area,
	summary: place.summary ?? '',
	lon: place.lon ?? null,
	lat: place.lat ?? null,
	address: place.address ?? '',
	needCodes: place.needs,
	free: place.free ?? null,
	costs: place.costs ?? '',
	hours: readHours(place.hours ?? '') ?? [],
	whenWords: place.when ?? '',
	forWhom: place.forWhom ?? '',
	freePlaces: place.freePlaces ?? null,
	languages: place.languages,
	accessibility: place.accessibility,
	phone: phoneFrom(place.phone ?? '') ?? '',
	mail: place.mail ?? '',
	website: place.website ?? '',
	hosts: place.hosts,
	keeperMail: place.keeper ?? '',
	...(place.card && { cardId: demoId('card', place.card) }),
	...(place.consent && { consentHow: place.consent }),
});

/** Puts the map of the demo together, by its own workers. Says how much was new. */
export async function loadDemoPlaces(demo: Demo, municipalityId: string): Promise<Record<string, number>> {
	const actorOf = await actorsOf(demo, municipalityId);
	let added = 0;
	for (const place of demoPlaces()) {
		const actor = actorOf(place.by);
		const back = moveClockTo(new Date(clock.now().getTime() - place.daysAgo * 86_400_000));
		try {
			await asActor(actor, 'community', (tx) =>
				addMapEntry(tx, actor, { ...entryOf(place), keeperId: actor.personId ?? null }),
			);
			added++;
		} catch (problem) {
			// It is there, or who it is about wants to be left alone since.
			if (!(problem instanceof Conflict || problem instanceof NotFound)) throw problem;
		} finally {
			back();
		}
	}
	return { added };
}

/** Who looks after places is asked whether they are still right; whoever kept the clothes cupboard moved on. Says how many letters went out. */
export async function loadDemoMapLetters(_demo: Demo, municipalityId: string): Promise<Record<string, number>> {
	await mailBounced(municipalityId, 'ruilkast@voorbeeld.nl');
	return { letters: await tendKeepers() };
}
