import {
	answerObstacle,
	answerRequest,
	askBreakthrough,
	askMunicipality,
	decideBreakthrough,
	logObstacle,
	requestsScreen,
	sayWord,
	setPurse,
	showObstacle,
	takeUpRequest,
} from '#modules/requests/index.server';
import type { Actor } from '#platform/actor';
import type { Tx } from '#platform/db/index.server';
import type { Ask } from '#platform/route/index.server';
import { actorsOf, ownActors } from './actors-of.ts';
import { beforeToday } from './before-today.ts';
import { demoId } from './demo-id.ts';
import type { Demo } from './read-demo.ts';

/** What the play morning asks of the municipality: one that runs, one that is late, one that was answered; and rules that block. */
export async function loadDemoRequests(demo: Demo, municipalityId: string): Promise<boolean> {
	const worker = await actorsOf(demo, municipalityId);
	const [samira] = ownActors(municipalityId) as [Actor];
	const [dewi, yusuf, ingrid, bram, marloes] = ['dewi', 'yusuf', 'ingrid', 'bram', 'marloes'].map(worker) as [
		Actor,
		Actor,
		Actor,
		Actor,
		Actor,
	];
	const { didAgo } = beforeToday();
	const page = (tx: Tx, actor: Actor): Ask => ({ tx, actor, about: () => {} }) as unknown as Ask;
	const seen = await didAgo(0, dewi, (tx, actor) => requestsScreen(page(tx, actor)));
	if (seen.open.length + seen.ended.length > 0) return false;

	const initiative = demoId('initiative', 'speelochtend-zuid');
	const deputy = demoId('worker', 'carmen');
	const ask = (daysAgo: number, kind: 'place' | 'permit' | 'material', title: string, words: string, shown = false) =>
		didAgo(daysAgo, samira, (tx, actor) => askMunicipality(tx, actor, initiative, { kind, title, words, shown }));
	const takes = (daysAgo: number, id: string) =>
		didAgo(daysAgo, dewi, (tx, actor) => takeUpRequest(tx, actor, id, { deputy }));

	const things = await ask(
		21,
		'material',
		'Twee speelkleden',
		'Voor de kleintjes, zodat ze niet op de koude vloer zitten.',
	);
	await takes(20, things);
	await didAgo(15, dewi, (tx, actor) =>
		answerRequest(tx, actor, things, {
			outcome: 'yes',
			reason: 'Er liggen er twee bij het wijkbureau. Jullie mogen ze houden.',
		}),
	);
	await ask(
		18,
		'permit',
		'Een bord bij de deur',
		'Ouders lopen er nu voorbij. We willen op woensdag een bord op de stoep zetten.',
		true,
	);
	const room = await ask(
		5,
		'place',
		'Een lokaal op woensdagochtend',
		'Het lokaal naast de gymzaal staat op woensdag leeg. We hebben het nodig van half tien tot twaalf.',
		true,
	);
	await takes(4, room);
	await didAgo(2, dewi, (tx, actor) =>
		sayWord(tx, actor, room, 'Ik heb de school gebeld. Zullen we er samen gaan kijken?'),
	);

	await didAgo(60, bram, (tx, actor) => setPurse(tx, actor, { euros: 500_000, most: 50_000 }));
	await didAgo(0, bram, (tx, actor) => setPurse(tx, actor, { euros: 500_000, most: 50_000 }));
	const tell = (daysAgo: number, actor: Actor, area: string, rule: string, blocks: string, same?: string) =>
		didAgo(daysAgo, actor, (tx) =>
			logObstacle(tx, actor, {
				initiative: undefined,
				area,
				rule,
				blocks,
				people: 6,
				solver: 'policy',
				partner: '',
				same,
			}),
		);
	const job = await tell(
		34,
		yusuf,
		'WK034408',
		'Sollicitatieplicht naast vrijwilligerswerk',
		'Mensen met een uitkering mogen overdag niet meehelpen in de moestuin.',
	);
	await tell(
		20,
		worker('pieter'),
		'WK034403',
		'Elke week solliciteren',
		'Vrijwilligers zeggen hun vaste ochtend af.',
		job,
	);
	await didAgo(25, bram, (tx, actor) =>
		answerObstacle(tx, actor, job, {
			outcome: 'exception',
			answer: 'Twee dagdelen in de week helpen mag. Je hoeft daarvoor niet te solliciteren.',
		}),
	);
	await didAgo(25, yusuf, (tx, actor) => showObstacle(tx, actor, job, { shown: true, looked: true }));
	const bus = await tell(
		12,
		marloes,
		'BU03440831',
		'Vervoer alleen met een indicatie',
		'De taalgroep kan niet mee naar het museum. Zes mensen kunnen niet met de bus.',
	);
	await didAgo(12, marloes, (tx, actor) =>
		askBreakthrough(tx, actor, bus, { euros: 18_000, what: 'Twee keer een busje huren' }),
	);
	await didAgo(10, ingrid, (tx, actor) =>
		decideBreakthrough(tx, actor, bus, {
			granted: 'yes',
			why: 'Dit lost het nu op. Over de regel praten we door.',
			cents: 18_000,
		}),
	);
	await didAgo(9, bram, (tx, actor) =>
		answerObstacle(tx, actor, bus, {
			outcome: 'stays',
			answer: 'De regel geldt in het hele land. We hebben het doorgegeven.',
		}),
	);
	await didAgo(9, marloes, (tx, actor) => showObstacle(tx, actor, bus, { shown: true, looked: true }));
	await tell(
		3,
		marloes,
		'BU03440831',
		'Verzekering voor gereedschap',
		'Buren mogen de heggenschaar van de gemeente niet lenen.',
	);
	return true;
}
