/** Opening hours in a week: each stretch as `mon 10:00-12:00`. */
export const weekDays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type WeekDay = (typeof weekDays)[number];
export const mostStretches = 40;

const dutch: Record<string, WeekDay> = { ma: 'mon', di: 'tue', wo: 'wed', do: 'thu', vr: 'fri', za: 'sat', zo: 'sun' };
const days = `(${[...Object.keys(dutch), ...weekDays].join('|')})[a-z]*\\.?`;
const line = new RegExp(`^${days}(?:\\s*(?:-|t/m|tm|tot en met|to)\\s*${days})?[\\s:,]+(.+)$`);
const stretch = /^(\d{1,2})(?:[:.](\d{2}))?\s*(?:uur)?\s*(?:-|–|tot|to)\s*(\d{1,2})(?:[:.](\d{2}))?\s*(?:uur)?$/;

const dayOf = (word: string): WeekDay => dutch[word] ?? (word as WeekDay);

/**
 * Hours as people type them, one line a day or stretch of days: "ma 10-12", "di t/m do 9.30 tot 12.00 en 13-17".
 * Undefined when a line is none. In the order of the week.
 */
export function readHours(typed: string): string[] | undefined {
	const found = new Set<string>();
	for (const text of typed
		.toLowerCase()
		.split(/[\n;]+/)
		.map((one) => one.trim())
		.filter(Boolean)) {
		const [, first, last, stretches] = line.exec(text) ?? [];
		if (!first || !stretches) return undefined;
		const from = weekDays.indexOf(dayOf(first));
		const until = last ? weekDays.indexOf(dayOf(last)) : from;
		for (const part of stretches.split(/\s+en\s+|\s+and\s+|,|\+|&/)) {
			const times = timesIn(part.trim());
			if (!times) return undefined;
			for (let day = from; ; day = (day + 1) % 7) {
				found.add(`${weekDays[day]} ${times}`);
				if (day === until) break;
			}
		}
	}
	const inOrder = [...found].sort(
		(a, b) =>
			weekDays.indexOf(a.slice(0, 3) as WeekDay) - weekDays.indexOf(b.slice(0, 3) as WeekDay) || (a < b ? -1 : 1),
	);
	return inOrder.length > mostStretches ? undefined : inOrder;
}

function timesIn(text: string): string | undefined {
	const [, h1, m1 = '00', h2, m2 = '00'] = stretch.exec(text) ?? [];
	if (!h1 || !h2) return undefined;
	const from = `${h1.padStart(2, '0')}:${m1}`;
	const until = `${h2.padStart(2, '0')}:${m2}`;
	const isTime = (time: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(time);
	return isTime(from) && (isTime(until) || until === '24:00') && from < until ? `${from}-${until}` : undefined;
}

/** The hours per day, days with the same hours not put together. */
export function hoursPerDay(hours: readonly string[]): { day: WeekDay; times: string[] }[] {
	return weekDays.flatMap((day) => {
		const times = hours.filter((one) => one.startsWith(day)).map((one) => one.slice(4));
		return times.length > 0 ? [{ day, times }] : [];
	});
}

const inAmsterdam = new Intl.DateTimeFormat('en-GB', {
	timeZone: 'Europe/Amsterdam',
	weekday: 'short',
	hour: '2-digit',
	minute: '2-digit',
	hourCycle: 'h23',
});

/** Minutes since Monday began, on Dutch clocks. */
export function minuteOfWeek(moment: Date): number {
	const part = Object.fromEntries(inAmsterdam.formatToParts(moment).map(({ type, value }) => [type, value]));
	const day = weekDays.indexOf(String(part['weekday']).toLowerCase().slice(0, 3) as WeekDay);
	return day * 1440 + Number(part['hour']) * 60 + Number(part['minute']);
}

const minutesAt = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** Each stretch as minutes of the week, the last not included. */
const inMinutes = (hours: readonly string[]): [number, number][] =>
	hours.map((one) => {
		const start = weekDays.indexOf(one.slice(0, 3) as WeekDay) * 1440;
		return [start + minutesAt(one.slice(4, 9)), start + minutesAt(one.slice(10))];
	});

/** Whether it is open at this minute of the week. */
export const isOpenAt = (hours: readonly string[], minute: number): boolean =>
	inMinutes(hours).some(([from, until]) => minute >= from && minute < until);

/** The hour of the week, 0 to 167, in which a minute of the week lies. */
export const hourOfWeek = (minute: number): number => Math.floor(minute / 60);

/** The hours of the week in which it is open for a while, each once. */
export function openHours(hours: readonly string[]): number[] {
	const open = new Set<number>();
	for (const [from, until] of inMinutes(hours))
		for (let hour = hourOfWeek(from); hour * 60 < until; hour++) open.add(hour);
	return [...open];
}
