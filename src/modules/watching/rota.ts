import { dayAfter } from '#platform/wall-time';
import { type Part, parts, type Slot, type Turn, type What } from './watch.ts';

/** One thing on one day: nobody yet, or who goes. */
export type Moment = {
	readonly day: string;
	readonly part: Part;
	readonly what: What;
	readonly slotId: string | null;
	readonly turn: Turn | null;
};
export type RotaDay = { readonly day: string; readonly moments: readonly Moment[] };

/** 1 is Monday (ISO 8601). */
export const weekdayOf = (day: string): number => new Date(`${day}T12:00:00Z`).getUTCDay() || 7;

/**
 * A week as people read it: every slot on its day, with who goes; a turn of which the slot was taken away since stays to be
 * seen. By part of the day.
 */
export function rotaOf(slots: readonly Slot[], turns: readonly Turn[], monday: string): RotaDay[] {
	return [0, 1, 2, 3, 4, 5, 6].map((offset) => {
		const day = dayAfter(monday, offset);
		const ours = turns.filter((turn) => turn.day === day);
		const moments: Moment[] = slots
			.filter(({ weekday, onDay }) => onDay === day || weekday === offset + 1)
			.map(({ id, part, what }) => ({ day, part, what, slotId: id, turn: null }));
		const seen = new Map(moments.map((one) => [`${one.part} ${one.what}`, one]));
		for (const turn of ours)
			seen.set(`${turn.part} ${turn.what}`, {
				...(seen.get(`${turn.part} ${turn.what}`) ?? { day, part: turn.part, what: turn.what, slotId: null }),
				turn,
			});
		return {
			day,
			moments: [...seen.values()].sort(
				(a, b) => parts.indexOf(a.part) - parts.indexOf(b.part) || a.what.localeCompare(b.what),
			),
		};
	});
}

/** What nobody goes for yet, from a day on up to and with another. */
export const holesIn = (days: readonly RotaDay[], from: string, until: string): Moment[] =>
	days.flatMap(({ day, moments }) =>
		day >= from && day <= until ? moments.filter(({ turn, slotId }) => slotId !== null && turn === null) : [],
	);

/** Hours of the day (wall time) in which a part falls, for a calendar. */
export const hoursOf: Readonly<Record<Part, readonly [from: number, until: number]>> = {
	morning: [9, 12],
	afternoon: [13, 17],
	evening: [18, 21],
};

/** In which part of the day an hour (0–23) falls. */
export const partAt = (hour: number): Part => (hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening');
