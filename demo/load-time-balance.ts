import { answersBy, balanceScreen, countWork, workBy } from '#modules/organising/index.server';
import { colleaguesIn } from '#modules/people/index.server';
import { clock } from '#platform/clock';
import { asActor } from '#platform/db/index.server';
import { actorsOf } from './actors-of.ts';
import { demoId } from './demo-id.ts';
import type { Demo } from './read-demo.ts';

const area = 'WK034408';
/** By month, the oldest first; lately casework swallows what was agreed: how often each worker there did something for the neighbourhood, and for one person. */
const months = [
	[12, 7],
	[11, 7],
	[12, 8],
	[10, 9],
	[9, 11],
	[8, 15],
	[8, 15],
	[7, 15],
	[7, 15],
] as const;
/** By quarter, the oldest first: answered by a neighbour, in a group, by a professional. */
const quarters = [
	[4, 2, 14],
	[5, 3, 13],
	[7, 4, 13],
	[9, 5, 12],
] as const;

const firstOf = (today: string, monthsAgo: number): string => {
	const [year, month] = today.split('-').map(Number) as [number, number];
	return new Date(Date.UTC(year, month - 1 - monthsAgo, 1)).toISOString().slice(0, 10);
};

/** How the week was split in Zuidwest, and who answered: invented counts before what the demo records itself. */
export async function loadDemoTimeBalance(demo: Demo, municipalityId: string): Promise<boolean> {
	const ingrid = (await actorsOf(demo, municipalityId))('ingrid');
	const seen = await asActor(ingrid, 'community', (tx) => balanceScreen({ tx, actor: ingrid }));
	if (seen.districts.some((one) => one.months.length > 0)) return false;
	const today = clock.today();
	const quarterAgo = (Number(today.slice(5, 7)) - 1) % 3;
	const workers = await asActor(ingrid, 'community', (tx) =>
		colleaguesIn(tx, municipalityId, [area], ['social_broker', 'team_worker', 'team_lead']),
	);
	const work = months.flatMap(([community, casework], at) => {
		const month = firstOf(today, months.length - at);
		return workers.flatMap(({ id: workerId }) => [
			{ workerId, areaCode: area, month, what: 'street-note', many: community * 3 },
			{ workerId, areaCode: area, month, what: 'question-of-one', many: casework * 2 },
		]);
	});
	const answers = ['buurtteam-zuidwest', 'makelaars-zuidwest'].flatMap((team) =>
		quarters.flatMap((counts, at) =>
			(['informal', 'collective', 'professional'] as const).map((answer, which) => ({
				...{ teamId: demoId('team', team), quarter: firstOf(today, quarterAgo + 3 * (quarters.length - at)) },
				...{ answer, many: counts[which] ?? 1 },
			})),
		),
	);
	await countWork(municipalityId, {
		work: [workBy('community.signal_work'), { zone: 'community', count: async () => work }],
		answers: [answersBy('community.match_answers'), { zone: 'community', count: async () => answers }],
		care: [],
	});
	return true;
}
