import { randomInt } from 'node:crypto';
import { drawFigures } from '#modules/statistics';
import { clock } from '#platform/clock';
import { asTask } from '#platform/db/index.server';
import { currentMunicipalities } from '#platform/municipality.server';
import type { RandomSource } from '#platform/seeded-random';
import {
	type HeavierFigure,
	heavierFigures,
	heavierSaid,
	keepHeavierFigures,
	type Said,
} from './heavier.store.server.ts';
import { answers, askedOf, moments } from './heavier.ts';

/** Chance that nobody can foresee or repeat, unlike a seed. */
const unforeseeable: RandomSource = () => randomInt(2 ** 47) / 2 ** 47;

/**
 * The figures of one year: at each moment and for each who was asked, everybody stands under one answer or under not asked, so
 * the whole is the whole. Moved by the noise of the public figures and hidden under ten, also by subtraction.
 */
export const drawHeavier = (said: readonly Said[], year: number, random: RandomSource): HeavierFigure[] =>
	moments.flatMap((moment) =>
		askedOf.flatMap((who) =>
			drawFigures(
				said
					.filter((one) => one.moment === moment && one.who === who)
					.map(({ nth, answer }) => ({ person: String(nth), theme: moment, district: answer })),
				[moment],
				answers,
				random,
			).map(({ district, persons }) => ({
				...{ year, moment, who, people: persons },
				answer: (district ?? 'all') as HeavierFigure['answer'],
			})),
		),
	);

/** The year before, once, a month after it ended: what came in late still counts, and asking again gives the same. */
export async function countHeavierIn(municipalityId: string, random: RandomSource = unforeseeable): Promise<boolean> {
	const today = clock.today();
	const year = Number(today.slice(0, 4)) - 1;
	if (today < `${year + 1}-02-01`) return false;
	return asTask('intake.count', municipalityId, 'care', async (tx) => {
		if ((await heavierFigures(tx, municipalityId, year)).length > 0) return false;
		const said = await heavierSaid(tx, `${year}-01-01`, `${year + 1}-01-01`);
		await keepHeavierFigures(tx, municipalityId, drawHeavier(said, year, random));
		return true;
	});
}

export async function countHeavier(): Promise<void> {
	for (const { id } of await currentMunicipalities()) await countHeavierIn(id);
}
