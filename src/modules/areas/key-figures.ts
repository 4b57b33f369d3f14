export type FigureGroup = 'people' | 'homes' | 'income' | 'care' | 'nearby';
export type FigureUnit =
	| 'people'
	| 'households'
	| 'homes'
	| 'percent'
	| 'per-thousand'
	| 'thousand-euro'
	| 'per-km2'
	| 'km'
	| 'per-household';

/** One way to get a figure from the columns of a source: as it is, or as a share of another column. */
type Derivation =
	| { readonly variable: string }
	| { readonly share: string; readonly of: string; readonly per: 100 | 1000 };

export type KeyFigure = {
	/** Also the name of its texts: areas_figure_<code>. */
	readonly code: string;
	readonly group: FigureGroup;
	readonly unit: FigureUnit;
	/** Amounts grow with the size of an area, so they are told and not compared. */
	readonly compared: boolean;
	/** First found counts. Column names: CBS Kerncijfers, CBS Nabijheid voorzieningen, CBS/Kadaster 2022. */
	readonly from: readonly Derivation[];
};

/** Counts are rounded to fives at the source; a share of fewer than this says nothing about an area. */
export const smallestBase = 50;

const as = (...variables: string[]): Derivation[] => variables.map((variable) => ({ variable }));
const share = (part: string, of: string, per: 100 | 1000 = 100): Derivation => ({ share: part, of, per });

const supermarket = 'Detailhandel/Winkels dagelijkse boodschappen/Afstand tot grote supermarkt (km)';
const doctor = 'Gezondheid en welzijn/Huisartsenpraktijk/Afstand tot huisartsenpraktijk (km)';
const childcare = 'Kinderopvang/Kinderdagverblijf/Afstand tot kinderdagverblijf (km)';
const school = 'Onderwijs/Basisonderwijs/Afstand tot school (km)';
const library = 'Vrije tijd en cultuur/Afstand tot bibliotheek (km)';

/** What an area page tells. None of them is good or bad: no figure has a direction. */
export const keyFigures: readonly KeyFigure[] = [
	{ code: 'people', group: 'people', unit: 'people', compared: false, from: as('a_inw', 'population') },
	{ code: 'households', group: 'people', unit: 'households', compared: false, from: as('a_hh') },
	{
		code: 'children',
		group: 'people',
		unit: 'percent',
		compared: true,
		from: [share('a_00_14', 'a_inw'), ...as('pop_0_14')],
	},
	{
		code: 'older_people',
		group: 'people',
		unit: 'percent',
		compared: true,
		from: [share('a_65_oo', 'a_inw'), ...as('pop_65plus')],
	},
	{ code: 'living_alone', group: 'people', unit: 'percent', compared: true, from: [share('a_1p_hh', 'a_hh')] },
	{ code: 'with_children', group: 'people', unit: 'percent', compared: true, from: [share('a_hh_m_k', 'a_hh')] },
	{ code: 'household_size', group: 'people', unit: 'per-household', compared: true, from: as('g_hhgro') },
	{ code: 'density', group: 'people', unit: 'per-km2', compared: true, from: as('bev_dich') },
	{ code: 'homes', group: 'homes', unit: 'homes', compared: false, from: as('a_woning', 'dwelling_total') },
	{ code: 'owned_homes', group: 'homes', unit: 'percent', compared: true, from: as('p_koopw', 'dwelling_ownership') },
	{ code: 'social_rent', group: 'homes', unit: 'percent', compared: true, from: as('p_wcorpw') },
	{ code: 'home_value', group: 'homes', unit: 'thousand-euro', compared: true, from: as('g_wozbag', 'dwelling_value') },
	{ code: 'income', group: 'income', unit: 'thousand-euro', compared: true, from: as('g_ink_pi') },
	{ code: 'lowest_incomes', group: 'income', unit: 'percent', compared: true, from: as('p_ink_li', 'income_low') },
	{
		code: 'social_assistance',
		group: 'income',
		unit: 'per-thousand',
		compared: true,
		from: [share('a_soz_wb', 'a_inw', 1000)],
	},
	{ code: 'cars', group: 'income', unit: 'per-household', compared: true, from: as('g_pau_hh') },
	{ code: 'home_support', group: 'care', unit: 'per-thousand', compared: true, from: as('p_wmo_t') },
	{ code: 'youth_support', group: 'care', unit: 'percent', compared: true, from: as('p_jz_tn') },
	{ code: 'to_doctor', group: 'nearby', unit: 'km', compared: true, from: as('g_afs_hp', doctor) },
	{ code: 'to_supermarket', group: 'nearby', unit: 'km', compared: true, from: as('g_afs_gs', supermarket) },
	{ code: 'to_school', group: 'nearby', unit: 'km', compared: true, from: as('g_afs_sc', school) },
	{ code: 'to_childcare', group: 'nearby', unit: 'km', compared: true, from: as('g_afs_kv', childcare) },
	{ code: 'to_library', group: 'nearby', unit: 'km', compared: true, from: as(library) },
];

/** Every column the key figures can be made from. */
export const keyVariables: readonly string[] = [
	...new Set(
		keyFigures.flatMap(({ from }) => from.flatMap((one) => ('variable' in one ? [one.variable] : [one.share, one.of]))),
	),
];

export type Figure = { areaCode: string; variable: string; year: number; value: number | null; source: string };

/** A key figure of an area beside those of the areas it lies in, all of one year and one source. */
export type ComparedFigure = Omit<KeyFigure, 'from'> & {
	year: number;
	source: string;
	/** In the order of the codes asked for; null is not published. */
	values: { areaCode: string; value: number | null }[];
};

/**
 * The key figures of `codes[0]` with those of the other codes beside them. Of each figure the latest year in which the
 * first has one, else the latest in which any has; never two years or two ways of counting in one comparison.
 */
export function compareFigures(
	figures: readonly Figure[],
	codes: readonly string[],
): { shown: ComparedFigure[]; unpublished: string[] } {
	const known = new Map(figures.map((figure) => [keyOf(figure.areaCode, figure.variable, figure.year), figure]));
	const years = [...new Set(figures.map(({ year }) => year))].sort((a, b) => b - a);
	const shown: ComparedFigure[] = [];
	const unpublished: string[] = [];
	for (const { from, ...figure } of keyFigures) {
		const found = years.flatMap((year) => from.map((way) => valuesOf(known, codes, way, year, figure.unit)));
		const best =
			found.find(({ values }) => values[0]?.value != null) ??
			found.find(({ values }) => values.some(({ value }) => value !== null));
		if (best) shown.push({ ...figure, ...best });
		else unpublished.push(figure.code);
	}
	return { shown, unpublished };
}

const keyOf = (code: string, variable: string, year: number) => `${code} ${year} ${variable}`;

function valuesOf(
	known: ReadonlyMap<string, Figure>,
	codes: readonly string[],
	way: Derivation,
	year: number,
	unit: FigureUnit,
) {
	let source = '';
	const read = (code: string, variable: string): number | null => {
		const figure = known.get(keyOf(code, variable, year));
		source ||= figure?.source ?? '';
		return figure?.value ?? null;
	};
	const values = codes.map((areaCode) => {
		const value =
			'variable' in way
				? read(areaCode, way.variable)
				: shareOf(read(areaCode, way.share), read(areaCode, way.of), way.per);
		return { areaCode, value: value === null ? null : rounded(value, unit) };
	});
	return { year, source, values };
}

function shareOf(part: number | null, whole: number | null, per: number): number | null {
	return part === null || whole === null || whole < smallestBase ? null : Math.min(per, (part / whole) * per);
}

/** As precise as it means anything: whole percents, distances and averages in tenths. */
function rounded(value: number, unit: FigureUnit): number {
	return unit === 'km' || unit === 'per-household' ? Math.round(value * 10) / 10 : Math.round(value);
}
