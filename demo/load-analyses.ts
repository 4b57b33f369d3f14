import {
	analysesScreen,
	beginAnalysis,
	closeAnalysis,
	countPaper,
	hangEvidence,
	layCard,
	layDots,
	leadScreen,
	openAnalysis,
	showResult,
	wishForTeam,
} from '#modules/area-analysis/index.server';
import { type Actor, anonymous } from '#platform/actor';
import type { Tx } from '#platform/db/index.server';
import type { Ask } from '#platform/route/index.server';
import { actorsOf } from './actors-of.ts';
import { beforeToday } from './before-today.ts';
import type { Demo } from './read-demo.ts';

type Side = 'strength' | 'weakness' | 'chance' | 'threat' | 'helping' | 'hindering';
/** Words, the weight in the force field, and how many dots it got from phones and on paper. */
type Said = {
	side: Side;
	words: string;
	weight?: number;
	dots?: number;
	paper?: number;
	goal?: string;
	evidence?: string;
};
const said: Said[] = [
	{ side: 'strength', words: 'Buren kennen elkaar op de galerij', dots: 11, paper: 4 },
	{ side: 'strength', words: 'De Huiskamer is altijd open', dots: 7 },
	{
		side: 'weakness',
		words: 'Veel mensen wonen alleen',
		dots: 9,
		paper: 3,
		evidence: 'figure living_alone',
		goal: 'In elk portiek iemand die eens per week aanbelt.',
	},
	{
		side: 'weakness',
		words: 'Nergens zwemles in de buurt',
		dots: 6,
		evidence: 'gap swimming',
		goal: 'Zwemles voor volwassenen, op zaterdag.',
	},
	{
		side: 'chance',
		words: 'De lege winkel op de hoek',
		dots: 8,
		goal: 'Een maand lang uitproberen: de winkel als buurtkeuken.',
	},
	{ side: 'chance', words: 'Jongeren willen helpen met telefoons', dots: 3 },
	{ side: 'threat', words: 'De renovatie duurt lang', dots: 5, paper: 2 },
	{ side: 'helping', words: 'De woningcorporatie denkt mee', weight: 4, dots: 2 },
	{ side: 'helping', words: 'Vrijwilligers van de balie', weight: 3, dots: 2 },
	{ side: 'hindering', words: 'Elke organisatie heeft eigen regels', weight: 4, dots: 4 },
	{ side: 'hindering', words: 'Het buurthuis is in de avond dicht', weight: 2, dots: 2 },
];
const teams = ['residents', 'mixed', 'broad', 'specialists'] as const;
const page = (tx: Tx, actor: Actor, params: object = {}): Ask =>
	({ tx, actor, params, url: new URL('http://demo.voorbeeld.nl/'), about: () => {} }) as unknown as Ask;

/** An evening in Zuidwest that everybody can read, and one that goes on now. */
export async function loadDemoAnalyses(demo: Demo, municipalityId: string): Promise<boolean> {
	const marloes = (await actorsOf(demo, municipalityId))('marloes');
	const visitor = anonymous(municipalityId);
	const { didAgo } = beforeToday();
	if ((await didAgo(0, marloes, (tx, actor) => analysesScreen(page(tx, actor)))).analyses.length > 0) return false;

	const meet = async (daysAgo: number, titel: string, gebied: string, cards: readonly Said[], phones: number) => {
		const leads = <T>(work: (tx: Tx, actor: Actor) => Promise<T>) => didAgo(daysAgo, marloes, work);
		const there = <T>(work: (tx: Tx, actor: Actor) => Promise<T>) => didAgo(daysAgo, visitor, work);
		const id = await leads((tx, actor) => beginAnalysis(tx, actor, { titel, gebied, stippen: 5 }));
		const open = (tx: Tx, actor: Actor) => openAnalysis(tx, actor, { id });
		for (const { side, words, weight } of cards)
			await there(async (tx, actor) =>
				layCard(tx, actor, await open(tx, actor), {
					kant: side,
					woorden: words,
					gewicht: weight,
					papier: false,
					gekeken: true,
				}),
			);
		const { cards: laid, evidence: shows } = await leads((tx, actor) => leadScreen(page(tx, actor, { id })));
		const idOf = (words: string) => laid.find((card) => card.words === words)?.id ?? '';
		// The dots as if so many phones had laid them one after the other, five each at most.
		const dots = cards.flatMap(({ words, dots = 0 }) => Array.from({ length: dots }, () => idOf(words)));
		for (let phone = 0; phone < phones; phone++) {
			const own = dots.filter((_, nth) => nth % phones === phone);
			const kaart = [...new Set(own)];
			const stippen = kaart.map((card) => own.filter((one) => one === card).length);
			const [een, twee] =
				phone % 4 === 0 ? ([teams[1], teams[0]] as const) : ([teams[0], teams[(phone % 3) + 1]] as const);
			await there(async (tx, actor) => {
				const session = await open(tx, actor);
				await layDots(tx, actor, session, `demo-${phone}`, { kaart, stippen });
				await wishForTeam(tx, session, `demo-${phone}`, { een, twee, drie: undefined, vier: undefined });
			});
		}
		for (const { words, paper, goal = '', evidence } of cards) {
			const kaart = idOf(words);
			if (paper) await leads((tx, actor) => countPaper(tx, actor, id, { kaart, stippen: paper }));
			const bewijs = shows.some(({ kind, ref }) => `${kind} ${ref}` === evidence) ? evidence : undefined;
			if (goal || bewijs)
				await leads((tx, actor) => hangEvidence(tx, actor, id, { kaart, bewijs, doel: goal, gekeken: true }));
		}
		return { id, leads };
	};
	const been = await meet(24, 'Een avond over Zuidwest', 'WK034408', said, 14);
	await been.leads((tx, actor) => closeAnalysis(tx, actor, been.id));
	await been.leads((tx, actor) => showResult(tx, actor, been.id, { openbaar: true, gekeken: true }));
	const begun = said.slice(0, 3).map(({ side, words }) => ({ side, words, dots: 2 }));
	await meet(0, 'Onze straat, vanavond', 'BU03440831', begun, 2);
	return true;
}
