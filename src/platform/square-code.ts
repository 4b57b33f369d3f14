import { encode } from 'uqr';

/** A square code that a phone reads (ISO/IEC 18004), as a drawing: `size` in modules, `path` of the dark ones. */
export type SquareCode = { size: number; path: string };

/** Made on the server, so that nobody's phone fetches what draws it. */
export function squareCode(text: string): SquareCode {
	const { data, size } = encode(text, { ecc: 'M', border: 2 });
	const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
	return { size, path };
}
