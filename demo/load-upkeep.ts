import { agreeByCode, agreeUpkeep, lookBack, proposeUpkeep, upkeepListScreen } from '#modules/upkeep/index.server';
import type { Actor } from '#platform/actor';
import type { Ask } from '#platform/route/index.server';
import { actorsOf } from './actors-of.ts';
import { beforeToday } from './before-today.ts';
import type { Demo } from './read-demo.ts';

/** Two pieces of Zuidwest that neighbours look after, one of them for almost a year, and one that waits for the municipality. */
export async function loadDemoUpkeep(demo: Demo, municipalityId: string): Promise<boolean> {
	const worker = await actorsOf(demo, municipalityId);
	const [marloes, dewi] = [worker('marloes'), worker('dewi')] as [Actor, Actor];
	const { dayAgo, didAgo } = beforeToday();
	const seen = await didAgo(0, marloes, (tx, actor) =>
		upkeepListScreen({ tx, actor, about: () => {} } as unknown as Ask),
	);
	if (seen.open.length + seen.ended.length > 0) return false;
	const propose = (
		daysAgo: number,
		place: string,
		does: string,
		months: number[],
		gives: ('tools' | 'plants' | 'water' | 'waste' | 'insurance')[],
		group: string,
	) =>
		didAgo(daysAgo, marloes, (tx, actor) =>
			proposeUpkeep(tx, actor, {
				initiative: undefined,
				area: 'BU03440831',
				place,
				does,
				months,
				gives,
				givesWords: '',
				euros: undefined,
				starts: dayAgo(daysAgo - 2),
				group,
				called: 'Rachida',
				reach: '030 000 01 27',
			}),
		);
	const agree = async (daysAgo: number, { id, code }: { id: string; code: string | null }) => {
		await didAgo(daysAgo, dewi, (tx, actor) => agreeUpkeep(tx, actor, id));
		await didAgo(daysAgo, marloes, (tx) => agreeByCode(tx, code ?? ''));
	};
	const garden = await propose(
		345,
		'De plantenbakken bij het buurthuis',
		'Planten, wieden en water geven.',
		[3, 4, 5, 6, 7, 8, 9, 10],
		['tools', 'plants', 'water', 'waste'],
		'De groene vingers',
	);
	await agree(343, garden);
	await didAgo(4, marloes, (tx, actor) =>
		lookBack(tx, actor, garden.id, {
			goes: 'well',
			received: 'partly',
			wants: 'on',
			words: 'Het groenafval bleef twee keer liggen.',
		}),
	);
	await agree(
		60,
		await propose(
			63,
			'De boomspiegels op het plein',
			'Onkruid weghalen en bloemen zaaien.',
			[4, 5, 6, 7, 8, 9],
			['plants', 'insurance'],
			'De buren van het plein',
		),
	);
	await propose(
		3,
		'Het pad langs de school',
		'Elke maand vegen en prikken.',
		[1, 2, 3, 4, 5, 6, 9, 10, 11, 12],
		['tools', 'waste'],
		'De ouders',
	);
	return true;
}
