import {
	advise,
	beginRound,
	noteHeard,
	openRound,
	ownProposalScreen,
	propose,
	publishProposal,
	roundsScreen,
	saveRules,
	setPrice,
} from '#modules/rounds/index.server';
import { type Actor, anonymous } from '#platform/actor';
import type { Tx } from '#platform/db/index.server';
import type { Ask } from '#platform/route/index.server';
import { dayAfter } from '#platform/wall-time';
import { actorsOf } from './actors-of.ts';
import { beforeToday } from './before-today.ts';
import { decideByDemoJury, loadDemoJury } from './load-jury.ts';
import { loadDemoSpending } from './load-spending.ts';
import type { Demo } from './read-demo.ts';

const page = (tx: Tx, actor: Actor, params: object = {}): Ask =>
	({ tx, actor, params, url: new URL('http://demo.voorbeeld.nl/'), about: () => {} }) as unknown as Ask;

type Plan = {
	titel: string;
	wat: string;
	voorwie: string;
	naam: string;
	kosten: [string, number, string][];
	ja?: string;
	nee?: string;
};
const prices = [
	{ wat: 'Bankje met rugleuning', per: 'stuk', bedrag: 68_000 },
	{ wat: 'Zaal in het buurthuis', per: 'uur', bedrag: 2_250 },
	{ wat: 'Bak voor kruiden', per: 'stuk', bedrag: 9_500 },
	{ wat: 'Flyer, huis aan huis', per: '1.000 stuks', bedrag: 11_000 },
];

/** Three rounds: one in Zuilen to propose in, one that a jury decides now, and one that was carried out. Made in the way every round is. */
export async function loadDemoBudget(demo: Demo, municipalityId: string): Promise<boolean> {
	const actors = await actorsOf(demo, municipalityId);
	const visitor = anonymous(municipalityId);
	const { dayAgo, didAgo } = beforeToday();
	const marloes = actors('marloes');
	if ((await didAgo(0, marloes, (tx, actor) => roundsScreen(page(tx, actor)))).now.length > 0) return false;
	const today = dayAgo(0);

	for (const price of prices) await didAgo(420, marloes, (tx, actor) => setPrice(tx, actor, price));

	type Rules = {
		titel: string;
		waarvoor: string;
		gebied: string;
		sum: number;
		from: number;
		steps: [number, number, number, number];
	};
	const round = async (worker: Actor, { titel, waarvoor, gebied, sum, from, steps }: Rules) => {
		const day = (days: number) => dayAfter(today, days);
		const id = await didAgo(0, worker, (tx, actor) => beginRound(tx, actor, { titel, waarvoor, gebied }));
		// Who answers is somebody who works there on the day the demo is loaded.
		await didAgo(0, worker, (tx, actor) =>
			saveRules(tx, actor, id, {
				titel,
				waarvoor,
				bedrag: sum,
				meest: sum / 2,
				licht: 50_000,
				eisen: ['Buren voeren het zelf uit', 'Meer mensen leren elkaar kennen', 'Het kan dit jaar nog'],
				wie: 'jury',
				blind: false,
				van: day(from),
				voorstellen: day(steps[0]),
				gesprekken: day(steps[1]),
				besluit: day(steps[2]),
				klaar: day(steps[3]),
				trekker: worker.personId,
			}),
		);
		await didAgo(8 - from, worker, (tx, actor) => openRound(tx, actor, id));
		return id;
	};
	const plan = async (worker: Actor, roundId: string, sentAgo: number, one: Plan) => {
		const form = {
			titel: one.titel,
			wat: one.wat,
			voorwie: one.voorwie,
			hoe: 'Buren doen het samen.',
			post: one.kosten.map(([what]) => what),
			aantal: one.kosten.map(([, count]) => String(count)),
			stuk: one.kosten.map(([, , each]) => each),
			naam: one.naam,
			bereik: '030 000 01 13',
			initiatief: undefined,
			hoe_gezegd: 'desk' as const,
		};
		const done = await didAgo(sentAgo, worker, (tx, actor) => propose(tx, actor, roundId, form, 'nl'));
		const code = 'code' in done ? done.code : '';
		const id =
			(await didAgo(sentAgo, visitor, (tx, actor) => ownProposalScreen(page(tx, actor, { code })))).held?.proposal.id ??
			'';
		await didAgo(sentAgo - 1, worker, (tx, actor) => publishProposal(tx, actor, id));
		return { id, code };
	};
	const talk = async (worker: Actor, id: string, ago: number, gezegd: string) => {
		await didAgo(ago, worker, (tx, actor) => noteHeard(tx, actor, id, { op: dayAgo(ago), gezegd }));
		await didAgo(ago - 1, worker, (tx, actor) =>
			advise(tx, actor, id, {
				oordeel: ['yes', 'yes', 'doubt'],
				reden: ['Zes buren doen mee.', 'Er is elke week een vast moment.', 'De vergunning duurt acht weken.'],
				kan: 'yes',
				waarom: 'Het plan kan. Begin op tijd met de vergunning.',
			}),
		);
	};

	const joana = actors('joana');
	const zuilen = await round(joana, {
		titel: 'Zuilen maakt het samen',
		waarvoor: 'Geld voor plannen die buren in Zuilen dichter bij elkaar brengen.',
		gebied: 'WK034402',
		sum: 1_500_000,
		from: -12,
		steps: [25, 50, 80, 260],
	});
	const zuilenPlans: Plan[] = [
		{
			titel: 'Bankjes langs de Vecht',
			wat: 'Drie bankjes met rugleuning, zodat je onderweg kunt zitten en praten.',
			voorwie: 'Wie niet ver kan lopen',
			naam: 'Corrie',
			kosten: [
				['Bankje met rugleuning, stuk', 3, '680'],
				['Tegels', 1, '250'],
			],
		},
		{
			titel: 'Kookavond voor de straat',
			wat: 'Elke maand koken twee buren voor de hele straat, in het buurthuis.',
			voorwie: 'Iedereen in de straat',
			naam: 'Mo',
			kosten: [
				['Zaal in het buurthuis, uur', 24, '22,50'],
				['Boodschappen', 12, '120'],
			],
		},
		{
			titel: 'Kruidentuin bij de flat',
			wat: 'Tien bakken met kruiden die bewoners zelf water geven.',
			voorwie: 'Bewoners van de flat',
			naam: 'Tesfaye',
			kosten: [['Bak voor kruiden, stuk', 10, '95']],
		},
	];
	for (const [nth, one] of zuilenPlans.entries()) await plan(joana, zuilen, 9 - nth * 2, one);

	const now = await round(marloes, {
		titel: 'Kanaleneiland doet het zelf',
		waarvoor: 'Geld voor plannen waar buren elkaar door leren kennen.',
		gebied: 'WK034408',
		sum: 800_000,
		from: -75,
		steps: [-45, -14, 20, 200],
	});
	const nowPlans: Plan[] = [
		{
			titel: 'Fietsles in het park',
			wat: 'Twaalf lessen voor vrouwen die willen leren fietsen, door buren gegeven.',
			voorwie: 'Vrouwen die willen leren fietsen',
			naam: 'Naima',
			kosten: [
				['Leenfietsen', 6, '150'],
				['Flyer, huis aan huis, 1.000 stuks', 1, '110'],
			],
		},
		{
			titel: 'Huiswerkclub aan het kanaal',
			wat: 'Twee middagen per week maken kinderen samen huiswerk, met een buur erbij.',
			voorwie: 'Kinderen van 8 tot 14',
			naam: 'Yonas',
			kosten: [
				['Zaal in het buurthuis, uur', 80, '22,50'],
				['Schriften en thee', 1, '300'],
			],
		},
		{
			titel: 'Buurtfeest op het plein',
			wat: 'Een middag met muziek, spel en eten uit alle keukens van de wijk.',
			voorwie: 'Iedereen',
			naam: 'Ria',
			kosten: [
				['Podium', 1, '1.200'],
				['Eten en drinken', 300, '4'],
			],
		},
	];
	const weighed: string[] = [];
	for (const [nth, one] of nowPlans.entries()) {
		const { id } = await plan(marloes, now, 60 - nth * 4, one);
		await talk(marloes, id, 30 - nth, 'We hebben al zes buren die meedoen. De rest vinden we op straat.');
		weighed.push(id);
	}

	await loadDemoJury(marloes, now, weighed);

	const before = await round(marloes, {
		titel: 'Samen in Zuidwest',
		waarvoor: 'Geld voor plannen van bewoners in Zuidwest.',
		gebied: 'WK034408',
		sum: 500_000,
		from: -390,
		steps: [-360, -330, -300, -60],
	});
	const beforePlans: Plan[] = [
		{
			titel: 'Repaircafé op zaterdag',
			wat: 'Elke maand maken buren samen spullen die stuk zijn.',
			voorwie: 'Wie iets stuk heeft',
			naam: 'Gerrit',
			kosten: [
				['Gereedschap', 1, '900'],
				['Zaal in het buurthuis, uur', 30, '22,50'],
			],
			ja: 'Veel mensen doen mee en het blijft bestaan. De jury zag zes buren die het dragen.',
		},
		{
			titel: 'Koffie in de hal',
			wat: 'Elke woensdag koffie in de hal van de flat, voor wie alleen woont.',
			voorwie: 'Wie alleen woont',
			naam: 'Bep',
			kosten: [
				['Koffie en koek', 40, '9'],
				['Tafel en stoelen', 1, '90'],
			],
			ja: 'Klein, dichtbij en meteen te doen.',
		},
		{
			titel: 'Drone boven de wijk',
			wat: 'Een film van boven, zodat iedereen ziet hoe mooi het is.',
			voorwie: 'De wijk',
			naam: 'Sjors',
			kosten: [['Drone', 1, '2.400']],
			nee: 'De jury koos voor plannen waarbij buren elkaar ontmoeten. Een film met telefoons kan wel, zonder dit geld.',
		},
	];
	const decided: { id: string; yes: number; words: string }[] = [];
	for (const [nth, one] of beforePlans.entries()) {
		const { id } = await plan(marloes, before, 380 - nth, one);
		await talk(marloes, id, 350 - nth, 'We kunnen meteen beginnen.');
		decided.push({ id, yes: one.ja ? 4 : 1, words: one.ja ?? one.nee ?? '' });
	}
	await decideByDemoJury(marloes, before, 302, decided);
	const [large, small] = decided;
	await loadDemoSpending(marloes, large?.id ?? '', small?.id ?? '');
	return true;
}
