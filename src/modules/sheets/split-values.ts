/** The sign that parts several things in the cells of one column: a comma only when the column has nothing clearer. */
export function separatorOf(cells: readonly string[]): RegExp {
	return cells.some((cell) => /[;\n|•]/.test(cell)) ? /[;\n|•]+/ : /[,\n]+/;
}

/** The separate things in a cell, each once, without the dashes of a list. */
export function splitValues(cell: string, separator: RegExp): string[] {
	const seen = new Set<string>();
	return cell
		.split(separator)
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

/** Words that say that there is nothing: "niks nu, wil met rust". */
export const saysNothing = (text: string): boolean =>
	/^(?:niks|niets|geen|nee|nvt|n\.v\.t\.?|nog niet|onbekend|weet (?:ik )?niet|geen idee|none|nothing|n\/a)(?![\p{L}])/iu.test(
		text.trim(),
	) || !/[\p{L}\p{N}]/u.test(text);
