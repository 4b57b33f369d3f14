import { actionProgrammesIn } from '#modules/action-programme/index.server';
import * as youth from '#modules/youth/index.server';
import { type Actor, anonymous } from '#platform/actor';
import { asActor, type Tx } from '#platform/db/index.server';
import type { Ask } from '#platform/route/index.server';
import { actorsOf } from './actors-of.ts';
import { beforeToday } from './before-today.ts';
import type { Demo } from './read-demo.ts';

const area = 'BU03440831';
/** What three young people wrote and give; each chose their own name. */
const young = [
	{
		called: 'Sterre',
		band: '12-15' as const,
		words: [
			{ kind: 'plan' as const, said: 'Wij willen een plek om droog te zitten na school.', answer: 'later' as const },
			{ kind: 'give' as const, said: 'Met drie vriendinnen muziek maken voor ouderen.' },
		],
	},
	{
		called: 'Milo',
		band: '8-11' as const,
		words: [
			{ kind: 'plan' as const, said: 'De straat is te druk om te fietsen naar school.', answer: 'partly' as const },
		],
	},
	{
		called: 'Jay',
		band: '16-21' as const,
		words: [{ kind: 'give' as const, said: 'Ik help je met je telefoon of computer.' }],
	},
];
const answers = {
	later: 'We praten met de school over de aula. Dan weten we meer.',
	partly: 'Er komt een drempel. Een fietspad kost meer tijd, daar vragen we geld voor.',
};

/** Young people whom Marloes knows, with their yeses, what adults answered, and a draft that waits. Can be run again. */
export async function loadDemoYouth(demo: Demo, municipalityId: string): Promise<boolean> {
	const marloes = (await actorsOf(demo, municipalityId))('marloes') as Actor;
	const visitor = anonymous(municipalityId);
	const { dayAgo, didAgo } = beforeToday();
	const url = new URL('http://buurtweefsel.test/');
	const ask = (tx: Tx, actor: Actor, params = {}) => ({ tx, actor, params, url, about: () => {} }) as unknown as Ask;
	const { gives } = await asActor(visitor, 'open', (tx) => youth.youthScreen(ask(tx, visitor)));
	if (gives.length > 0) return false;
	const [plan] = await asActor(visitor, 'community', (tx) => actionProgrammesIn(tx, municipalityId, area));
	const byCode = (daysAgo: number, code: string) =>
		didAgo(daysAgo, visitor, (tx) => youth.youthCodeScreen(ask(tx, visitor, { code })));
	for (const { called, band, words } of young) {
		const { id, code } = await didAgo(40, marloes, (tx) => youth.beginYouth(tx, marloes, { area, called, band }));
		const own = await didAgo(39, visitor, (tx) => youth.sayYouthYes(tx, code));
		if (band !== '16-21') {
			const parent = await didAgo(39, marloes, (tx) => youth.giveParentCode(tx, marloes, id, 'here'));
			await didAgo(38, visitor, (tx) => youth.sayYouthYes(tx, parent));
		}
		const write = (daysAgo: number, kind: 'plan' | 'give', said: string) =>
			didAgo(daysAgo, visitor, (tx) =>
				youth.writeAsYouth(tx, visitor, own, { kind, words: said, programme: plan?.id, initiative: undefined }),
			);
		for (const { kind, said, ...its } of words) {
			await write(30, kind, said);
			const word = (await byCode(30, own)).words.find((one) => one.words === said)?.id ?? '';
			await didAgo(29, marloes, (tx) => youth.lookOverYouth(tx, marloes, { word, back: '' }));
			await didAgo(28, visitor, (tx) => youth.sayWordYes(tx, own, word));
			const became = 'answer' in its ? its.answer : undefined;
			if (became)
				await didAgo(20, marloes, (tx) =>
					youth.answerYouth(tx, marloes, {
						...{ word, became, answer: answers[became], by: 'De gemeente en het buurtteam' },
						due: became === 'later' ? dayAgo(-12) : '',
					}),
				);
			if (called === 'Jay')
				await didAgo(2, visitor, (tx) =>
					youth.askYouth(tx, visitor, word, {
						called: 'Riet',
						reach: '030 000 00 44',
						words: 'Ik wil leren beeldbellen met mijn kleinkind.',
					}),
				);
		}
		if (called === 'Sterre') await write(1, 'plan', 'Mogen we ook meepraten als jullie kiezen?');
	}
	return true;
}
