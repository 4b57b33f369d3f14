import loadHighs from 'highs';
import type { Program } from './program.ts';

/** What came out of a program: the best columns found, and what no columns can be worth more than. */
export interface Solved {
	readonly columns: ArrayLike<number> | undefined;
	readonly bound: number;
}

/**
 * @param start columns that are allowed, to do better than
 * @param onBound each time there is less left to hope for
 */
export type Solver = (
	program: Program,
	start: readonly number[],
	seconds: number,
	onBound: (bound: number) => void,
) => Solved;

/** HiGHS in WebAssembly. It holds its thread until it is done: run it in a thread of its own. */
export async function loadSolver(): Promise<Solver> {
	const highs = await loadHighs();
	const { objectiveSense, variableType, callbackType } = highs.constants;
	return ({ gains, rows }, start, seconds, onBound) => {
		const entries = rows.flatMap(({ columns }) => columns);
		const starts = new Int32Array(rows.length + 1);
		for (const [nth, { columns }] of rows.entries()) starts[nth + 1] = (starts[nth] as number) + columns.length;
		const model = highs.createModel({
			numCols: gains.length,
			numRows: rows.length,
			sense: objectiveSense.maximize,
			colCost: gains,
			colLower: gains.map(() => 0),
			colUpper: gains.map(() => 1),
			rowLower: rows.map(({ least }) => least),
			rowUpper: rows.map(({ most }) => most),
			matrix: {
				format: 'csr',
				numCols: gains.length,
				numRows: rows.length,
				starts,
				indices: entries,
				values: rows.flatMap(({ values }) => values),
			},
			integrality: gains.map(() => variableType.integer),
		});
		try {
			// Points are whole: less than one to gain is nothing to gain.
			model.options.set({ output_flag: false, time_limit: seconds, mip_abs_gap: 0.99, mip_rel_gap: 0 });
			model.setSolution({ colValue: [...start] });
			let bound = gains.reduce((sum, gain) => sum + gain, 0);
			const hear = (told: number | undefined): undefined => {
				if (told === undefined || !Number.isFinite(told) || told >= bound) return;
				bound = told;
				onBound(bound);
			};
			model.run({ [callbackType.mipLogging]: ({ data }): undefined => hear(data.mip_dual_bound) });
			hear(model.info.get('mip_dual_bound') as number);
			const { colValue } = model.getSolution();
			return { columns: colValue.length === gains.length ? colValue : undefined, bound };
		} finally {
			model.dispose();
		}
	};
}
