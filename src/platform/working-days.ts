import { holidayOn } from './holidays.ts';
import { dayAfter } from './wall-time.ts';

/** Monday to Friday, but for the holidays of the Algemene termijnenwet. */
export function isWorkingDay(day: string): boolean {
	const weekday = new Date(`${day}T00:00Z`).getUTCDay();
	return weekday !== 0 && weekday !== 6 && holidayOn(day) === undefined;
}

/** The working day so many working days after a day; 0 gives the day itself, or the first working day after it. */
export function workingDaysLater(day: string, many: number): string {
	let at = day;
	while (!isWorkingDay(at)) at = dayAfter(at, 1);
	for (let left = many; left > 0; ) {
		at = dayAfter(at, 1);
		if (isWorkingDay(at)) left--;
	}
	return at;
}
