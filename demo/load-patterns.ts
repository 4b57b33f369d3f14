import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';
import { boardStates, decisionKinds } from '#modules/patterns';
import {
	askWorkgroup,
	chooseApproach,
	decide,
	declarePattern,
	detectPatterns,
	joinWorkgroup,
	lastLook,
	movePattern,
	patternAbout,
	pickUpPattern,
	readAgenda,
	startWorkgroup,
} from '#modules/patterns/index.server';
import { addSignalsAndOffers, pickUpSignal } from '#modules/signals/index.server';
import type { Actor } from '#platform/actor';
import { clock, moveClockTo } from '#platform/clock';
import { asActor, asTask, type Tx } from '#platform/db/index.server';
import { actorsOf } from './actors-of.ts';
import { demoId } from './demo-id.ts';
import type { Demo } from './read-demo.ts';

const dayMs = 86_400_000;
const sources = {
	resident: 'resident',
	social_broker: 'worker',
	team_worker: 'worker',
	general_practitioner: 'partner',
} as const;

const Text = v.pipe(v.string(), v.nonEmpty());
const DaysAgo = v.pipe(v.number(), v.integer(), v.minValue(0));
const Story = v.strictObject({
	told: v.array(
		v.strictObject({
			daysAgo: DaysAgo,
			area: Text,
			need: Text,
			kind: v.picklist(['kan', 'wil', 'zoek', 'zie']),
			person: Text,
			source: v.picklist(['resident', 'social_broker', 'team_worker', 'general_practitioner']),
			text: Text,
			heldBy: v.optional(Text),
		}),
	),
	story: v.array(
		v.union([
			v.strictObject({ daysAgo: DaysAgo, look: v.literal(true) }),
			v.strictObject({ daysAgo: DaysAgo, see: Text, areas: v.array(Text), who: Text, words: Text }),
			v.strictObject({ daysAgo: DaysAgo, need: Text, who: Text, pickUp: v.literal(true) }),
			v.strictObject({ daysAgo: DaysAgo, need: Text, who: Text, choose: Text }),
			v.strictObject({ daysAgo: DaysAgo, workgroup: Text, areas: v.array(Text), weekday: v.number(), who: Text }),
			v.strictObject({ daysAgo: DaysAgo, join: Text, who: Text }),
			v.strictObject({ daysAgo: DaysAgo, ask: Text, of: Text, who: Text }),
			v.strictObject({
				daysAgo: DaysAgo,
				decide: v.picklist(decisionKinds),
				need: Text,
				of: Text,
				who: Text,
				owner: v.optional(Text),
				afterDays: v.optional(DaysAgo),
				words: Text,
			}),
			v.strictObject({ daysAgo: DaysAgo, need: Text, who: Text, to: v.picklist(boardStates), words: Text }),
		]),
	),
});
type Event = v.InferOutput<typeof Story>['story'][number];

/**
 * Looks for patterns in what the demo's people said, on a few days in the past and today, and lets the workers do with them what
 * the story says, so that the board has cards everywhere. Says whether there was anything to do.
 */
export async function loadDemoPatterns(demo: Pick<Demo, 'people'>, municipalityId: string): Promise<boolean> {
	if (await lastLook(municipalityId)) return false;
	const { told, story } = v.parse(Story, parse(readFileSync(join(import.meta.dirname, 'patterns.yaml'), 'utf8')));
	const now = Date.now();
	const signals = told.map((one) => ({
		id: demoId('signal', `patterns:${one.text}`),
		kind: one.kind,
		areaCode: one.area,
		needCode: one.need,
		text: one.text,
		language: 'nl',
		source: sources[one.source],
		reporterId: null,
		personId: demoId('card', `patterns:${one.person}`),
		capturedAt: new Date(now - one.daysAgo * dayMs),
	}));
	await asTask('demo.load', municipalityId, 'community', (tx) => addSignalsAndOffers(tx, municipalityId, signals, []));
	const actorOf = await actorsOf(demo, municipalityId);
	for (const { text, heldBy, daysAgo } of told) {
		if (!heldBy) continue;
		const actor = actorOf(heldBy);
		const back = moveClockTo(new Date(now - Math.max(0, daysAgo - 1) * dayMs));
		await asActor(actor, 'community', (tx) => pickUpSignal(tx, actor, demoId('signal', `patterns:${text}`))).finally(
			back,
		);
	}
	for (const event of story) {
		const back = moveClockTo(new Date(now - event.daysAgo * dayMs));
		try {
			await live(event, municipalityId, actorOf);
		} finally {
			back();
		}
	}
	return true;
}

async function live(event: Event, municipalityId: string, actorOf: (key: string) => Actor): Promise<void> {
	if ('look' in event) {
		await detectPatterns(municipalityId);
		return;
	}
	const actor = actorOf(event.who);
	await asActor(actor, 'community', async (tx) => {
		if ('see' in event) {
			await declarePattern(tx, actor, { id: '', need: event.see, areas: event.areas, why: event.words, confirmed: '' });
			return;
		}
		if ('workgroup' in event) {
			const { workgroup: name, areas, weekday } = event;
			await startWorkgroup(tx, actor, { id: groupId(name), name, areas, weekday, startsAt: '10:00' });
			return;
		}
		if ('join' in event) return joinWorkgroup(tx, actor, groupId(event.join));
		if ('ask' in event) return askWorkgroup(tx, actor, groupId(event.of), { question: event.ask, confirmed: '' });
		const pattern = await patternAbout(tx, actor, event.need);
		// Other signals, another find: a story about a card that is not there is skipped, not invented.
		if (!pattern) return;
		if ('decide' in event) await decideInMeeting(tx, actor, event, pattern.id);
		else if ('pickUp' in event) await pickUpPattern(tx, actor, pattern.id);
		else if ('choose' in event) await chooseApproach(tx, actor, pattern.id, event.choose);
		else await movePattern(tx, actor, pattern.id, { to: event.to, words: event.words, confirmed: '' });
	});
}

const groupId = (name: string): string => demoId('workgroup', name);

async function decideInMeeting(
	tx: Tx,
	actor: Actor,
	event: Extract<Event, { decide: unknown }>,
	pattern: string,
): Promise<void> {
	const { fresh, hunches, open } = await readAgenda(tx, actor, groupId(event.of));
	const line = [...fresh, ...hunches, ...open].find(({ card }) => card.id === pattern);
	if (!line?.may.includes(event.decide)) return;
	const due = new Date(clock.now().getTime() + (event.afterDays ?? 14) * dayMs).toISOString().slice(0, 10);
	await decide(tx, actor, groupId(event.of), {
		pattern,
		seen: line.seen,
		what: event.decide,
		words: event.words,
		owner: event.owner ? demoId('worker', event.owner) : null,
		due,
		confirmed: '',
	});
}
