import type { AreaWithNeighbours, CountedSignal } from '#modules/patterns';
import { dayNumber } from '#modules/patterns';
import type { LineProblem, Table } from './read-table.ts';

export const AREA_COLUMNS = ['area', 'district', 'neighbours'] as const;
export const SIGNAL_COLUMNS = ['date', 'area', 'need', 'person', 'source', 'text'] as const;

export interface Checked<T> {
	readonly valid: T[];
	readonly problems: LineProblem[];
}

/** Areas with their neighbours (`;` between codes). A neighbour that is not listed is reported and left out. */
export function checkAreas(table: Table<(typeof AREA_COLUMNS)[number]>, file: string): Checked<AreaWithNeighbours> {
	const problems = [...table.problems];
	const known = new Set(table.rows.map((row) => row.values.area));
	const taken = new Set<string>();
	const valid = table.rows.flatMap(({ line, values }) => {
		const wrong = (sentence: string) => problems.push({ file, line, sentence });
		if (values.area === '') {
			wrong('Het gebied heeft geen code.');
			return [];
		}
		if (taken.has(values.area)) {
			wrong(`Het gebied "${values.area}" staat er al.`);
			return [];
		}
		taken.add(values.area);
		const neighbours = values.neighbours.split(';').map((code) => code.trim());
		const listed = neighbours.filter((code) => code !== '');
		for (const code of listed) if (!known.has(code)) wrong(`De buur "${code}" is geen gebied in deze lijst.`);
		return [{ area: values.area, district: values.district, neighbours: listed.filter((code) => known.has(code)) }];
	});
	return { valid, problems };
}

/** Signals whose date, area and need exist; every mistake of a line is reported. An empty person is unknown. */
export function checkSignals(
	table: Table<(typeof SIGNAL_COLUMNS)[number]>,
	file: string,
	areas: ReadonlySet<string>,
	needs: ReadonlySet<string>,
): Checked<CountedSignal> {
	const problems = [...table.problems];
	const valid = table.rows.flatMap(({ line, values }) => {
		const sentences = [
			dayNumber(values.date) === null ? `"${values.date}" is geen bestaande datum (jjjj-mm-dd).` : '',
			areas.has(values.area) ? '' : `Het gebied "${values.area}" is onbekend.`,
			needs.has(values.need) ? '' : `De nood "${values.need}" is onbekend.`,
		].filter((sentence) => sentence !== '');
		for (const sentence of sentences) problems.push({ file, line, sentence });
		if (sentences.length > 0) return [];
		const { date, area, need, source } = values;
		return [{ id: String(line), date, area, need, source, person: values.person === '' ? null : values.person }];
	});
	return { valid, problems };
}
