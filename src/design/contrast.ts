// Contrast after WCAG 2.2, for testing a theme before anybody has to read it.

/** Relative luminance of "#rrggbb", between 0 (black) and 1 (white). */
export function luminance(hex: string): number {
	const digits = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex);
	if (!digits) throw new Error(`Not a colour of six digits: ${hex}`);
	const [red = 0, green = 0, blue = 0] = digits.slice(1).map((pair) => {
		const channel = Number.parseInt(pair, 16) / 255;
		return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio of two colours, 1 to 21. */
export function contrast(one: string, other: string): number {
	const [high = 1, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
	return (high + 0.05) / (low + 0.05);
}

/** Reads the tokens of a theme file: name → value as written. */
export function tokensIn(css: string): Map<string, string> {
	const found = css.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/(--[\w-]+):\s*([^;]+);/g);
	return new Map([...found].map((match) => [match[1] ?? '', (match[2] ?? '').trim()]));
}

/** Works a token out to its colour in light or dark, following `var()` and `light-dark()`. */
export function colourOf(tokens: Map<string, string>, name: string, scheme: 'light' | 'dark'): string {
	const resolve = (value: string): string => {
		const both = /^light-dark\(\s*(.+?)\s*,\s*(#\w+|var\([^)]*\))\s*\)$/.exec(value);
		if (both) return resolve((scheme === 'light' ? both[1] : both[2]) ?? '');
		const other = /^var\((--[\w-]+)\)$/.exec(value);
		if (other) return colourOf(tokens, other[1] ?? '', scheme);
		return value;
	};
	const value = tokens.get(name);
	if (value === undefined) throw new Error(`No token ${name}`);
	return resolve(value);
}
