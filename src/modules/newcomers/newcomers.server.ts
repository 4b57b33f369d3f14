import { daysOfActivities } from '#modules/activities/index.server';
import { officialOf } from '#modules/areas';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotAllowed, NotFound } from '#platform/errors';
import { refusePublicWords } from '#platform/free-text/public-words';
import { theTrack } from './load-track.server.ts';
import type { MarkSlotForm, TickForm } from './newcomers.forms.ts';
import { mayMarkSlot } from './newcomers.policy.ts';
import { addStep, pairRuns, removeSlot, removeStep, saveSlot } from './newcomers.store.server.ts';

/** Days a slot is looked for: one that does not come back within a month is none. */
export const slotAhead = 31;

/** Done together, by one of the two or by their team; the row policy knows of which pair. Twice is once. @throws NotFound */
export async function tickNewcomerStep(tx: Tx, actor: Actor, { pair, step }: TickForm): Promise<void> {
	if (!theTrack().steps.some(({ code }) => code === step)) throw new NotFound('newcomer-step', step);
	if (!(await pairRuns(tx, pair))) throw new NotFound('newcomer-pair', pair);
	await addStep(tx, actor.municipalityId, pair, step, clock.today());
}

/** Not done after all. @throws NotFound */
export async function untickNewcomerStep(tx: Tx, actor: Actor, { pair, step }: TickForm): Promise<void> {
	if (!(await removeStep(tx, actor.municipalityId, pair, step))) throw new NotFound('newcomer-step', step);
}

/** An activity of the own area, as a place to practise. @throws NotFound */
async function ownActivity(tx: Tx, actor: Actor, id: string): Promise<void> {
	const [day] = await daysOfActivities(tx, actor.municipalityId, [id], slotAhead);
	if (!day) throw new NotFound('activity', id);
	if (!mayMarkSlot(actor, officialOf(day.areaCode))) throw new NotAllowed('newcomers.note');
}

/** People practise the language here; who leads, in words that name nobody. @throws NotFound, NotAllowed, Refused */
export async function markSlot(
	tx: Tx,
	actor: Actor,
	{ activity, leads, level, confirmed }: MarkSlotForm,
): Promise<void> {
	await ownActivity(tx, actor, activity);
	refusePublicWords({ leads }, { confirmed });
	await saveSlot(tx, actor.municipalityId, { activityId: activity, leads, level, markedOn: clock.today() });
}

/** No longer. @throws NotFound */
export async function unmarkSlot(tx: Tx, actor: Actor, activity: string): Promise<void> {
	if (!(await removeSlot(tx, actor.municipalityId, activity))) throw new NotFound('language-slot', activity);
}
