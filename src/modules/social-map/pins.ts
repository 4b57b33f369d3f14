export type Spot = { id: string; number: number; x: number; y: number };
/** A pin with its number in the list, or one mark for as many as lie too close to each other to read. */
export type Pin = { x: number; y: number; spots: Spot[] };

/** As wide as a pin: nearer to each other than this, numbers lie over each other. In units of the drawing. */
const reach = 22;

/** Spots that would lie over each other become one; a group takes in what comes within reach of its middle. In the order of the list. */
export function pinsOf(spots: readonly Spot[]): Pin[] {
	let pins: Pin[] = spots.map((spot) => ({ x: spot.x, y: spot.y, spots: [spot] }));
	for (;;) {
		const [one, other] = closest(pins);
		if (!one || !other) return pins;
		const both = [...one.spots, ...other.spots].sort((a, b) => a.number - b.number);
		const middle = (of: 'x' | 'y') => Math.round(both.reduce((sum, spot) => sum + spot[of], 0) / both.length);
		pins = [...pins.filter((pin) => pin !== one && pin !== other), { x: middle('x'), y: middle('y'), spots: both }];
	}
}

function closest(pins: readonly Pin[]): [Pin?, Pin?] {
	let best: { pair: [Pin?, Pin?]; far: number } = { pair: [], far: reach };
	for (const [at, one] of pins.entries())
		for (const other of pins.slice(at + 1)) {
			const far = Math.max(Math.abs(one.x - other.x), Math.abs(one.y - other.y));
			if (far < best.far) best = { pair: [one, other], far };
		}
	return best.pair;
}
