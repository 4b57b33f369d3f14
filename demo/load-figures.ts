import { theNeeds } from '#modules/needs/index.server';
import { lastWhole, type Quarter, quarterBefore } from '#modules/statistics';
import { publishFrom } from '#modules/statistics/index.server';
import { clock } from '#platform/clock';
import { seededRandom } from '#platform/seeded-random';
import type { Demo } from './read-demo.ts';

const peopleAQuarter = 1600;
const quarters = 4;

/**
 * Public figures of the last year, of people invented by the dozen: the demo's own people are too few to show, as they should be.
 * A quarter that was published is left as it is.
 */
export async function loadDemoFigures(_: Demo, municipalityId: string): Promise<boolean> {
	const random = seededRandom(peopleAQuarter);
	const themes = theNeeds().themes.map(({ code }) => code);
	let quarter: Quarter = lastWhole(clock.today());
	let published = false;
	for (let n = 0; n < quarters; n++) {
		const done = await publishFrom(municipalityId, quarter, async (_tx, places) => {
			const districts = [...places.values()].filter(({ kind }) => kind === 'district').map(({ code }) => code);
			const often = (list: readonly string[]) => list[Math.floor(list.length * random() ** 2)] as string;
			return Array.from({ length: peopleAQuarter }, (_person, at) => ({
				person: String(at),
				theme: often(themes),
				district: often(districts),
			}));
		});
		published ||= done;
		quarter = quarterBefore(quarter);
	}
	return published;
}
