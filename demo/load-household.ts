import { beginClient } from '#modules/clients/index.server';
import { stampOf } from '#modules/households';
import * as homes from '#modules/households/index.server';
import * as plans from '#modules/plans/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import { asActor } from '#platform/db/index.server';
import { dayAfter } from '#platform/wall-time';
import { actorsOf, ownActors } from './actors-of.ts';
import { beforeToday } from './before-today.ts';
import { demoId } from './demo-id.ts';
import type { Demo } from './read-demo.ts';

/** What the mother of Samira wants: one goal for everybody at home, and one that stays hers. */
const goals = [
	{
		words: 'Op zaterdag samen naar de markt lopen',
		home: true,
		agreements: [
			{ step: 'self' as const, who: '', what: 'Elke dag een rondje om het blok.', by: undefined },
			{ step: 'network' as const, who: 'De jongens', what: 'Dragen de tas naar huis.', by: 5 },
		],
	},
	{ words: 'Weer doorslapen', home: false, agreements: [] },
];

/** Samira and her mother Fatiha, who came to live with her: a plan each, and one page on which each shows something. Can be run again. */
export async function loadDemoHousehold(demo: Demo, municipalityId: string): Promise<boolean> {
	const yusuf = (await actorsOf(demo, municipalityId))('yusuf');
	const [own] = ownActors(municipalityId);
	const samira: Actor = { ...(own as Actor), accountId: demoId('account', 'samira'), level: 2 };
	const [hers, mother] = [demoId('client', 'samira'), demoId('client', 'fatiha')];
	const { daysAgo } = beforeToday();
	const today = clock.today();
	const at = <F, T>(
		ago: number,
		actor: Actor,
		id: string,
		work: (ask: plans.PlanAsk & { form: F }) => Promise<T>,
		form: F,
	): Promise<T> => {
		const url = new URL(`http://buurtweefsel.test/${actor === samira ? '' : `?voor=${id}`}`);
		return daysAgo(ago, () =>
			asActor(actor, 'care', (tx) => work({ tx, actor, params: { id }, url, about: () => {}, form })),
		);
	};
	const planNow = async (id: string) => (await at(0, yusuf, id, plans.planScreen, undefined)).plan;
	const before = await asActor(yusuf, 'care', (tx) => plans.planOf(tx, municipalityId, mother));
	if (before) return false;
	await asActor(yusuf, 'care', (tx) =>
		beginClient(tx, yusuf, {
			...{ id: mother, voornaam: 'Fatiha', achternaam: 'Bouzidi', geboren: '1953-03-08', jong: false },
			...{ postcode: '3526 KV', huisnummer: '10', gebied: 'BU03440831', bereik: 'Via Samira.', soort: 'light' },
			...{ binnen: dayAfter(today, -50), einde: dayAfter(today, 120) },
		}),
	);
	await at(45, yusuf, mother, plans.savePlanWords, {
		...{ part: 'matters' as const, version: 0, words: 'Dat ik hier niet alleen maar zit te zitten.' },
	});
	for (const { words, agreements } of goals) {
		await at(44, yusuf, mother, plans.saveGoal, { goal: undefined, version: 0, words, domain: undefined, why: '' });
		const goal = (await planNow(mother))?.goals.find((one) => one.words === words)?.id ?? '';
		for (const { by, ...one } of agreements)
			await at(44, yusuf, mother, plans.saveAgreement, {
				...{ ...one, agreement: undefined, goal, version: 0, skipped: undefined, skippedWords: '' },
				by: by === undefined ? undefined : dayAfter(today, by),
			});
	}
	await at(44, yusuf, mother, plans.saveHelper, {
		...{ called: 'Hulp in de huishouding', what: 'Op dinsdag, drie uur.', becomes: 'stays' as const },
	});
	const { to } = await at(0, yusuf, hers, homes.beginHousehold, { met: 'Fatiha Bouzidi', besproken: true });
	const home = /[0-9a-f-]{36}/.exec(to)?.[0] ?? '';
	await at(0, yusuf, home, homes.writeYesDown, { wie: mother });
	await at(0, samira, hers, homes.answerHousehold, { antwoord: 'ja' });
	const stamps = new Map(
		[...((await planNow(hers))?.goals ?? []), ...((await planNow(mother))?.goals ?? [])].map((one) => [
			one.id,
			stampOf(one),
		]),
	);
	const shows = (actor: Actor, id: string, wat: 'goal' | 'helper' | 'children', van?: string) =>
		at(0, actor, id, homes.shareAtHome, { wat, van, tonen: 'ja' as const, zoals: stamps.get(van ?? '') ?? '' });
	const hersNow = await planNow(hers);
	const mothers = await planNow(mother);
	await shows(samira, hers, 'goal', hersNow?.goals.find(({ words }) => words.startsWith('De jongens'))?.id);
	await shows(samira, hers, 'children');
	const shared = mothers?.goals.find(({ words }) => goals.some((one) => one.home && one.words === words));
	await shows(yusuf, mother, 'goal', shared?.id);
	await shows(yusuf, mother, 'helper', mothers?.helpers[0]?.id);
	return true;
}
