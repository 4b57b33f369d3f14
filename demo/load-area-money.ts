import { askForMoney, decideOnMoney, fillPot, grantsScreen, tellWhatMoneyDid } from '#modules/area-money/index.server';
import { anonymous } from '#platform/actor';
import { asActor } from '#platform/db/index.server';
import type { Ask } from '#platform/route/index.server';
import { actorsOf } from './actors-of.ts';
import { beforeToday } from './before-today.ts';
import type { Demo } from './read-demo.ts';

type Wish = {
	by: 'marloes' | 'yusuf';
	what: string;
	why: string;
	euros: number;
	carrier: string;
	/** So many days ago it was known, asked and, when it was, decided and told. */
	ago: [known: number, asked: number, decided?: number, told?: number];
	decidedBy?: 'marloes' | 'yusuf' | 'ingrid';
	did?: string;
	part?: 'fixed' | 'free';
};
const wishes: Wish[] = [
	{
		by: 'yusuf',
		what: 'Koffie en speelgoed voor de ouderochtend',
		why: 'Zeven ouders in vijf weken zoeken elkaar.',
		euros: 180,
		carrier: 'De speeltuin',
		ago: [44, 41, 39, 12],
		decidedBy: 'marloes',
		did: 'Elke dinsdag komen er nu negen ouders. Drie passen op elkaars kinderen.',
	},
	{
		by: 'marloes',
		what: 'Zaaigoed en gereedschap voor de binnentuin',
		why: 'Buren willen samen het pleintje opknappen.',
		euros: 420,
		carrier: 'De tuingroep',
		ago: [30, 28, 26, 5],
		decidedBy: 'ingrid',
		did: 'Vijf bakken staan vol groente. Twaalf buren geven om de beurt water.',
	},
	{
		by: 'yusuf',
		what: 'Busje voor het uitje van de eetgroep',
		why: 'Wie slecht loopt kan anders niet mee.',
		euros: 150,
		carrier: 'De eetgroep',
		ago: [12, 9, 8],
		decidedBy: 'marloes',
	},
	{
		by: 'yusuf',
		what: 'Huur van de zaal op donderdag',
		why: 'De inloop heeft elke week een vaste plek nodig.',
		euros: 240,
		carrier: 'Het buurtteam',
		ago: [20, 15],
		part: 'fixed',
	},
	{
		by: 'marloes',
		what: 'Naaimachines voor de kleermiddag',
		why: 'Vrouwen in de flat willen samen naaien en verkopen.',
		euros: 600,
		carrier: 'De vrouwenochtend',
		ago: [9, 3],
	},
];

/** A pot in Zuidwest, with what was asked, decided and told. */
export async function loadDemoAreaMoney(demo: Demo, municipalityId: string): Promise<boolean> {
	const as = await actorsOf(demo, municipalityId);
	const visitor = anonymous(municipalityId);
	const { dayAgo, didAgo } = beforeToday();
	const { pots } = await asActor(visitor, 'community', (tx) => grantsScreen({ tx, actor: visitor } as unknown as Ask));
	if (pots.length > 0) return false;
	// In the first weeks of a year what was asked last year has a pot of its own.
	for (const year of new Set([dayAgo(60), dayAgo(0)].map((day) => Number(day.slice(0, 4)))))
		await didAgo(60, as('ingrid'), (tx, actor) =>
			fillPot(tx, actor, {
				gebied: 'WK034408',
				jaar: year,
				vast: 600_000,
				vrij: 400_000,
				makelaar: 25_000,
				buurtteam: 25_000,
				leider: 75_000,
				gemeente: 150_000,
			}),
		);
	for (const { by, ago, decidedBy, did, part = 'free', ...wish } of wishes) {
		const [known, asked, decided, told] = ago;
		const id = await didAgo(asked, as(by), (tx, actor) =>
			askForMoney(tx, actor, {
				gebied: 'WK034408',
				deel: part,
				wat: wish.what,
				waarom: wish.why,
				bedrag: wish.euros * 100,
				drager: wish.carrier,
				sinds: dayAgo(known),
				signaal: undefined,
				patroon: undefined,
				initiatief: undefined,
			}),
		);
		if (decidedBy && decided !== undefined)
			await didAgo(decided, as(decidedBy), (tx) => decideOnMoney(tx, { id, besluit: 'yes', reden: '' }));
		if (did && told !== undefined) await didAgo(told, as(by), (tx) => tellWhatMoneyDid(tx, { id, deed: did }));
	}
	return true;
}
