/** The sign that parts several things in the cells of one column: a comma only when the column has nothing clearer. */
export function separatorOf(cells: readonly string[]): RegExp {
	return cells.some((cell) => /[;\n|•]/.test(cell)) ? /[;\n|•]+/ : /[,\n]+/;
}

/** The separate things in a cell, each once, without the dashes of a list. What stands between quotes is one thing. */
export function splitValues(cell: string, separator: RegExp): string[] {
	const seen = new Set<string>();
	const quoted = [...cell.matchAll(/(?<![^;\n|•,\s])"([^"]+)"(?![^;\n|•,\s])/g)].map(([, words]) => words as string);
	const rest = quoted.reduce((text, words, index) => text.replace(`"${words}"`, `\uE000${index}`), cell);
	return rest
		.split(separator)
		.map((piece) => piece.replace(/\uE000(\d+)/g, (_, index) => quoted[Number(index)] ?? ''))
		.map((piece) =>
			piece
				.replace(/\s+/g, ' ')
				.replace(/^\s*(?:[-–*·]|\d[.)])\s+/, '')
				.trim(),
		)
		.filter((piece) => {
			const key = piece.toLowerCase();
			if (!/[\p{L}\p{N}]/u.test(piece) || seen.has(key)) return false;
			seen.add(key);
			return true;
		});
}

/** Several things in one cell, so that `splitValues` reads the same back. */
export const joinValues = (values: readonly string[]): string =>
	values.map((words) => (/[;\n|•,"]/.test(words) ? `"${words.replaceAll('"', '”')}"` : words)).join('; ');

/** Words that say that there is nothing: "niks nu, wil met rust". */
export const saysNothing = (text: string): boolean =>
	/^(?:niks|niets|geen|nee|nvt|n\.v\.t\.?|nog niet|onbekend|weet (?:ik )?niet|geen idee|none|nothing|n\/a)(?![\p{L}])/iu.test(
		text.trim(),
	) || !/[\p{L}\p{N}]/u.test(text);
