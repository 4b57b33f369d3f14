import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';
import {
	answerMatch,
	matchesOfTeam,
	proposeMatch,
	suggestByNight,
	tellHowItWent,
	tendMatches,
} from '#modules/matching/index.server';
import type { Actor } from '#platform/actor';
import { asActor, type Tx } from '#platform/db/index.server';
import { actorsOf } from './actors-of.ts';
import { beforeToday } from './before-today.ts';
import { demoId } from './demo-id.ts';
import { demoTalents } from './load-talents.ts';
import type { Demo } from './read-demo.ts';

const Days = v.pipe(v.number(), v.integer(), v.minValue(0));
const One = v.strictObject({ person: v.string(), need: v.string() });
const File = v.strictObject({
	matches: v.array(
		v.strictObject({
			wish: One,
			talent: One,
			by: v.string(),
			daysAgo: Days,
			task: v.string(),
			practical: v.string(),
			inReturn: v.string(),
			yes: v.optional(v.strictObject({ daysAgo: Days, asks: v.string(), offers: v.string() })),
			told: v.optional(v.strictObject({ daysAgo: Days, next: v.picklist(['go-on', 'done']) })),
		}),
	),
});
type Paired = v.InferOutput<typeof File>['matches'][number];

/** Lets the demo's workers bring people together, at the moments the file says. Says whether there was anything to do. */
export async function loadDemoMatches(demo: Pick<Demo, 'people'>, municipalityId: string): Promise<boolean> {
	const actorOf = await actorsOf(demo, municipalityId);
	const { matches } = v.parse(File, parse(readFileSync(join(import.meta.dirname, 'matches.yaml'), 'utf8')));
	const [first] = matches;
	const worker = first && actorOf(first.by);
	if (!worker || (await asActor(worker, 'community', (tx) => matchesOfTeam(tx))).length > 0) return false;
	for (const one of matches) await live(one, actorOf);
	await tendMatches();
	await suggestByNight();
	return true;
}

function talentId(kind: 'talent' | 'wish', { person, need }: v.InferOutput<typeof One>): string {
	const at = demoTalents().findIndex((one) => one.kind === kind && one.person === person && one.need === need);
	if (at < 0) throw new Error(`matches.yaml: ${person} has no ${kind} about ${need}`);
	return demoId('talent', `${person}-${at}`);
}

async function live(one: Paired, actorOf: (key: string) => Actor): Promise<void> {
	const { didAgo } = beforeToday();
	const on = <T>(days: number, who: string, work: (tx: Tx, actor: Actor) => Promise<T>) =>
		didAgo(days, actorOf(who), work);
	const { id } = await on(one.daysAgo, one.by, (tx, actor) =>
		proposeMatch(tx, actor, {
			wens: talentId('wish', one.wish),
			talent: talentId('talent', one.talent),
			soort: 'help',
			taak: one.task,
			praktisch: one.practical,
			terug: one.inReturn,
			gekeken: false,
		}),
	);
	for (const side of ['asks', 'offers'] as const) {
		const by = async (tx: Tx) => ({
			sideId: (await matchesOfTeam(tx)).find((match) => match.id === id && match.side === side)?.sideId ?? '',
		});
		if (one.yes)
			await on(one.yes.daysAgo, one.yes[side], async (tx, actor) =>
				answerMatch(tx, actor, await by(tx), {
					antwoord: 'yes',
					naam: '',
					bereik: '',
					reden: undefined,
					niemeer: false,
				}),
			);
	}
	for (const side of ['asks', 'offers'] as const) {
		const { told, yes } = one;
		if (told && yes)
			await on(told.daysAgo, yes[side], async (tx) => {
				const sideId = (await matchesOfTeam(tx)).find((match) => match.id === id && match.side === side)?.sideId ?? '';
				await tellHowItWent(
					tx,
					{ sideId },
					{ gelukt: 'yes', klik: 'yes', verder: told.next, naar: undefined, stap: '' },
				);
			});
	}
}
