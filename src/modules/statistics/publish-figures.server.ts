import { randomInt } from 'node:crypto';
import type { Area } from '#modules/areas';
import { areasOf } from '#modules/areas/index.server';
import { theNeeds } from '#modules/needs/index.server';
import { signalsForPatterns } from '#modules/signals/index.server';
import { clock } from '#platform/clock';
import { asTask, type Tx } from '#platform/db/index.server';
import { currentMunicipalities } from '#platform/municipality.server';
import { claimQuarter, keepFigures } from './figures.store.server.ts';
import { type Contribution, drawFigures } from './public-figures.ts';
import { daysOf, lastWhole, type Quarter } from './quarter.ts';

/** Chance that nobody can foresee or repeat, unlike a seed. */
const unforeseeable = (): number => randomInt(2 ** 47) / 2 ** 47;

/**
 * Publishes one quarter, if nobody did before, as the task `statistics.publish`. The noise is drawn here, once: asking again
 * gives the same figures, and so does another worker.
 */
export const publishFrom = (
	municipalityId: string,
	quarter: Quarter,
	heard: (tx: Tx, places: ReadonlyMap<string, Area>) => Promise<Contribution[]>,
): Promise<boolean> =>
	asTask('statistics.publish', municipalityId, 'community', async (tx) => {
		const areas = await areasOf(tx, municipalityId);
		const whole = areas.find(({ kind }) => kind === 'municipality')?.code;
		if (!whole || !(await claimQuarter(tx, municipalityId, quarter, clock.today()))) return false;
		const districts = areas.filter(({ kind }) => kind === 'district').map(({ code }) => code);
		const themes = theNeeds().themes.map(({ code }) => code);
		const contributions = await heard(tx, new Map(areas.map((area) => [area.code, area])));
		await keepFigures(tx, municipalityId, quarter, drawFigures(contributions, themes, districts, unforeseeable), whole);
		return true;
	});

/** From what was told in that quarter. */
export const publishQuarter = (municipalityId: string, quarter: Quarter): Promise<boolean> =>
	publishFrom(municipalityId, quarter, (tx, places) => contributionsIn(tx, municipalityId, quarter, places));

/** The last quarter that is over, for every municipality that does not have it yet. */
export async function publishWhereDue(): Promise<void> {
	const quarter = lastWhole(clock.today());
	for (const { id } of await currentMunicipalities()) await publishQuarter(id, quarter);
}

async function contributionsIn(
	tx: Tx,
	municipalityId: string,
	quarter: Quarter,
	places: ReadonlyMap<string, Area>,
): Promise<Contribution[]> {
	const { from, until } = daysOf(quarter);
	// The day before, because a day in the Netherlands begins before it does on the clock of the database.
	const since = new Date(Date.parse(from) - 86_400_000).toISOString().slice(0, 10);
	const signals = await signalsForPatterns(tx, municipalityId, since);
	return signals.flatMap(({ day, areaCode, needCode, personKey }) => {
		const theme = needCode === null ? undefined : theNeeds().needByCode.get(needCode)?.theme;
		const place = places.get(areaCode);
		const district = place?.kind === 'neighbourhood' ? place.parentCode : place?.kind === 'district' ? areaCode : null;
		if (day < from || day > until || personKey === null || !theme || !district) return [];
		return [{ person: personKey, theme, district }];
	});
}
