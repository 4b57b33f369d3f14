import { assign, type Edge } from '#modules/matching';
import { seededRandom } from '#modules/patterns';

const sizes = [
	{ needs: 300, offers: 150 },
	{ needs: 1000, offers: 500 },
	{ needs: 3000, offers: 1500 },
];
const candidates = 20;

/** How long the optimum takes, beside the greedy choice of the same edges, and how much greedy leaves on the table. */
export async function run(): Promise<void> {
	console.log(`${candidates} candidates a need, an offer has room for one or two, seeds fixed\n`);
	console.log(
		['needs', 'offers', 'optimum s', 'greedy s', 'ratio', 'matched', 'greedy is'].map((h) => h.padStart(11)).join(''),
	);
	for (const { needs, offers } of sizes) {
		const { edges, room } = town(needs, offers);
		const [optimum, seconds] = await timed(() => assign(edges, room));
		const [greedy, greedySeconds] = await timed(async () => greedyTotal(edges, room));
		const cells = [
			String(needs),
			String(offers),
			seconds.toFixed(2),
			greedySeconds.toFixed(3),
			(seconds / greedySeconds).toFixed(0),
			String(optimum.pairs.length),
			`${((100 * greedy) / optimum.total).toFixed(1)} %`,
		];
		console.log(cells.map((cell) => cell.padStart(11)).join(''));
	}
}

function town(needs: number, offers: number): { edges: Edge[]; room: Map<string, number> } {
	const random = seededRandom(needs);
	const draw = (below: number) => Math.floor(random() * below);
	const edges = Array.from({ length: needs }, (_, need) => {
		const chosen = new Set<number>();
		while (chosen.size < candidates) chosen.add(draw(offers));
		return [...chosen].map((offer) => ({ need: `n${need}`, offer: `o${offer}`, score: (1 + draw(1000)) / 1000 }));
	}).flat();
	return { edges, room: new Map(Array.from({ length: offers }, (_, offer) => [`o${offer}`, 1 + draw(2)])) };
}

function greedyTotal(edges: readonly Edge[], room: ReadonlyMap<string, number>): number {
	const left = new Map(room);
	const matched = new Set<string>();
	let total = 0;
	for (const { need, offer, score } of edges.toSorted((a, b) => b.score - a.score)) {
		if (matched.has(need) || !left.get(offer)) continue;
		left.set(offer, (left.get(offer) as number) - 1);
		matched.add(need);
		total += score;
	}
	return total;
}

async function timed<T>(act: () => Promise<T>): Promise<[T, number]> {
	const start = performance.now();
	const result = await act();
	return [result, (performance.now() - start) / 1000];
}
