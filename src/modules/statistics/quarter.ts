/** A quarter of a year, as `2026-Q3`. */
export type Quarter = string;

export const quarterOf = (day: string): Quarter => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;

const parts = (quarter: Quarter): [year: number, number: number] => [
	Number(quarter.slice(0, 4)),
	Number(quarter.slice(6)),
];

export function quarterBefore(quarter: Quarter): Quarter {
	const [year, number] = parts(quarter);
	return number === 1 ? `${year - 1}-Q4` : `${year}-Q${number - 1}`;
}

/** First and last day, `YYYY-MM-DD`. */
export function daysOf(quarter: Quarter): { from: string; until: string } {
	const [year, number] = parts(quarter);
	const day = (month: number, one: number) => new Date(Date.UTC(year, month, one)).toISOString().slice(0, 10);
	return { from: day(number * 3 - 3, 1), until: day(number * 3, 0) };
}

/** Days after a quarter in which what was noted without a connection may still come in. */
const daysToWait = 14;

/** The last quarter that has ended long enough ago to be published. */
export function lastWhole(today: string): Quarter {
	const settled = new Date(Date.parse(today) - daysToWait * 86_400_000).toISOString().slice(0, 10);
	return quarterBefore(quarterOf(settled));
}
