import * as v from 'valibot';
import { areasOf } from '#modules/areas/index.server';
import { theNeeds } from '#modules/needs/index.server';
import { csvFile, csvText } from '#platform/csv';
import type { Tx } from '#platform/db/index.server';
import { NotFound } from '#platform/errors';
import { PublicFiguresQuery, type PublicFiguresResource } from './figures.api.ts';
import { figuresIn, type KeptFigure, publishedQuarters } from './figures.store.server.ts';

export type FigureLine = {
	readonly theme: { nl: string; en: string };
	readonly whole: number | null;
	/** Districts that show, the largest figure first. */
	readonly districts: readonly { code: string; name: string; persons: number }[];
};

/** The page with the figures of a quarter; `kwartaal` in the address chooses another than the latest. */
export async function figuresScreen(tx: Tx, municipalityId: string, url: URL) {
	const { quarter, publishedOn, quarters, figures } = await read(tx, municipalityId, url.searchParams.get('kwartaal'));
	const areas = new Map((await areasOf(tx, municipalityId)).map((area) => [area.code, area]));
	const districts = [...areas.values()].filter(({ kind }) => kind === 'district');
	const chosen = districts.find(({ code }) => code === url.searchParams.get('wijk'))?.code ?? null;
	const perTheme = Map.groupBy(figures, ({ theme }) => theme);
	const lines = theNeeds().themes.flatMap(({ code, nl, en }): FigureLine[] => {
		const row = perTheme.get(code) ?? [];
		const shown = row.flatMap(({ area, persons }) => {
			const district = areas.get(area);
			return persons === null || district?.kind !== 'district' ? [] : [{ code: area, name: district.name, persons }];
		});
		const whole = row.find(({ area }) => areas.get(area)?.kind === 'municipality')?.persons ?? null;
		if (whole === null && shown.length === 0) return [];
		return [{ theme: { nl, en }, whole, districts: shown.sort((a, b) => b.persons - a.persons) }];
	});
	return {
		quarter,
		publishedOn,
		quarters,
		chosen,
		places: districts.map(({ code, name }) => ({ code, name })),
		lines: lines.sort((a, b) => (b.whole ?? 0) - (a.whole ?? 0)),
	};
}

/** The same as a table: also what is too few to show, as an empty cell. */
export async function figuresTable(tx: Tx, municipalityId: string, asked: string | null): Promise<Response> {
	const { quarter, figures } = await read(tx, municipalityId, asked);
	if (!quarter) throw new NotFound('figures');
	const names = new Map((await areasOf(tx, municipalityId)).map(({ code, name }) => [code, name]));
	const rows = figures.map(({ theme, area, persons }) => [
		quarter,
		theme,
		theNeeds().themeByCode.get(theme)?.nl ?? '',
		area,
		names.get(area) ?? '',
		persons,
	]);
	const head = ['kwartaal', 'thema', 'thema_naam', 'gebied', 'gebied_naam', 'mensen_ongeveer'];
	return csvFile(`cijfers-${quarter}.csv`, csvText([head, ...rows], ','), 'everyone');
}

export async function publicFiguresResource(
	tx: Tx,
	municipalityId: string,
	query: PublicFiguresQuery,
): Promise<PublicFiguresResource> {
	const { quarter, publishedOn, quarters, figures } = await read(tx, municipalityId, query.quarter ?? null);
	return {
		quarter,
		publishedOn,
		quarters,
		results: figures.map(({ theme, area, persons }) => ({ theme, areaCode: area, persons })),
	};
}

async function read(tx: Tx, municipalityId: string, asked: string | null) {
	const published = await publishedQuarters(tx, municipalityId);
	const quarters = published.map(({ quarter }) => quarter);
	const known = v.safeParse(PublicFiguresQuery, { quarter: asked ?? undefined });
	const wanted = known.success ? known.output.quarter : undefined;
	const chosen = published.find(({ quarter }) => quarter === wanted) ?? (asked ? undefined : published[0]);
	const figures: KeptFigure[] = chosen ? await figuresIn(tx, municipalityId, chosen.quarter) : [];
	return { quarter: chosen?.quarter ?? null, publishedOn: chosen?.publishedOn ?? null, quarters, figures };
}
