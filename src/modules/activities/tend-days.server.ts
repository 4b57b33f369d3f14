import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import { asTask, type Tx } from '#platform/db/index.server';
import type { AppEvent } from '#platform/events/index.server';
import { currentMunicipalities } from '#platform/municipality.server';
import { send, type TemplateName } from '#platform/notify/index.server';
import { daysOf } from '#platform/recurrence';
import { dayAfter, momentOf } from '#platform/wall-time';
import { activitiesNow, addDays, emptyContacts, takeUntold } from './activities.store.server.ts';
import { type Activity, horizonDays, seriesOf } from './activity.ts';
import { codeOfSignUp, signUpAddress } from './sign-up-code.server.ts';
import { offerInStore, type Reader, readersOf, readersOfPair, readersOn } from './sign-ups.store.server.ts';

type News = Pick<AppEvent, 'municipalityId' | 'subjectId'>;
const tending = (municipalityId: string, work: (tx: Tx, actor: Actor) => Promise<void>): Promise<void> =>
	asTask('activities.tend', municipalityId, 'community', work);

const write = async (tx: Tx, actor: Actor, readers: readonly Reader[], template: TemplateName): Promise<void> => {
	for (const { id, contact, locale } of readers)
		await send(tx, actor, 'community', {
			to: { address: contact },
			template,
			facts: { link: signUpAddress(codeOfSignUp(id)) },
			locale,
		});
};

/** Makes the days of an activity that are not there yet, up to half a year ahead. */
export async function makeDays(tx: Tx, municipalityId: string, activity: Activity): Promise<void> {
	const today = clock.today();
	const { id, from, until, places, endedOn } = activity;
	const last = dayAfter(today, horizonDays);
	const days = daysOf(seriesOf(activity), today, endedOn && endedOn < last ? endedOn : last);
	await addDays(
		tx,
		municipalityId,
		days.map((day) => ({
			activityId: id,
			day,
			onDay: day,
			from,
			until,
			startsAt: momentOf(day, from),
			off: false,
			places,
		})),
	);
}

/** A place came free (`activity.place-free`): the first in line is offered it, and has a day to answer. */
export const offerPlaces = ({ municipalityId }: Pick<News, 'municipalityId'>): Promise<void> =>
	tending(municipalityId, async (tx, actor) => {
		const offered = await offerInStore(tx, clock.now());
		await write(tx, actor, await readersOf(tx, offered), 'activity-offered');
	});

/** Two may go together (`activity.pair-asked`): who did not answer yet is asked, and both hear it when both said yes. */
export const tellPair = ({ municipalityId, subjectId }: News): Promise<void> =>
	tending(municipalityId, async (tx, actor) => {
		const readers = await readersOfPair(tx, subjectId);
		await write(tx, actor, readers, readers.some(({ settled }) => settled) ? 'activity-pair-yes' : 'activity-pair');
	});

/** A day goes off or is moved (`activity.day-changed`): who comes hears it. */
export const tellDayChanged = ({ municipalityId, subjectId }: News): Promise<void> =>
	tending(municipalityId, async (tx, actor) => {
		for (const { day, off } of await takeUntold(tx, subjectId))
			await write(tx, actor, await readersOn(tx, subjectId, day), off ? 'activity-off' : 'activity-moved');
	});

/** Every hour: new days at the end of the half year, offers that nobody answered go to the next, and contacts of what is over go. */
export async function tendActivities(): Promise<void> {
	for (const { id } of await currentMunicipalities()) {
		await tending(id, async (tx) => {
			for (const activity of await activitiesNow(tx, clock.today()))
				if (activity.rule) await makeDays(tx, id, activity);
			await emptyContacts(tx, dayAfter(clock.today(), -30));
		});
		await offerPlaces({ municipalityId: id });
	}
}
