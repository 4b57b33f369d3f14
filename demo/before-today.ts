import type { Actor } from '#platform/actor';
import { clock, moveClockTo } from '#platform/clock';
import { asActor, type Tx } from '#platform/db/index.server';
import { dayAfter, momentOf, wallTimeOf } from '#platform/wall-time';

/** The life of the demo before the day it is loaded: that day is taken once, so that what happened then can name days itself. */
export function beforeToday() {
	// By the calendar and the clock on the wall: so many times 24 hours ago can be another day, when the time went back in between.
	const { day: today, at } = wallTimeOf(clock.now());
	const dayAgo = (days: number): string => dayAfter(today, -days);
	const daysAgo = async <T>(days: number, work: () => Promise<T>): Promise<T> => {
		const back = moveClockTo(days === 0 ? clock.now() : momentOf(dayAgo(days), at));
		return work().finally(back);
	};
	return {
		/** The calendar day so many days ago; with a minus a day to come. */
		dayAgo,
		/** Does something as if it were so many days ago. */
		daysAgo,
		/** What somebody did so many days ago. */
		didAgo: <T>(days: number, actor: Actor, work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> =>
			daysAgo(days, () => asActor(actor, 'community', (tx) => work(tx, actor))),
	};
}
