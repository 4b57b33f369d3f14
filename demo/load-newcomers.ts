import { answerMatch, matchesOfTeam } from '#modules/matching/index.server';
import { markSlot, tendNewcomersScreen, tickNewcomerStep } from '#modules/newcomers/index.server';
import {
	beginPair,
	pairUp,
	programmeScreen,
	startProgramme,
	stepDone,
	takePart,
} from '#modules/programmes/index.server';
import type { Actor } from '#platform/actor';
import type { Tx } from '#platform/db/index.server';
import type { Ask } from '#platform/route/index.server';
import { actorsOf, ownActors } from './actors-of.ts';
import { beforeToday } from './before-today.ts';
import { demoId } from './demo-id.ts';
import type { Demo } from './read-demo.ts';

/** Which activities of the demo are language slots, by their title. */
const slots = [
	{ title: 'Taalles Nederlands', leads: 'Een docent en twee vrijwilligers', level: 'start' },
	{ title: 'Koffieochtend', leads: 'Vrijwilligers van het buurthuis', level: 'talk' },
] as const;
const name = 'Nieuw hier in Kanaleneiland';

/** Fatou is new here and Henk shows her around: two steps done. And two language slots. Can be run again. */
export async function loadDemoNewcomers(demo: Demo, municipalityId: string): Promise<boolean> {
	const marloes = (await actorsOf(demo, municipalityId))('marloes');
	const [, henk] = ownActors(municipalityId) as [Actor, Actor];
	const { dayAgo, didAgo } = beforeToday();
	const at = <T>(days: number, work: (tx: Tx, actor: Actor) => Promise<T>, actor = marloes) =>
		didAgo(days, actor, work);
	const ask = (tx: Tx, actor: Actor) =>
		({ tx, actor, about: () => {}, url: new URL('http://buurtweefsel.test/'), params: {} }) as unknown as Ask;
	const { pairs, activities } = await at(0, (tx, actor) => tendNewcomersScreen(ask(tx, actor)));
	if (pairs.length > 0) return false;
	for (const { title, leads, level } of slots) {
		const found = activities.find((one) => one.title === title);
		if (found)
			await at(0, (tx, actor) => markSlot(tx, actor, { activity: found.id, leads, level, confirmed: undefined }));
	}
	const programme = await at(50, (tx, actor) =>
		startProgramme(tx, actor, {
			...{ sjabloon: 'new-here', naam: name, stappen: ['introduction'], budget: 2500, maanden: 6, gesprek: 6 },
			uitleg: 'Iemand uit de buurt maakt je wegwijs. Samen koffie, een rondje lopen, een club zoeken.',
		}),
	);
	for (const [kaart, naam, deel] of [
		[demoId('card', 'p004'), 'Fatou', 'asks'],
		[demoId('card', 'henk'), 'Henk', 'buddy'],
	] as const)
		await at(49, (tx, actor) =>
			takePart(tx, actor, programme, {
				...{ kaart, naam, deel, hoe: 'spoken' as const, van: undefined },
				...{ leeftijd: undefined, ouder: undefined, ouderOp: undefined },
			}),
		);
	const { members } = await at(49, (tx, actor) =>
		programmeScreen({ tx, actor, params: { id: programme }, about: () => {} }),
	);
	const of = (part: string) => members.find((one) => one.part === part)?.id ?? '';
	await at(48, (tx, actor) =>
		stepDone(tx, actor, programme, { lid: of('buddy'), stap: 'introduction', op: dayAgo(48) }),
	);
	const pair = await at(47, (tx, actor) => pairUp(tx, actor, programme, { vraagt: of('asks'), maatje: of('buddy') }));
	for (const [who, naam] of [
		[marloes, 'Fatou'],
		[henk, 'Henk'],
	] as const)
		await at(
			46,
			async (tx, actor) => {
				for (const { sideId, state, task } of await matchesOfTeam(tx))
					if (state === 'asked' && task.startsWith(name))
						await answerMatch(
							tx,
							actor,
							{ sideId },
							{ antwoord: 'yes', naam, bereik: '0600000304', reden: undefined, niemeer: false },
						);
			},
			who,
		);
	await at(45, (tx, actor) => beginPair(tx, actor, pair));
	await at(43, (tx, actor) => tickNewcomerStep(tx, actor, { pair, step: 'coffee' }), henk);
	await at(36, (tx, actor) => tickNewcomerStep(tx, actor, { pair, step: 'round' }), henk);
	return true;
}
