export const weekDays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export const partsOfDay = ['morning', 'afternoon', 'evening'] as const;
export type WeekDay = (typeof weekDays)[number];
export type PartOfDay = (typeof partsOfDay)[number];
/** When somebody can: `mon-morning`, `sat-evening`. */
export type DayPart = `${WeekDay}-${PartOfDay}`;

/** All of a week, in order. */
export const dayParts: readonly DayPart[] = weekDays.flatMap((day) =>
	partsOfDay.map((part): DayPart => `${day}-${part}`),
);

/** Those of a list that are parts of a day, each once and in the order of the week. */
export const inWeekOrder = (parts: readonly string[]): DayPart[] => dayParts.filter((part) => parts.includes(part));
