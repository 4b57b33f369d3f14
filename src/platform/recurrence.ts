import { holidayOn } from './holidays.ts';
import { dayAfter } from './wall-time.ts';

/** Something that comes back, in wall time: days as yyyy-mm-dd, times as hh:mm. */
export type Series = {
	/** The first day. */
	day: string;
	/** A rule as RFC 5545 §3.3.10 writes it, `UNTIL` as a day. Without one it is once, and on the days of `also`. */
	rule?: string | undefined;
	also?: readonly string[];
	except?: readonly string[];
	notOnHolidays?: boolean;
};

export type RuleFault = 'rule-unknown' | 'rule-too-often' | 'rule-too-hard';

/** Parts that always come to a next day; others could be looked for without end. */
const parts: Record<string, readonly string[]> = {
	DAILY: ['INTERVAL', 'COUNT', 'UNTIL', 'WKST', 'BYDAY'],
	WEEKLY: ['INTERVAL', 'COUNT', 'UNTIL', 'WKST', 'BYDAY'],
	MONTHLY: ['INTERVAL', 'COUNT', 'UNTIL', 'WKST', 'BYDAY', 'BYMONTHDAY', 'BYSETPOS'],
	YEARLY: ['INTERVAL', 'COUNT', 'UNTIL', 'WKST'],
};
const weekday = '(MO|TU|WE|TH|FR|SA|SU)';
const shapes: Record<string, RegExp> = {
	FREQ: /^(DAILY|WEEKLY|MONTHLY|YEARLY)$/,
	INTERVAL: /^([1-9]|1[01])$/,
	COUNT: /^[1-9]\d{0,2}$/,
	UNTIL: /^\d{8}(T\d{6}Z?)?$/,
	WKST: new RegExp(`^${weekday}$`),
	BYDAY: new RegExp(`^${weekday}(,${weekday})*$`),
	BYMONTHDAY: /^-?([1-9]|[12]\d|3[01])$/,
	BYSETPOS: /^-?[1-5]$/,
};
const numberedDays = new RegExp(`^(-?[1-5])?${weekday}(,(-?[1-5])?${weekday})*$`);

/** What is wrong with a rule, or nothing. Rules for hours and seconds, and those that may never come to a day, are refused. */
export function faultInRule(rule: string): RuleFault | undefined {
	const told = new Map(rule.split(';').map((part) => part.split('=', 2) as [string, string]));
	const often = told.get('FREQ');
	if (!often || told.size !== rule.split(';').length) return 'rule-unknown';
	if (/^(SECONDLY|MINUTELY|HOURLY)$/.test(often)) return 'rule-too-often';
	const allowed = parts[often];
	if (!allowed) return 'rule-unknown';
	for (const [name, value] of told) {
		if (name === 'FREQ') continue;
		if (!allowed.includes(name)) return 'rule-too-hard';
		const shape = name === 'BYDAY' && often === 'MONTHLY' ? numberedDays : shapes[name];
		if (!shape?.test(value ?? '')) return 'rule-too-hard';
	}
	if (told.has('BYMONTHDAY') && (told.has('BYDAY') || told.has('BYSETPOS'))) return 'rule-too-hard';
	// The fifth of what has a number already may never be.
	if (told.has('BYSETPOS') && !shapes['BYDAY']?.test(told.get('BYDAY') ?? '')) return 'rule-too-hard';
	if (told.has('COUNT') && told.has('UNTIL')) return 'rule-unknown';
	return undefined;
}

/** A rule is followed no further than this many turns from its beginning: twenty years of every day. */
const mostTurns = 7_300;

const weekdays = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const;
export const weekdayOf = (day: string): number => new Date(day).getUTCDay();

/** Every day of the month that lies so many months after that of a day. */
function monthAfter(day: string, months: number): string[] {
	const first = new Date(`${day.slice(0, 7)}-01`);
	first.setUTCMonth(first.getUTCMonth() + months);
	const days = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
	return Array.from({ length: days }, (_, at) => dayAfter(first.toISOString().slice(0, 10), at));
}

const fits = (day: string, byDay: string | undefined): boolean =>
	!byDay || byDay.split(',').includes(weekdays[weekdayOf(day)] as string);

/** The days of a month that a rule means: by their number, by the number of a weekday, or by its place among them. */
function daysInMonth(month: string[], start: string, told: Map<string, string>): string[] {
	const [byDay, position] = [told.get('BYDAY'), Number(told.get('BYSETPOS') ?? 0)];
	if (!byDay) {
		const number = Number(told.get('BYMONTHDAY') ?? start.slice(8));
		return [month.at(number > 0 ? number - 1 : number)].filter((one) => one !== undefined);
	}
	const found = byDay.split(',').flatMap((one) => {
		const of = month.filter((day) => weekdays[weekdayOf(day)] === one.slice(-2));
		const number = Number(one.slice(0, -2));
		return number ? [of.at(number > 0 ? number - 1 : number)].filter((day) => day !== undefined) : of;
	});
	found.sort();
	return position ? [found.at(position > 0 ? position - 1 : position)].filter((day) => day !== undefined) : found;
}

/** The days in one turn of a rule; some have none, so a turn is all that is ever looked at. */
function daysInTurn(start: string, turn: number, told: Map<string, string>): string[] {
	const [often, byDay] = [told.get('FREQ'), told.get('BYDAY')];
	const on = turn * Number(told.get('INTERVAL') ?? 1);
	if (often === 'DAILY') return [dayAfter(start, on)].filter((day) => fits(day, byDay));
	if (often === 'MONTHLY') return daysInMonth(monthAfter(start, on), start, told);
	if (often === 'YEARLY') return monthAfter(start, on * 12).filter((day) => day.slice(8) === start.slice(8));
	const weekStart = weekdays.indexOf((told.get('WKST') ?? 'MO') as 'MO');
	const monday = dayAfter(start, on * 7 - ((weekdayOf(start) - weekStart + 7) % 7));
	return Array.from({ length: 7 }, (_, at) => dayAfter(monday, at)).filter((day) =>
		byDay ? fits(day, byDay) : weekdayOf(day) === weekdayOf(start),
	);
}

/** The days of a rule up to a day, from its beginning: that is how it counts. */
function* ruleDays(start: string, rule: string, until: string): Generator<string> {
	const told = new Map(rule.split(';').map((part) => part.split('=', 2) as [string, string]));
	const [last, most] = [lastDayOf(rule) ?? until, Number(told.get('COUNT') ?? Number.POSITIVE_INFINITY)];
	let count = 0;
	for (let turn = 0; turn < mostTurns; turn++) {
		for (const day of daysInTurn(start, turn, told)) {
			if (day < start) continue;
			if (day > until || day > last || count === most) return;
			count += 1;
			yield day;
		}
	}
}

/**
 * The days of a series from `since` to `until`, both included, in order, `most` at the utmost. Days are those of the rule itself:
 * one that was moved stands on its old day. @throws RangeError when the rule is refused.
 */
export function daysOf(series: Series, since: string, until: string, most = 400): string[] {
	const { day, rule, also = [], except = [], notOnHolidays = false } = series;
	const fault = rule && faultInRule(rule);
	if (fault) throw new RangeError(fault);
	// The first day counts even when the rule does not hold it (§3.8.5.3): who says "from Monday" means that Monday too.
	return [...new Set([day, ...also, ...(rule ? ruleDays(day, rule, until) : [])])]
		.filter((one) => one >= since && one <= until)
		.filter((one) => !except.includes(one) && !(notOnHolidays && holidayOn(one)))
		.sort()
		.slice(0, most);
}

/** Which of its weekday a day is in its month: the second Tuesday gives 2. */
export const numberInMonth = (day: string): number => Math.ceil(Number(day.slice(8)) / 7);
const inRule = (day: string): string => day.replaceAll('-', '');

/** How people say that something comes back; nobody types a rule. */
export const repeats = ['once', 'weekly', 'fortnightly', 'monthly', 'monthly-last', 'days'] as const;
export type Repeat = (typeof repeats)[number];

/** The rule for what somebody chose, until a day or without end. Undefined for what is once or on loose days. */
export function ruleFor(repeat: Repeat, day: string, until?: string): string | undefined {
	const on = weekdays[weekdayOf(day)];
	const rule = {
		once: undefined,
		days: undefined,
		weekly: 'FREQ=WEEKLY',
		fortnightly: 'FREQ=WEEKLY;INTERVAL=2',
		monthly: `FREQ=MONTHLY;BYDAY=${numberInMonth(day)}${on}`,
		'monthly-last': `FREQ=MONTHLY;BYDAY=-1${on}`,
	}[repeat];
	return rule && until ? `${rule};UNTIL=${inRule(until)}` : rule;
}

/** What somebody chose, read back from the rule; undefined for a rule that came from elsewhere. */
export function repeatOf({ rule, also = [] }: Pick<Series, 'rule' | 'also'>): Repeat | undefined {
	if (!rule) return also.length > 0 ? 'days' : 'once';
	const bare = rule.replace(/;UNTIL=\d{8}$/, '');
	if (bare === 'FREQ=WEEKLY') return 'weekly';
	if (bare === 'FREQ=WEEKLY;INTERVAL=2') return 'fortnightly';
	if (/^FREQ=MONTHLY;BYDAY=-1[A-Z]{2}$/.test(bare)) return 'monthly-last';
	return /^FREQ=MONTHLY;BYDAY=[1-5][A-Z]{2}$/.test(bare) ? 'monthly' : undefined;
}

/** The last day a rule may come to, when it says one. */
export function lastDayOf(rule: string | undefined): string | undefined {
	const [, year, month, day] = /UNTIL=(\d{4})(\d{2})(\d{2})/.exec(rule ?? '') ?? [];
	return year ? `${year}-${month}-${day}` : undefined;
}
