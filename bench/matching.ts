import { assign, type Edge, type PairOffer, rank, stepsBetween, usualPolicy } from '#modules/matching';
import { theNeeds } from '#modules/needs/index.server';
import { seededRandom } from '#platform/seeded-random';

const sizes = [
	{ needs: 300, offers: 150 },
	{ needs: 1000, offers: 500 },
	{ needs: 3000, offers: 1500 },
];
const candidates = 20;

/** One ranking over so many offers, two hundred times; then the optimum. */
export async function run(): Promise<void> {
	rankings(10_000);
	await optimum();
}

function rankings(offers: number): void {
	const random = seededRandom(offers);
	const draw = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
	const catalogue = theNeeds();
	const areas = Array.from({ length: 100 }, (_, at) => ({ code: `B${at}`, parentCode: `W${Math.floor(at / 10)}` }));
	const policy = usualPolicy(catalogue, stepsBetween(areas, new Map()));
	const codes = catalogue.needs.map(({ code }) => code).filter((code) => !policy.sensitive(code));
	const anyone = (at: number) => ({
		id: `o${at}`,
		cardId: `c${at}`,
		needCode: draw(codes),
		areaCode: draw(areas).code,
		languages: ['nl', draw(['ar', 'tr', 'en'])],
		times: ['mon-morning', 'wed-evening', 'sat-morning'].filter(() => random() < 0.5),
		consent: true,
	});
	const all: PairOffer[] = Array.from({ length: offers }, (_, at) => ({
		...anyone(at),
		screened: true,
		askedLately: Math.floor(random() * 3),
		daysOld: Math.floor(random() * 365),
	}));
	// The hardest case: everybody offers exactly what is asked, next door.
	const first = { ...anyone(0), cardId: 'me', notWith: new Set<string>() };
	const same = all.map((offer) => ({ ...offer, needCode: first.needCode, areaCode: first.areaCode }));
	for (const [kind, town] of [
		['as a town is', all],
		['all of them fit', same],
	] as const) {
		const took = Array.from({ length: 200 }, (_, at) => {
			const need = { ...first, needCode: kind === 'as a town is' ? draw(codes) : first.needCode, id: `n${at}` };
			const start = process.cpuUsage().user;
			rank(need, town, policy, 10);
			return (process.cpuUsage().user - start) / 1000;
		}).sort((a, b) => a - b);
		const at = (share: number) => (took[Math.floor(took.length * share)] as number).toFixed(1);
		console.log(`one ranking over ${offers} offers, ${kind}: median ${at(0.5)} ms, p95 ${at(0.95)} ms of processor`);
	}
	console.log();
}

/** How long the optimum takes, beside the greedy choice of the same edges, and how much greedy leaves on the table. */
async function optimum(): Promise<void> {
	console.log(`${candidates} candidates a need, an offer has room for one or two, seeds fixed\n`);
	console.log(
		['needs', 'offers', 'optimum s', 'greedy s', 'ratio', 'matched', 'greedy is'].map((h) => h.padStart(11)).join(''),
	);
	for (const { needs, offers } of sizes) {
		const { edges, room } = town(needs, offers);
		const [best, seconds] = await timed(() => assign(edges, room));
		const [greedy, greedySeconds] = await timed(async () => greedyTotal(edges, room));
		const cells = [
			String(needs),
			String(offers),
			seconds.toFixed(2),
			greedySeconds.toFixed(3),
			(seconds / greedySeconds).toFixed(0),
			String(best.pairs.length),
			`${((100 * greedy) / best.total).toFixed(1)} %`,
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
