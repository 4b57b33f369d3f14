import loadHighs from 'highs';

/** A need that an offer could answer, and how good that would be; the higher the better. */
export interface Edge {
	readonly need: string;
	readonly offer: string;
	readonly score: number;
}

/** `taken`: whoever fits is better used elsewhere. `no-gain`: no offer with room adds anything. */
type Left = 'taken' | 'no-gain';

export interface Assignment {
	/** Sorted by need. */
	readonly pairs: Edge[];
	/** Sum of the scores of the pairs, without what fairness took off. */
	readonly total: number;
	readonly unmatched: { readonly need: string; readonly reason: Left }[];
}

/**
 * The best set of pairs: a need has at most one offer, an offer at most `capacities` needs (none when it is not named).
 * An offer's next match counts `fairness` less than the one before: a concave bonus that spreads the load. The program
 * is a transport problem (Dantzig 1951), totally unimodular, so the solver's vertex is whole and proven optimal. The
 * same input gives the same outcome, in whatever order it comes.
 * @throws RangeError for a score that is no number, a capacity that is no whole number, or a pair given twice.
 */
export async function assign(
	edges: readonly Edge[],
	capacities: ReadonlyMap<string, number>,
	{ fairness = 0 }: { fairness?: number } = {},
): Promise<Assignment> {
	const sorted = inOrder(edges, capacities);
	const useful = sorted.filter(({ offer, score }) => score > 0 && (capacities.get(offer) ?? 0) > 0);
	const pairs = useful.length ? await solve(useful, capacities, fairness) : [];

	const matched = new Set(pairs.map(({ need }) => need));
	const couldBe = new Set(useful.map(({ need }) => need));
	const left = [...new Set(sorted.map(({ need }) => need))].filter((need) => !matched.has(need));
	return {
		pairs,
		total: pairs.reduce((sum, { score }) => sum + score, 0),
		unmatched: left.map((need) => ({ need, reason: couldBe.has(need) ? 'taken' : 'no-gain' })),
	};
}

function inOrder(edges: readonly Edge[], capacities: ReadonlyMap<string, number>): Edge[] {
	for (const [offer, room] of capacities)
		if (!Number.isSafeInteger(room) || room < 0) throw new RangeError(`the capacity of ${offer} is ${room}`);
	for (const { need, offer, score } of edges)
		if (!Number.isFinite(score)) throw new RangeError(`the score of ${need} with ${offer} is ${score}`);
	const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
	const sorted = [...edges].sort((a, b) => compare(a.need, b.need) || compare(a.offer, b.offer));
	const double = sorted.find((edge, at) => edge.need === sorted[at - 1]?.need && edge.offer === sorted[at - 1]?.offer);
	if (double) throw new RangeError(`${double.need} with ${double.offer} is given twice`);
	return sorted;
}

/** WebAssembly that starts once a process. */
let solver: ReturnType<typeof loadHighs> | undefined;

async function solve(edges: Edge[], capacities: ReadonlyMap<string, number>, fairness: number): Promise<Edge[]> {
	solver ??= loadHighs();
	const highs = await solver;
	const { Status, Columns } = highs.solve(programOf(edges, capacities, fairness));
	if (Status !== 'Optimal') throw new Error(`the solver ended as ${Status}`);
	return edges.filter((_, at) => {
		const share = (Columns[`x${at}`] as { Primal?: number } | undefined)?.Primal ?? 0;
		if (share > 1e-6 && share < 1 - 1e-6) throw new Error('the solver gave half a match');
		return share > 0.5;
	});
}

/** The program in CPLEX LP form: x for a pair, u for the n-th use of an offer. */
function programOf(edges: readonly Edge[], capacities: ReadonlyMap<string, number>, fairness: number): string {
	const gains = edges.map(({ score }, at) => `+ ${score} x${at}`);
	const needRows = grouped(edges, ({ need }) => need).map((own) => `${sum(own)} <= 1`);
	const uses: string[] = [];
	const offerRows = grouped(edges, ({ offer }) => offer).map((own) => {
		const room = Math.min(own.length, capacities.get((edges[own[0] as number] as Edge).offer) as number);
		if (fairness === 0) return `${sum(own)} <= ${room}`;
		const first = uses.length;
		for (let nth = 0; nth < room; nth++) {
			if (nth > 0) gains.push(`- ${fairness * nth} u${uses.length}`);
			uses.push(`u${uses.length} <= 1`);
		}
		const used = Array.from({ length: room }, (_, nth) => `- u${first + nth}`);
		return `${sum(own)}\n ${used.join('\n ')} <= 0`;
	});
	const rows = [...needRows, ...offerRows].map((row, at) => ` r${at}: ${row}`);
	return ['Maximize', ` total: ${gains.join('\n ')}`, 'Subject To', ...rows, 'Bounds', ...uses, 'End', ''].join('\n');
}

/** Places of the edges that share a key, in order of first appearance. */
function grouped(edges: readonly Edge[], keyOf: (edge: Edge) => string): number[][] {
	const groups = new Map<string, number[]>();
	edges.forEach((edge, at) => {
		const key = keyOf(edge);
		const group = groups.get(key);
		if (group) group.push(at);
		else groups.set(key, [at]);
	});
	return [...groups.values()];
}

const sum = (own: readonly number[]): string => own.map((at) => `+ x${at}`).join('\n ');
