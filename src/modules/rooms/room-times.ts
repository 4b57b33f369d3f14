import { wallTimeOf } from '#platform/wall-time';

/** Minutes since midnight. @param time hh:mm, 24:00 for the end of the day */
export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** hh:mm of minutes since midnight. */
export const timeAt = (minutes: number): string =>
	`${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** 0 for Monday to 6 for Sunday, as weeks go here. */
export const placeInWeek = (day: string): number => (new Date(day).getUTCDay() + 6) % 7;

/** A time a room is taken, as the clock on the wall shows it; until midnight is 24:00. */
export function onTheWall({ from, until }: { from: Date; until: Date }): { day: string; from: string; until: string } {
	const start = wallTimeOf(from);
	const end = wallTimeOf(until).at;
	return { day: start.day, from: start.at, until: end === '00:00' ? '24:00' : end };
}
