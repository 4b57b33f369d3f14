import type { Actor } from '#platform/actor';
import { record } from '#platform/audit/index.server';
import type { Tx } from '#platform/db/index.server';
import { municipalityOf, type OfficialKind } from './area.ts';
import {
	areasWithCodes,
	endMissingAreas,
	saveAreas,
	saveFigures,
	saveNeighbours,
	savePostcodes,
	saveShape,
	shapesOfKind,
} from './areas.store.server.ts';
import type { Figure } from './key-figures.ts';
import type { AreasFile } from './parse-areas-geojson.ts';
import { postcodesOfDistricts, type StatisticsFile } from './parse-statistics.ts';
import { type Skipped, UnreadableFile } from './read-report.ts';
import { touchingAreas } from './touching-areas.ts';

/** The municipality that imports, as it stands in this installation. */
export type Importing = { id: string; code: string; name: string };
export type ImportSettings = { year: number; source: string; onProgress?: (done: number, total: number) => void };

export type ImportReport = {
	municipality: string;
	year: number;
	source: string;
	/** Areas read from the file, by kind. */
	areas: Record<OfficialKind, number>;
	figures: number;
	notPublished: number;
	shapes: number;
	postcodes: number;
	/** Codes that a full list of this year no longer holds. */
	ended: string[];
	skipped: Skipped[];
};

type Listed = { code: string; name: string; kind: OfficialKind; parentCode: string | null };

/** Borders and names of this municipality's areas. Areas of others are skipped. @throws UnreadableFile when none are left. */
export async function importAreas(
	tx: Tx,
	actor: Actor,
	to: Importing,
	file: AreasFile,
	settings: ImportSettings,
): Promise<ImportReport> {
	const report = emptyReport(to, settings, file.skipped);
	const ours = await ofThisMunicipality(tx, to, file.areas, ({ at }) => at, report);
	await saveListed(tx, to, ours, settings.year);
	const kinds = new Set<OfficialKind>();
	for (const [index, { code, kind, shape, box }] of ours.entries()) {
		report.areas[kind]++;
		kinds.add(kind);
		if (await saveShape(tx, to.id, { code, shape, box, year: settings.year, source: settings.source })) report.shapes++;
		settings.onProgress?.(index + 1, ours.length);
	}
	for (const kind of kinds) await saveNeighbours(tx, to.id, touchingAreas(await shapesOfKind(tx, to.id, kind)));
	return finished(tx, actor, to, report);
}

/** Figures of this municipality's areas, and the areas themselves. Areas of others are skipped. @throws UnreadableFile when none are left. */
export async function importStatistics(
	tx: Tx,
	actor: Actor,
	to: Importing,
	file: StatisticsFile,
	settings: ImportSettings,
): Promise<ImportReport> {
	const { year, source } = settings;
	const report = emptyReport(to, settings, file.skipped);
	const ours = await ofThisMunicipality(tx, to, file.areas, ({ line }) => line, report);
	await saveListed(tx, to, ours, year);
	for (const { kind } of ours) report.areas[kind]++;
	if (report.areas.municipality && report.areas.neighbourhood) {
		const kinds = (['district', 'neighbourhood'] as const).filter((kind) => report.areas[kind] > 0);
		report.ended = await endMissingAreas(
			tx,
			to.id,
			year,
			kinds,
			ours.map(({ code }) => code),
		);
	}

	const figures = ours.flatMap(({ code, values }): Figure[] =>
		[...values].map(([variable, value]) => ({ areaCode: code, variable, year, value, source })),
	);
	const step = 2000;
	for (let from = 0; from < figures.length; from += step) {
		await saveFigures(tx, to.id, figures.slice(from, from + step));
		settings.onProgress?.(Math.min(from + step, figures.length), figures.length);
	}
	report.figures = figures.filter(({ value }) => value !== null).length;
	report.notPublished = figures.length - report.figures;
	const postcodes = postcodesOfDistricts(ours);
	await savePostcodes(tx, to.id, postcodes, false);
	report.postcodes = postcodes.size;
	return finished(tx, actor, to, report);
}

/** Which area a postcode lies in. @throws UnreadableFile when a postcode points to an area that is not there. */
export async function importPostcodes(
	tx: Tx,
	actor: Actor,
	to: Importing,
	postcodes: ReadonlyMap<string, string>,
): Promise<number> {
	const codes = [...new Set(postcodes.values())];
	const known = new Set((await areasWithCodes(tx, to.id, codes)).map(({ code }) => code));
	const unknown = codes.filter((code) => !known.has(code));
	if (unknown.length > 0) throw new UnreadableFile(unknown.map((found) => ({ fault: 'unknown-area', found })));
	await savePostcodes(tx, to.id, postcodes, true);
	await keepTrail(tx, actor, to);
	return postcodes.size;
}

function emptyReport(to: Importing, { year, source }: ImportSettings, skipped: readonly Skipped[]): ImportReport {
	if (!Number.isInteger(year) || year < 1990 || year > 2100)
		throw new UnreadableFile([{ fault: 'year-unlikely', found: String(year) }]);
	const areas = { municipality: 0, district: 0, neighbourhood: 0 };
	return {
		municipality: to.code,
		year,
		source,
		areas,
		figures: 0,
		notPublished: 0,
		shapes: 0,
		postcodes: 0,
		ended: [],
		skipped: [...skipped],
	};
}

/** Leaves out areas of other municipalities, and those whose district is neither in the file nor known. */
async function ofThisMunicipality<T extends Listed>(
	tx: Tx,
	to: Importing,
	areas: readonly T[],
	at: (area: T) => number,
	report: ImportReport,
): Promise<T[]> {
	const here = areas.filter((area) => {
		if (municipalityOf(area.code) === to.code) return true;
		report.skipped.push({ at: at(area), code: area.code, reason: 'other-municipality' });
		return false;
	});
	const parents = [...new Set(here.flatMap(({ parentCode }) => parentCode ?? []))];
	const known = new Set([
		to.code,
		...here.map(({ code }) => code),
		...(await areasWithCodes(tx, to.id, parents)).map(({ code }) => code),
	]);
	const ours = here.filter((area) => {
		if (area.parentCode === null || known.has(area.parentCode)) return true;
		report.skipped.push({ at: at(area), code: area.code, reason: 'parent-missing' });
		return false;
	});
	if (ours.length === 0) throw new UnreadableFile([{ fault: 'nothing-for-this-municipality', found: to.code }]);
	return ours;
}

const order: readonly OfficialKind[] = ['municipality', 'district', 'neighbourhood'];

async function saveListed(tx: Tx, to: Importing, areas: readonly Listed[], year: number): Promise<void> {
	const municipality: Listed = { code: to.code, name: to.name, kind: 'municipality', parentCode: null };
	const all = areas.some(({ code }) => code === to.code) ? areas : [municipality, ...areas];
	const sorted = [...all].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
	await saveAreas(
		tx,
		sorted.map(({ code, name, kind, parentCode }) => ({
			municipality_id: to.id,
			code,
			name,
			kind,
			parent_code: parentCode,
			year,
		})),
	);
}

async function finished(tx: Tx, actor: Actor, to: Importing, report: ImportReport): Promise<ImportReport> {
	report.skipped.sort((a, b) => a.at - b.at);
	await keepTrail(tx, actor, to);
	return report;
}

const keepTrail = (tx: Tx, actor: Actor, to: Importing) =>
	record(tx, actor, {
		zone: 'open',
		permission: 'areas.import',
		purpose: 'area-figures',
		outcome: 'done',
		objects: [{ type: 'area', id: to.code }],
	});
