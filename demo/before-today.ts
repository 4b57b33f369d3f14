import type { Actor } from '#platform/actor';
import { clock, dayInAmsterdam, moveClockTo } from '#platform/clock';
import { asActor, type Tx } from '#platform/db/index.server';

/** The life of the demo before the day it is loaded: that day is taken once, so that what happened then can name days itself. */
export function beforeToday() {
	const today = clock.now().getTime();
	const before = (days: number): Date => new Date(today - days * 86_400_000);
	const daysAgo = async <T>(days: number, work: () => Promise<T>): Promise<T> => {
		const back = moveClockTo(before(days));
		return work().finally(back);
	};
	return {
		/** The calendar day so many days ago; with a minus a day to come. */
		dayAgo: (days: number): string => dayInAmsterdam(before(days)),
		/** Does something as if it were so many days ago. */
		daysAgo,
		/** What somebody did so many days ago. */
		didAgo: <T>(days: number, actor: Actor, work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> =>
			daysAgo(days, () => asActor(actor, 'community', (tx) => work(tx, actor))),
	};
}
