import * as hosts from '#modules/host-groups/index.server';
import { myInitiatives } from '#modules/initiatives/index.server';
import { type Actor, anonymous } from '#platform/actor';
import { asActor, type Tx } from '#platform/db/index.server';
import type { Ask } from '#platform/route/index.server';
import { actorsOf } from './actors-of.ts';
import { beforeToday } from './before-today.ts';
import { demoId } from './demo-id.ts';
import type { Demo } from './read-demo.ts';

/** How often neighbours gave each answer, before and after. */
const weighed = { before: { for: 9, 'for-if': 7, against: 6 }, after: { for: 14, 'for-if': 6, against: 3 } } as const;

/** A garden that takes in who brings something extra, weighed before and after; and three who ask for time. Can be run again. */
export async function loadDemoHostGroups(demo: Demo, municipalityId: string): Promise<boolean> {
	const worker = await actorsOf(demo, municipalityId);
	const [chidi, marloes, yusuf] = [worker('chidi'), worker('marloes'), worker('yusuf')] as [Actor, Actor, Actor];
	const visitor = anonymous(municipalityId);
	const { dayAgo, didAgo } = beforeToday();
	const url = new URL('http://buurtweefsel.test/');
	const ask = (tx: Tx, actor: Actor, params = {}) => ({ tx, actor, params, url, about: () => {} }) as unknown as Ask;
	const initiative = (await asActor(chidi, 'community', (tx) => myInitiatives(tx, chidi, 60))).find(
		({ id }) => id === demoId('initiative', 'pluktuin-lombok'),
	);
	const { groups } = await asActor(visitor, 'open', (tx) => hosts.hostGroupsScreen(ask(tx, visitor)));
	if (!initiative || groups.length > 0) return false;
	const id = await didAgo(120, chidi, (tx) =>
		hosts.beginHostGroup(tx, chidi, {
			initiative: initiative.id,
			kind: 'extra',
			comes: 'Mensen uit een woongroep die graag iets met hun handen doen.',
			does: 'Samen planten, wieden en koffie drinken, op dinsdag en zaterdag.',
			limits: 'Wij geven geen zorg. Niet op zondag. Hooguit een ochtend achter elkaar.',
			most: 3,
			otherSide: 'Woongroep De Linde',
			otherFunction: 'De dienstdoende begeleider',
			otherPhone: '030 000 02 10',
		}),
	);
	await didAgo(119, chidi, (tx) => hosts.residentsAgree(tx, chidi, id));
	await didAgo(119, chidi, (tx) => hosts.beContact(tx, chidi, id, '030 000 00 30'));
	const code = await didAgo(118, chidi, (tx) => hosts.newSideCode(tx, chidi, id));
	const tended = (daysAgo: number) => didAgo(daysAgo, chidi, (tx) => hosts.tendHostsScreen(ask(tx, chidi, { id })));
	for (const [doesIt, agreed] of [
		['house', 'Belt elke vrijdag om te horen hoe het ging.'],
		['house', 'Komt binnen een half uur als het niet gaat.'],
		['neighbours', 'Zegt het eerst tegen ons, en dan pas tegen anderen.'],
	] as const)
		await didAgo(117, chidi, (tx) => hosts.writeHostAgreement(tx, chidi, id, { doesIt, agreed }));
	for (const { id: agreement } of (await tended(117)).agreements) {
		await didAgo(116, chidi, (tx) => hosts.agreeAsNeighbours(tx, chidi, id, agreement));
		await didAgo(115, visitor, (tx) => hosts.agreeAsHouse(tx, code, agreement));
	}
	for (const [phase, daysAgo, help] of [
		['before', 110, 'Als er altijd iemand is die ik kan bellen.'],
		['after', 20, 'Graag ook eens samen eten.'],
	] as const) {
		await didAgo(daysAgo, chidi, (tx) => hosts.openWeighing(tx, chidi, id, { phase, closes: dayAgo(daysAgo - 10) }));
		const weighing = (await tended(daysAgo)).weighings.find((one) => one.phase === phase)?.id ?? '';
		for (const [answer, times] of Object.entries(weighed[phase]))
			for (let time = 0; time < times; time++)
				await didAgo(daysAgo - 2, visitor, (tx) =>
					hosts.weighHosts(tx, visitor, id, {
						weighing,
						answer: answer as keyof (typeof weighed)['before'],
						help: answer === 'for-if' ? (time === 0 ? help : 'Als het niet te laat wordt.') : '',
					}),
				);
	}
	await didAgo(90, visitor, (tx) => hosts.tellWorry(tx, visitor, id, 'Wordt het niet te druk op dinsdag?'));
	for (const one of (await tended(10)).toLookOver) {
		const twice = one.said.startsWith('Als het niet te laat');
		const shown = twice ? 'twice' : 'yes';
		await didAgo(one.said.startsWith('Graag') ? 10 : 88, chidi, (tx) =>
			hosts.lookOverWord(tx, chidi, id, { word: one.id, shown }),
		);
		if (one.said.startsWith('Wordt het'))
			await didAgo(84, chidi, (tx) =>
				hosts.answerWord(tx, chidi, id, {
					word: one.id,
					became: 'done',
					answer: 'We komen nu ook op zaterdag, dan is het rustiger.',
				}),
			);
		else if (one.said.startsWith('Als er altijd'))
			await didAgo(84, visitor, (tx) =>
				hosts.answerWordAsHouse(tx, code, {
					word: one.id,
					became: 'done',
					answer: 'Er is elke dag iemand bereikbaar, ook in de avond.',
				}),
			);
	}
	await didAgo(60, yusuf, (tx) => hosts.askForPlace(tx, yusuf, id, 'Werkte vroeger in een kas, graag twee ochtenden.'));
	const place = (await tended(59)).places[0]?.id ?? '';
	await didAgo(58, chidi, (tx) =>
		hosts.answerPlace(tx, chidi, id, {
			...{ place, answer: 'yes', reason: 'Dat past goed bij de kruidentuin.' },
			...{ from: dayAgo(57), look: dayAgo(-3) },
		}),
	);
	const area = 'BU03440831';
	for (const [asks, words, hours] of [
		['group', 'Wij willen samen eten in de flat. Wie helpt ons de eerste keer?', 6],
		['organisation', 'De club wil ouderen ophalen en zoekt hulp bij het begin.', 10],
		['one', 'Ik wil graag een cursus geven, maar weet niet waar.', 2],
	] as const)
		await didAgo(9, visitor, (tx) => hosts.askTime(tx, visitor, { area, asks, words, hours }));
	const waiting = (await didAgo(8, marloes, (tx) => hosts.timeScreen(ask(tx, marloes)))).waiting;
	const eating = waiting.find(({ words }) => words.startsWith('Wij willen samen'));
	if (eating)
		await didAgo(8, marloes, (tx) =>
			hosts.weighTime(tx, marloes, {
				...{ request: eating.id, need: 'clear', common: 'many', decision: 'yes', hours: 6, look: '' },
				...{ reason: 'Tien buren doen mee, en daarna kan het zonder ons.', reach: 'Inloop op dinsdagochtend' },
			}),
		);
	return true;
}
