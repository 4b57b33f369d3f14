// The cloth of a neighbourhood. Standing threads (warp) are the neighbourhood itself, lying threads (weft) are what
// its people brought. Pure and repeatable: the same name and shares always give the same cloth.
import type { Thread } from './threads.ts';

/** Standing threads come in three undyed shades. */
export type Warp = 'a' | 'b' | 'c';
export type Binding = 'plain' | 'twill' | 'herring' | 'basket';
export type Shares = Record<Thread, number>;
export type ClothThread = Thread | Warp | 'plain' | `${Thread}-tint`;
export type Cloth = { width: number; height: number; paths: { thread: ClothThread; d: string }[] };

/** A repeatable row of numbers in [0, 1), started from a text: FNV-1a makes the seed, mulberry32 the row. */
export function numbersFrom(text: string): () => number {
	let state = 0x811c9dc5;
	for (const letter of text) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x01000193);
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

const modulo = (value: number, by: number) => ((value % by) + by) % by;

/** Does the lying thread lie on top where column and row cross? */
const liesOnTop: Record<Binding, (column: number, row: number) => boolean> = {
	plain: (column, row) => (column + row) % 2 === 0,
	twill: (column, row) => modulo(column - row, 4) < 2,
	herring: (column, row) => {
		const mirrored = column % 8 < 4 ? column : 7 - (column % 8);
		return modulo(mirrored - row, 4) < 2;
	},
	basket: (column, row) => (Math.floor(column / 2) + Math.floor(row / 2)) % 2 === 0,
};

/** The binding that belongs to a thread, so that colour is never the only difference. */
export const bindingOf: Record<Thread, Binding> = { kan: 'twill', wil: 'herring', zoek: 'plain', zie: 'basket' };

const short = (value: number) => String(Math.round(value * 10) / 10);

/**
 * Weaves a cloth. Widths and row height are in drawing units; `gap` is the slit between threads.
 * Returns one path per colour, each a row of rectangles.
 */
export function weave(cloth: {
	warp: readonly ClothThread[];
	weft: readonly ClothThread[];
	binding: Binding;
	widths?: readonly number[];
	rowHeight?: number;
	gap?: number;
}): Cloth {
	const { warp, weft, binding, widths = [12], rowHeight = 12, gap = 1.6 } = cloth;
	const rectangles = new Map<ClothThread, string[]>();
	const draw = (thread: ClothThread, x: number, y: number, w: number, h: number) => {
		const drawn = rectangles.get(thread) ?? [];
		drawn.push(`M${short(x)} ${short(y)}h${short(w)}v${short(h)}h${short(-w)}z`);
		rectangles.set(thread, drawn);
	};
	let x = 0;
	warp.forEach((standing, column) => {
		const width = widths[column % widths.length] ?? 12;
		weft.forEach((lying, row) => {
			const y = row * rowHeight;
			if (liesOnTop[binding](column, row)) draw(lying, x, y + gap / 2, width, rowHeight - gap);
			else draw(standing, x + gap / 2, y, width - gap, rowHeight);
		});
		x += width;
	});
	return {
		width: x,
		height: weft.length * rowHeight,
		paths: [...rectangles].map(([thread, drawn]) => ({ thread, d: drawn.join('') })),
	};
}

/**
 * Divides twenty lying threads over the four kinds (largest remainders), so only steps of 5 % ever show.
 * A kind that occurs at all gets at least one thread. No shares at all gives no threads.
 */
export function twentieths(shares: Shares): Shares {
	const kinds = Object.keys(shares) as Thread[];
	const total = kinds.reduce((sum, kind) => sum + Math.max(0, shares[kind]), 0);
	const result: Shares = { kan: 0, wil: 0, zoek: 0, zie: 0 };
	if (total <= 0) return result;
	const exact = kinds.map((kind) => ({ kind, part: (Math.max(0, shares[kind]) / total) * 20 }));
	for (const { kind, part } of exact) result[kind] = part > 0 ? Math.max(1, Math.floor(part)) : 0;
	const given = () => kinds.reduce((sum, kind) => sum + result[kind], 0);
	const byRest = [...exact].sort((a, b) => (b.part % 1) - (a.part % 1) || b.part - a.part);
	for (let turn = 0; given() < 20; turn++) {
		const next = byRest[turn % byRest.length];
		if (next && next.part > 0) result[next.kind] += 1;
	}
	while (given() > 20) {
		const most = [...kinds].sort((a, b) => result[b] - result[a])[0];
		if (most) result[most] -= 1;
	}
	return result;
}

/** The cloth of one neighbourhood. `shares` are counts or parts of the past year, already past the public threshold. */
export function neighbourhoodCloth(
	name: string,
	shares: Shares,
	size: { columns?: number; rows?: number } = {},
): Cloth {
	const { columns = 20, rows = 20 } = size;
	const next = numbersFrom(name);
	const twenty = twentieths(shares);
	const bag: ClothThread[] = (Object.keys(twenty) as Thread[]).flatMap((kind) =>
		Array<Thread>(twenty[kind]).fill(kind),
	);
	for (let last = bag.length - 1; last > 0; last--) {
		const other = Math.floor(next() * (last + 1));
		[bag[last], bag[other]] = [bag[other] as ClothThread, bag[last] as ClothThread];
	}
	const warp = Array.from({ length: columns }, () => (['a', 'b', 'c'] as const)[Math.floor(next() * 3)] as Warp);
	const widths = Array.from({ length: columns }, () => 8 + Math.floor(next() * 5) * 3);
	const binding = (['twill', 'herring', 'basket'] as const)[Math.floor(next() * 3)] ?? 'twill';
	const weft = Array.from({ length: rows }, (_, row) => bag[row % bag.length] ?? ('plain' as const));
	return weave({ warp, weft, binding, widths });
}

/** The small emblem in the top bar: six by six threads, drawn from the name alone. */
export function emblem(name: string): Cloth {
	const next = numbersFrom(name);
	const kinds: ClothThread[] = ['kan', 'zoek', 'zie', 'wil', 'kan', 'zoek'];
	const turn = Math.floor(next() * kinds.length);
	const weft = kinds.map((_, row) => kinds[(row + turn) % kinds.length] as ClothThread);
	const warp = Array.from({ length: 6 }, () => (['a', 'b', 'c'] as const)[Math.floor(next() * 3)] as Warp);
	return weave({ warp, weft, binding: 'twill', widths: [10], rowHeight: 10 });
}
