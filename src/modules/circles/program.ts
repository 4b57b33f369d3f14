import type { Composition } from './composition.ts';
import type { Reach } from './reach.ts';

/** A program in whole numbers: maximise `gains` over columns between 0 and 1, each row between its two ends. */
export interface Program {
	readonly gains: readonly number[];
	readonly rows: readonly Row[];
}
interface Row {
	readonly columns: readonly number[];
	readonly values: readonly number[];
	readonly least: number;
	readonly most: number;
}

/** The program of a reach, how a composition is written in its columns, and how columns are read as one. */
export interface CircleProgram extends Program {
	columnsOf(composition: Composition): number[];
	/** Per person a hub, or -1. */
	read(columns: ArrayLike<number>): number[];
}

/**
 * Circles as a program. Columns: y, somebody is in a circle; u, a circle is there; w, somebody in it can do something; z, a
 * need of somebody in it is answered. The points are the sum of y and z. That those who want something and those who can fit in one circle together
 * (the last row per circle and code) follows from the rest for whole numbers, and makes the bound much tighter.
 */
export function programOf(reach: Reach): CircleProgram {
	const gains: number[] = [];
	const rows: Row[] = [];
	const column = (gain: number) => gains.push(gain) - 1;
	const row = (entries: readonly (readonly [number, number])[], least: number, most: number) =>
		rows.push({ columns: entries.map(([at]) => at), values: entries.map(([, value]) => value), least, most });

	const y = reach.people.map((_, person) => new Map((reach.hubsOf[person] ?? []).map((hub) => [hub, column(1)])));
	const u = reach.hubs.map(() => column(0));
	const w: { column: number; hub: number; code: number }[] = [];
	const z: { column: number; person: number; hub: number; code: number }[] = [];
	const inCircle = (person: number, hub: number) => y[person]?.get(hub) as number;

	for (const own of y)
		row(
			[...own.values()].map((at) => [at, 1] as const),
			0,
			1,
		);
	for (const [hub, around] of reach.peopleOf.entries()) {
		const members = around.map((person) => [inCircle(person, hub), 1] as const);
		row([...members, [u[hub] as number, -reach.fewest]], 0, Number.POSITIVE_INFINITY);
		row([...members, [u[hub] as number, -reach.most]], Number.NEGATIVE_INFINITY, 0);
		for (const person of around)
			row(
				[
					[inCircle(person, hub), 1],
					[u[hub] as number, -1],
				],
				-1,
				0,
			);
		for (let code = 0; code < reach.codes.length; code++) {
			const want = around.filter((person) => reach.needs[person]?.includes(code));
			const can = around.filter((person) => reach.talents[person]?.includes(code));
			if (can.length === 0 || want.length === 0) continue;
			const there = column(0);
			w.push({ column: there, hub, code });
			row([...can.map((person) => [inCircle(person, hub), 1] as const), [there, -1]], 0, Number.POSITIVE_INFINITY);
			const fitting: (readonly [number, number])[] = can.map((person) => [inCircle(person, hub), 1]);
			for (const person of want) {
				const others = can.filter((one) => one !== person);
				if (others.length === 0) continue;
				const answered = column(1);
				z.push({ column: answered, person, hub, code });
				row(
					[
						[answered, 1],
						[inCircle(person, hub), -1],
					],
					-1,
					0,
				);
				if (others.length === can.length) {
					row(
						[
							[answered, 1],
							[there, -1],
						],
						-1,
						0,
					);
					fitting.push([answered, 1]);
				} else row([[answered, 1], ...others.map((one) => [inCircle(one, hub), -1] as const)], -Infinity, 0);
			}
			row([...fitting, [there, -reach.most]], Number.NEGATIVE_INFINITY, 0);
		}
	}

	return {
		gains,
		rows,
		columnsOf({ at, size, can }) {
			const columns = gains.map(() => 0);
			for (const [person, own] of y.entries()) for (const [hub, one] of own) columns[one] = Number(at[person] === hub);
			for (const [hub, one] of u.entries()) columns[one] = Number((size[hub] as number) > 0);
			const able = (hub: number, code: number) => can[hub * reach.codes.length + code] as number;
			for (const { column: one, hub, code } of w) columns[one] = Number(able(hub, code) > 0);
			for (const { column: one, person, hub, code } of z)
				columns[one] = Number(at[person] === hub && able(hub, code) > Number(reach.talents[person]?.includes(code)));
			return columns;
		},
		read: (columns) => y.map((own) => [...own].find(([, one]) => (columns[one] as number) > 0.5)?.[0] ?? -1),
	};
}
