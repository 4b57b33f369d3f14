import type { ReferForm } from '#modules/referrals';
import * as referrals from '#modules/referrals/index.server';
import { type Actor, anonymous } from '#platform/actor';
import { asActor, type Tx } from '#platform/db/index.server';
import type { Ask } from '#platform/route/index.server';
import { actorsOf } from './actors-of.ts';
import { beforeToday } from './before-today.ts';
import type { Demo } from './read-demo.ts';

const practices = [
	{
		...{ name: 'Huisartsen De Lindeboom', kind: 'gp' as const, area: 'WK034408', contact: 'Praktijkondersteuner' },
		...{ mail: 'praktijk@delindeboom.voorbeeld.nl', days: 1, dropIn: 'Dinsdag 10.00–12.00, kamer naast de balie' },
	},
	{
		...{ name: 'Fysiotherapie Het Kanaal', kind: 'physio' as const, area: 'BU03440831', contact: 'Balie' },
		...{ mail: 'balie@fysiokanaal.voorbeeld.nl', days: 2, dropIn: '' },
	},
];

type Does = 'try' | 'missed-call' | 'talk' | 'no-show';
type Life = {
	from: 0 | 1;
	daysAgo: number;
	asks: Pick<ReferForm, 'called' | 'question' | 'passion' | 'level' | 'agreedHow'>;
	/** What Marloes did, and so many days ago. */
	did: [daysAgo: number, does: Does][];
	end?: { daysAgo: number; outcome: 'linked' | 'did-not-come'; chosen: string; note: string };
};
/** Five people who do not exist, each at another point of the way. */
const lives: Life[] = [
	{
		...{ from: 0, daysAgo: 0, did: [] },
		asks: {
			...{ called: 'Toos', question: 'Ik zit veel alleen sinds de verhuizing.', passion: 'zingen' },
			...{ level: 2, agreedHow: 'said' },
		},
	},
	{
		...{ from: 1, daysAgo: 16, did: [[15, 'missed-call'] as [number, Does], [10, 'missed-call'] as [number, Does]] },
		asks: {
			...{ called: 'Ben', question: 'Ik beweeg te weinig en kom de deur niet uit.', passion: 'wandelen' },
			...{ level: 1, agreedHow: 'typed' },
		},
	},
	{
		...{ from: 0, daysAgo: 9, did: [[8, 'try'] as [number, Does], [5, 'talk'] as [number, Does]] },
		asks: {
			...{ called: 'Yara', question: 'Ik wil weer iets om handen hebben.', passion: 'koken voor anderen' },
			...{ level: 3, agreedHow: 'said' },
		},
	},
	{
		...{ from: 1, daysAgo: 30, did: [[29, 'try'] as [number, Does], [26, 'talk'] as [number, Does]] },
		asks: {
			...{ called: 'Rachid', question: 'Ik mis het voetbal en de jongens.', passion: 'vroeger trainer geweest' },
			...{ level: 3, agreedHow: 'said' },
		},
		end: {
			...{ daysAgo: 12, outcome: 'linked', chosen: 'Trainer bij de wandelvoetballers' },
			note: 'Traint nu elke woensdag mee en heeft er zin in.',
		},
	},
	{
		...{ from: 0, daysAgo: 21, did: [[20, 'try'] as [number, Does], [16, 'no-show'] as [number, Does]] },
		asks: {
			...{ called: 'Wim', question: 'Ik weet niet goed wat ik met mijn dagen moet.', passion: '' },
			...{ level: 1, agreedHow: 'said' },
		},
		end: { daysAgo: 9, outcome: 'did-not-come', chosen: '', note: '' },
	},
];

/** Two practices and five referrals, as the people concerned would have made them. Can be run again. */
export async function loadDemoReferrals(demo: Demo, municipalityId: string): Promise<boolean> {
	const marloes = (await actorsOf(demo, municipalityId))('marloes') as Actor;
	const visitor = anonymous(municipalityId);
	const { daysAgo } = beforeToday();
	const didAgo = <T>(days: number, actor: Actor, work: (tx: Tx) => Promise<T>) =>
		daysAgo(days, () => asActor(actor, 'care', work));
	const url = new URL('http://buurtweefsel.test/');
	const there = await asActor(marloes, 'care', (tx) =>
		referrals.practicesScreen({ tx, actor: marloes, params: {}, url, about: () => {} } as unknown as Ask),
	);
	if (there.practices.length > 0) return false;
	const links: string[] = [];
	for (const practice of practices)
		links.push(
			await didAgo(60, marloes, async (tx) => {
				const id = await referrals.makePractice(tx, marloes, {
					...practice,
					organisation: undefined,
					confirmed: undefined,
				});
				return (await referrals.newKey(tx, marloes, id, 'form')).secret;
			}),
		);
	for (const { from, daysAgo: began, asks, did, end } of lives) {
		const form = { ...asks, reachHow: 'phone' as const, reach: '030 000 00 55', voicemail: false, reference: '' };
		const { id } = await didAgo(began, visitor, (tx) =>
			referrals.refer(tx, visitor, referrals.practiceLinkHash(links[from] ?? ''), 'form', form),
		);
		const [first] = did;
		if (first) await didAgo(first[0], marloes, (tx) => referrals.takeOnReferral(tx, marloes, id));
		for (const [days, does] of did) await didAgo(days, marloes, (tx) => act(tx, marloes, id, does));
		if (end) await didAgo(end.daysAgo, marloes, (tx) => referrals.endReferral(tx, marloes, id, { ...end, why: '' }));
	}
	return true;
}

function act(tx: Tx, actor: Actor, id: string, does: Does): Promise<void> {
	if (does === 'talk') return referrals.noteTalk(tx, actor, id);
	if (does === 'no-show') return referrals.noteNoShow(tx, actor, id);
	return referrals.noteTry(tx, actor, id, { how: 'phone', reached: does === 'try' });
}
