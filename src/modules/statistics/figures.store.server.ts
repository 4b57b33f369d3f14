import type { Tx } from '#platform/db/index.server';
import type { PublicFigure } from './public-figures.ts';
import type { Quarter } from './quarter.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'open.figure_quarter': { municipality_id: string; quarter: Quarter; published_on: string };
		'open.public_figure': {
			municipality_id: string;
			quarter: Quarter;
			theme_code: string;
			area_code: string;
			persons: number | null;
		};
	}
}

/** Takes the right to publish a quarter; false when that was done before, by whomever. */
export async function claimQuarter(tx: Tx, municipalityId: string, quarter: Quarter, on: string): Promise<boolean> {
	const row = await tx
		.insertInto('open.figure_quarter')
		.values({ municipality_id: municipalityId, quarter, published_on: on })
		.onConflict((conflict) => conflict.doNothing())
		.returning('quarter')
		.executeTakeFirst();
	return row !== undefined;
}

/** @param whole code of the municipality, under which totals stand */
export async function keepFigures(
	tx: Tx,
	municipalityId: string,
	quarter: Quarter,
	figures: readonly PublicFigure[],
	whole: string,
): Promise<void> {
	if (figures.length === 0) return;
	await tx
		.insertInto('open.public_figure')
		.values(
			figures.map(({ theme, district, persons }) => ({
				municipality_id: municipalityId,
				quarter,
				theme_code: theme,
				area_code: district ?? whole,
				persons,
			})),
		)
		.execute();
}

/** The quarters that were published, the latest first. */
export async function publishedQuarters(
	tx: Tx,
	municipalityId: string,
): Promise<{ quarter: Quarter; publishedOn: string }[]> {
	const rows = await tx
		.selectFrom('open.figure_quarter')
		.select(['quarter', 'published_on'])
		.where('municipality_id', '=', municipalityId)
		.orderBy('quarter', 'desc')
		.execute();
	return rows.map(({ quarter, published_on }) => ({ quarter, publishedOn: published_on }));
}

export type KeptFigure = { theme: string; area: string; persons: number | null };

export async function figuresIn(tx: Tx, municipalityId: string, quarter: Quarter): Promise<KeptFigure[]> {
	const rows = await tx
		.selectFrom('open.public_figure')
		.select(['theme_code', 'area_code', 'persons'])
		.where('municipality_id', '=', municipalityId)
		.where('quarter', '=', quarter)
		.orderBy('theme_code')
		.orderBy('area_code')
		.execute();
	return rows.map(({ theme_code, area_code, persons }) => ({ theme: theme_code, area: area_code, persons }));
}
