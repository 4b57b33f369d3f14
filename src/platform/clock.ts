/** The one clock. Tests move it; nothing else does. */
let offsetMs = 0;

export const clock = {
	now: (): Date => new Date(Date.now() + offsetMs),
	/** Today in the Netherlands as yyyy-mm-dd. */
	today: (): string => dayInAmsterdam(clock.now()),
};

const amsterdamDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' });

/** The calendar day (yyyy-mm-dd) on which a moment falls in the Netherlands. */
export function dayInAmsterdam(moment: Date): string {
	return amsterdamDay.format(moment);
}

/** Moves the clock to a moment, in tests and in the loading of a demo only. Returns a function that puts it back. */
export function moveClockTo(moment: Date): () => void {
	const before = offsetMs;
	offsetMs = moment.getTime() - Date.now();
	return () => {
		offsetMs = before;
	};
}
