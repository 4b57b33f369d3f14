import { areaCode } from './area.ts';
import { postcode } from './postcode.ts';
import { readFiguresTable } from './read-figures-table.ts';
import { type Fault, UnreadableFile } from './read-report.ts';

/**
 * Reads which area a postcode lies in: a table with a postcode column (four digits, or with letters) and a column with an
 * area code; other columns are left alone. A postcode may stand twice with the same area.
 * @throws UnreadableFile with every line that cannot be right.
 */
export function parsePostcodes(text: string): Map<string, string> {
	const { header, lines } = readFiguresTable(text);
	const column = (wanted: RegExp) => header.findIndex((name) => wanted.test(name.toLowerCase()));
	const from = column(/^(postcode|pc4|pc6)$/);
	const to = column(/^(area|area_?code|code|buurt(code|\d*)?|wijk(code|\d*)?|district|neighbourhood)$/);
	if (from < 0 || to < 0) throw new UnreadableFile([{ fault: 'no-code-column', at: 1 }]);
	const faults: Fault[] = [];
	const found = new Map<string, string>();
	for (const { line, cells } of lines) {
		const [written, place] = [cells[from] as string, cells[to] as string];
		const code = postcode(written);
		const area = areaCode(place);
		if (!code) faults.push({ fault: 'not-a-postcode', at: line, found: written });
		else if (!area) faults.push({ fault: 'unknown-area', at: line, found: place });
		else if (found.has(code) && found.get(code) !== area)
			faults.push({ fault: 'twice-with-other-content', at: line, found: code });
		else found.set(code, area);
	}
	if (faults.length > 0) throw new UnreadableFile(faults);
	return found;
}
