import { foldedLetters } from './names.ts';

const months = ['jan', 'feb', 'mrt', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'];
const otherwise: Record<string, string> = { maa: 'mrt', mar: 'mrt', may: 'mei', oct: 'okt' };
const monthWord =
	'(jan(?:uari|uary)?|feb(?:ruari|ruary)?|maart|mrt|march|mar|apr(?:il)?|mei|may|juni?|june?|juli?|july?|aug(?:ustus|ust)?|sept?(?:ember)?|okt(?:ober)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const seasons: readonly [RegExp, number][] = [
	[/\b(?:na de|after the|after) (?:zomer|summer)|\bna de (?:grote )?vakantie/, 9],
	[/\b(?:voorjaar|lente|spring)\b/, 3],
	[/\b(?:zomer|summer)\b/, 6],
	[/\b(?:najaar|herfst|autumn)\b/, 9],
	[/\b(?:winter)\b/, 12],
];
const parts: readonly [RegExp, number][] = [
	[/\b(?:begin|start)\b/, 1],
	[/\b(?:medio|half|halverwege|mid)\b/, 7],
	[/\b(?:eind|einde|end)\b/, 12],
];

/**
 * The day a cell speaks of. `exact` is false when only a month, a season or a year is named; then it is the first day of it.
 * @param from The day the words were written, yyyy-mm-dd: "april" is the first April from then on.
 * @param written Whether `from` is really known: "volgend jaar" says nothing without it.
 */
export function readDay(
	cell: string,
	from: string,
	written: boolean,
): { readonly on: string; readonly exact: boolean } | undefined {
	const text = foldedLetters(cell).replace(/[’`´]/g, "'").replace(/\s+/g, ' ');
	const exact = exactDay(text, from);
	if (exact) return { on: exact, exact: true };
	if (/^[\d\s./'-]+$/.test(text) && !/^(?:19|20)\d\d$/.test(text)) return undefined;
	const loose = looseDay(text, from, written);
	return loose ? { on: loose, exact: false } : undefined;
}

function exactDay(text: string, from: string): string | undefined {
	const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ]\d{1,2}:\d\d.*)?$/.exec(text);
	if (iso) return day(Number(iso[1]), Number(iso[2]), Number(iso[3]));
	const serial = /^(\d{5})(?:\.\d+)?$/.exec(text);
	if (serial) return daySinceExcel(Number(serial[1]));
	const weekday = text.replace(/^(?:ma|di|wo|do|vr|za|zo)[a-z]*\.? /, '');
	const dutch = /^(\d{1,2})[-/. ](\d{1,2})[-/. ]'?(\d{4}|\d{2})$/.exec(weekday);
	if (dutch) return day(fullYear(dutch[3] as string), Number(dutch[2]), Number(dutch[1]));
	const named = new RegExp(`^(\\d{1,2})(?:e|de|ste)?[ -]${monthWord}\\.?(?:[ -]'?(\\d{4}|\\d{2}))?$`).exec(weekday);
	if (!named) return undefined;
	const month = monthOf(named[2] as string);
	return named[3] ? day(fullYear(named[3]), month, Number(named[1])) : comingDay(month, Number(named[1]), from);
}

function looseDay(text: string, from: string, written: boolean): string | undefined {
	const year = /(?:^|[^\d])((?:19|20)\d\d)(?!\d)/.exec(text)?.[1];
	const month = new RegExp(`(?<![a-z])${monthWord}\\b\\.?(?:\\s?'?(\\d{2})(?!\\d))?`).exec(text);
	if (month) {
		const named = year ?? (month[2] ? String(fullYear(month[2])) : undefined);
		const number = monthOf(month[1] as string);
		return named ? day(Number(named), number, 1) : comingDay(number, 1, from);
	}
	const season = seasons.find(([words]) => words.test(text))?.[1];
	if (season) return year ? day(Number(year), season, 1) : comingDay(season, 1, from);
	if (year) return day(Number(year), parts.find(([words]) => words.test(text))?.[1] ?? 1, 1);
	if (!written) return undefined;
	const [y, m] = from.split('-').map(Number) as [number, number];
	if (/\b(?:volgend jaar|next year)\b/.test(text)) return day(y + 1, 1, 1);
	if (/\b(?:volgende maand|next month)\b/.test(text)) return m === 12 ? day(y + 1, 1, 1) : day(y, m + 1, 1);
	return undefined;
}

const monthOf = (word: string): number => {
	const three = word.slice(0, 3);
	return months.indexOf(otherwise[three] ?? three) + 1;
};

const fullYear = (digits: string): number => (digits.length === 4 ? Number(digits) : 2000 + Number(digits));

/** The first time from a day on that a day of the year comes round. */
function comingDay(month: number, date: number, from: string): string | undefined {
	const year = Number(from.slice(0, 4));
	const here = day(year, month, date);
	// What began this month has not passed: "september", said on the 10th of September, is this one.
	return here && here.slice(0, 7) >= from.slice(0, 7) ? here : day(year + 1, month, date);
}

/** yyyy-mm-dd, or nothing when the calendar has no such day; years beyond a human life are no dates either. */
function day(year: number, month: number, date: number): string | undefined {
	if (year < 1920 || year > 2100) return undefined;
	const iso = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
	const moment = Date.parse(iso);
	return !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(iso) ? iso : undefined;
}

/** Excel counts days from the end of 1899, with a 29 February 1900 that never was. */
function daySinceExcel(serial: number): string | undefined {
	if (serial < 30_000 || serial > 60_000) return undefined;
	return new Date(Date.UTC(1899, 11, 30 + serial)).toISOString().slice(0, 10);
}
