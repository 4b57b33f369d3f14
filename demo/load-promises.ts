import { breakPromise, catchPromise, keepPromise, movePromise, promisesScreen } from '#modules/promises/index.server';
import type { Ask } from '#platform/route/index.server';
import { actorsOf } from './actors-of.ts';
import { beforeToday } from './before-today.ts';
import type { Demo } from './read-demo.ts';

type Told = {
	words: string;
	organisation: string;
	job: string;
	due: number;
	becomes?: 'kept' | 'broken' | 'later';
	said?: string;
};
const meeting = 'de avond over Zuidwest';
/** What was promised on an evening 40 days ago; days count back from today, so a minus is still to come. */
const told: Told[] = [
	{
		words: 'De lampen in het portiek doen het weer.',
		organisation: 'de woningcorporatie',
		job: 'wijkbeheerder',
		due: 26,
		becomes: 'kept',
		said: 'Alle lampen zijn vervangen, ook die in de berging.',
	},
	{
		words: 'Het buurthuis is op dinsdagavond open.',
		organisation: 'het buurthuis',
		job: 'beheerder',
		due: 12,
		becomes: 'kept',
		said: 'Sinds vorige week elke dinsdag tot tien uur.',
	},
	{ words: 'Een doelpaal op het veldje.', organisation: 'de gemeente', job: 'wijkregisseur', due: 5 },
	{
		words: 'Een bankje bij de bushalte.',
		organisation: 'de gemeente',
		job: 'beheerder van het groen',
		due: 15,
		becomes: 'later',
		said: 'De stoep wordt eerst hersteld.',
	},
	{
		words: 'Spreekuur van de woningcorporatie in de buurt.',
		organisation: 'de woningcorporatie',
		job: 'teamleider',
		due: -30,
	},
	{
		words: 'Een extra bus in de avond.',
		organisation: 'het vervoerbedrijf',
		job: 'planner',
		due: 8,
		becomes: 'broken',
		said: 'Er zijn te weinig chauffeurs. In de lente kijken we opnieuw.',
	},
];

/** The board of an evening in Zuidwest: kept, running, late, moved and broken. */
export async function loadDemoPromises(demo: Demo, municipalityId: string): Promise<boolean> {
	const marloes = (await actorsOf(demo, municipalityId))('marloes');
	const { dayAgo, didAgo } = beforeToday();
	const url = new URL('http://demo.voorbeeld.nl/');
	const seen = await didAgo(0, marloes, (tx, actor) => promisesScreen({ tx, actor, url } as unknown as Ask));
	if (seen.groups.some(({ promises }) => promises.length > 0)) return false;
	for (const { words, organisation, job, due, becomes, said = '' } of told) {
		const id = await didAgo(40, marloes, (tx, actor) =>
			catchPromise(tx, actor, {
				session: undefined,
				area: 'WK034408',
				meeting,
				words,
				organisation,
				job,
				due: dayAgo(due),
				called: 'Iemand van de demo',
				mail: 'beloften@voorbeeld.nl',
			}),
		);
		await didAgo(Math.max(due, 0), marloes, async (tx, actor) => {
			if (becomes === 'kept') await keepPromise(tx, actor, id, said);
			if (becomes === 'broken') await breakPromise(tx, actor, id, said);
			if (becomes === 'later') await movePromise(tx, actor, id, { until: dayAgo(-20), reason: said });
		});
	}
	return true;
}
