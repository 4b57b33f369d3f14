import { numbers } from '#design/formats.ts';
import { m } from '#text';
import { getLocale } from '#text/runtime';
import type { FigureWords } from '../figures-csv.ts';
import type { ComparedFigure, FigureGroup, FigureUnit } from '../key-figures.ts';
import { figureNames, findings } from './figure-texts.ts';

const style = () => (getLocale() === 'en' ? 'en' : 'nl');

/** A number as the reader's language writes it. */
export const sayNumber = (value: number): string => numbers(style()).format(value);

/** A figure with its unit: "48%", "€ 451.000", "0,7 km", "2.665". */
export function sayFigure(value: number, unit: FigureUnit): string {
	const { format } = numbers(style(), unit === 'km' || unit === 'per-household' ? { minimumFractionDigits: 1 } : {});
	if (unit === 'percent') return `${format(value)}%`;
	if (unit === 'thousand-euro') return `€\u00a0${format(value * 1000)}`;
	if (unit === 'km') return `${format(value)}\u00a0km`;
	return format(value);
}

export const figureName = (code: string): string => figureNames[code]?.() ?? code;

/** What a chart of this figure says of the area, or its name when the area has no figure of its own. */
export function finding({ code, unit, values }: ComparedFigure): string {
	const own = values[0]?.value;
	const sentence = findings[code];
	return own == null || !sentence ? figureName(code) : sentence({ value: sayFigure(own, unit) });
}

const units: Record<FigureUnit, () => string> = {
	people: m.areas_unit_people,
	households: m.areas_unit_households,
	homes: m.areas_unit_homes,
	percent: m.areas_unit_percent,
	'per-thousand': m.areas_unit_per_thousand,
	'thousand-euro': m.areas_unit_thousand_euro,
	'per-km2': m.areas_unit_per_km2,
	km: m.areas_unit_km,
	'per-household': m.areas_unit_per_household,
};

/** First what people share and have near, then what they earn and are helped with. */
export const groupOrder: readonly FigureGroup[] = ['people', 'homes', 'nearby', 'income', 'care'];

/** What a table to take along needs of the reader's language. */
export const figureWords = (): FigureWords => ({
	headings: {
		code: m.areas_figure_code(),
		figure: m.areas_figure_column(),
		unit: m.areas_figure_unit(),
		year: m.areas_figure_year(),
		source: m.areas_figure_source(),
	},
	figure: figureName,
	unit: (unit) => units[unit](),
	decimalSign: style() === 'en' ? '.' : ',',
});
