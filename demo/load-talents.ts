import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';
import { theNeeds } from '#modules/needs/index.server';
import { talentKinds } from '#modules/talents';
import { loadTalents } from '#modules/talents/index.server';
import { clock, dayInAmsterdam } from '#platform/clock';
import { asTask } from '#platform/db/index.server';
import { demoId } from './demo-id.ts';
import type { Demo } from './read-demo.ts';

const File = v.strictObject({
	talents: v.array(
		v.strictObject({
			person: v.string(),
			kind: v.picklist(talentKinds),
			words: v.pipe(v.string(), v.nonEmpty(), v.maxLength(200)),
			need: v.optional(v.string()),
			saidDaysAgo: v.pipe(v.number(), v.integer(), v.minValue(0)),
			shared: v.optional(v.boolean(), true),
			wakeInDays: v.optional(v.pipe(v.number(), v.integer())),
		}),
	),
});
export type DemoTalent = v.InferOutput<typeof File>['talents'][number];

export const demoTalents = (): DemoTalent[] =>
	v.parse(File, parse(readFileSync(join(import.meta.dirname, 'talents.yaml'), 'utf8'))).talents;

/** Puts what people can and want on the cards of the demo. Says whether there was anything to do. */
export async function loadDemoTalents(_: Demo, municipalityId: string): Promise<boolean> {
	const daysFromNow = (days: number) => dayInAmsterdam(new Date(clock.now().getTime() + days * 86_400_000));
	const talents = demoTalents().map(({ person, need, saidDaysAgo, shared, wakeInDays, ...said }, at) => {
		if (need && !theNeeds().needByCode.has(need)) throw new Error(`talents.yaml: ${need} does not exist`);
		return {
			...said,
			id: demoId('talent', `${person}-${at}`),
			cardId: demoId('card', person),
			needCode: need ?? null,
			areaCode: null,
			today: daysFromNow(-saidDaysAgo),
			sharedSince: shared ? daysFromNow(-saidDaysAgo) : null,
			wakeOn: wakeInDays === undefined ? null : daysFromNow(wakeInDays),
		};
	});
	return (
		(await asTask('people.load', municipalityId, 'community', (tx) => loadTalents(tx, municipalityId, talents))) > 0
	);
}
