import { clientsOfMine } from '#modules/clients/index.server';
import * as consultations from '#modules/consultations/index.server';
import * as intake from '#modules/intake/index.server';
import * as mandates from '#modules/mandates/index.server';
import { type Actor, anonymous } from '#platform/actor';
import { clock } from '#platform/clock';
import { asActor, type Tx } from '#platform/db/index.server';
import type { Ask } from '#platform/route/index.server';
import { dayAfter } from '#platform/wall-time';
import { actorsOf } from './actors-of.ts';
import { demoId } from './demo-id.ts';
import type { Demo } from './read-demo.ts';

const district = 'WK034408';
const neighbourhood = 'BU03440831';
/** What the team may decide, as three organisations agreed. */
const agreed = [
	{ organisation: 'Gemeente', domain: 'transport' as const, product: 'een taxikaart', euros: 250, weeks: 26 },
	{ organisation: 'Woningcorporatie', domain: 'living' as const, product: 'een kleine reparatie', euros: 400 },
	{ organisation: 'Thuiszorg', domain: 'daily-life' as const, product: 'hulp in huis', hours: 4, weeks: 12 },
];
const asked = [
	{ words: 'Ik snap de brieven van de belasting niet meer.', called: 'Riet de Boer', reach: '030 000 00 44' },
	{
		words: 'Mijn man is ziek en ik red het niet alleen.',
		called: 'Fatma Yildiz',
		reach: 'Bel na vier uur: 030 000 00 45',
	},
];

/** A register, a decision with the back office, a talk without a name, and who waits for a first talk. Can be run again. */
export async function loadDemoTable(demo: Demo, municipalityId: string): Promise<boolean> {
	const actor = await actorsOf(demo, municipalityId);
	const [yusuf, ingrid, dewi] = [actor('yusuf'), actor('ingrid'), actor('dewi')];
	const today = clock.today();
	const care = <T>(who: Actor, work: (tx: Tx) => Promise<T>) => asActor(who, 'care', work);
	const community = <T>(who: Actor, work: (tx: Tx) => Promise<T>) => asActor(who, 'community', work);
	const url = new URL('http://buurtweefsel.test/');
	const ask = (tx: Tx, who: Actor) => ({ tx, actor: who, params: {}, url, about: () => {} }) as unknown as Ask;
	const register = () => community(yusuf, (tx) => mandates.mandatesScreen(ask(tx, yusuf)));
	if ((await register()).organisations.length > 0) return false;
	for (const one of agreed)
		await community(dewi, (tx) =>
			mandates.agreeMandate(tx, dewi, {
				...{ euros: undefined, hours: undefined, weeks: undefined, ...one, term: 3 },
				...{ executor: dewi.personId ?? '', contact: 'Wim Haring', reach: '030 000 00 50', support: '' },
				...{ from: today, until: dayAfter(today, 365) },
			}),
		);
	await care(ingrid, (tx) =>
		intake.sayIntakeWay(tx, ingrid, {
			...{ area: district, days: 3, specialist: 'De specialist in het team', town: 'Stadstafel' },
			deciders: [yusuf.personId ?? ''],
		}),
	);
	const visitor = anonymous(municipalityId);
	for (const one of asked) await care(visitor, (tx) => intake.askHelp(tx, visitor, { ...one, area: neighbourhood }));
	const client = (await care(yusuf, (tx) => clientsOfMine(tx, yusuf))).find(
		({ id }) => id === demoId('client', 'samira'),
	);
	const mandate = (await register()).organisations
		.flatMap((one) => one.mandates)
		.find(({ maxEuros }) => maxEuros === 250);
	if (!client || !mandate) return true;
	await care(yusuf, (tx) =>
		mandates.decideByMandate(tx, yusuf, client.id, {
			...{ mandate: mandate.id, euros: 150, hours: undefined, weeks: 12, ground: 'statutory', law: 'wmo-tailored' },
			...{ why: 'Zo komt zij op tijd bij de taalles aan de andere kant van de stad.', practical: 'Graag per post.' },
		}),
	);
	const table = await consultations.whoCanCome(yusuf);
	await care(yusuf, (tx) =>
		consultations.bringIn(
			tx,
			yusuf,
			{
				...{ client: client.id, question: 'Een moeder wil werken, en de opvang is duur. Wie denkt mee?' },
				...{ day: today, place: 'Wijkbureau', expert: 'Ria, oudergroep', named: false },
				...{ informed: 'informed', exception: '', invited: table.slice(0, 3).map(({ id }) => id) },
			},
			table,
		),
	);
	return true;
}
