import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotAllowed, NotFound, Refused } from '#platform/errors';
import { tell } from '#platform/events/index.server';
import { newId, newUntimedId } from '#platform/ids';
import { dayAfter } from '#platform/wall-time';
import type { AskWatcherForm, SlotForm, WatchForm } from './watch.forms.ts';
import { mayArrangeOwn, mayHelpArrange } from './watch.policy.ts';
import { longestWatch } from './watch.ts';
import { newWatchCode, watchCodeHash } from './watch-codes.server.ts';
import {
	askInStore,
	type By,
	dropSlot,
	endInStore,
	giveCode,
	known,
	leaveInStore,
	makeInStore,
	pauseInStore,
	putSlot,
	watchCards,
} from './watches.store.server.ts';

/** A circle lasts a year at most, and begins in time to be of use. */
function checkDays(until: string): void {
	if (until < clock.today()) throw new Refused('date-in-past', 'tot');
	if (until > dayAfter(clock.today(), longestWatch)) throw new Refused('watching-too-long', 'tot');
}

/** Whom to call has a way to be called. */
function checkCalls({ eerst, eerstBereik, dan, danBereik }: WatchForm): void {
	if (eerst && !eerstBereik) throw new Refused('required', 'eerstBereik');
	if (eerstBereik && !eerst) throw new Refused('required', 'eerst');
	if (dan && !danBereik) throw new Refused('required', 'danBereik');
	if (danBereik && !dan) throw new Refused('required', 'dan');
}

/**
 * What is agreed about looking out for somebody, or a group that does so for each other. For somebody on a card it is a
 * question until they said yes themselves; for oneself it begins at once.
 * @throws NotAllowed, NotFound, Refused
 */
export async function makeWatch(tx: Tx, actor: Actor, form: WatchForm): Promise<string> {
	const own = mayArrangeOwn(actor);
	if (!own && !mayHelpArrange(actor)) throw new NotAllowed('watching.arrange');
	checkDays(form.tot);
	const group = form.soort === 'group' && !own;
	if (group && !form.naam) throw new Refused('required', 'naam');
	if (!group) checkCalls(form);
	if (!group && !form.eerst) throw new Refused('watching-call-needed', 'eerst');
	if (!group && !form.gevraagd) throw new Refused('watching-ask-first', 'gevraagd');
	if (!group && !own && !form.kaart) throw new Refused('required', 'kaart');
	const id = form.id ?? newId();
	const made = await makeInStore(
		tx,
		id,
		newUntimedId(),
		{
			kind: group ? 'group' : 'person',
			card: group ? null : own ? (actor.personId ?? null) : (form.kaart ?? null),
			title: group ? form.naam : '',
			called: group ? '' : form.naam,
			contact: form.bereik,
			whats: form.wat,
			practical: form.praktisch,
			until: form.tot,
			firstCalled: form.eerst,
			firstContact: form.eerstBereik,
			secondCalled: form.dan,
			secondContact: form.danBereik,
			showTeams: form.teams,
			helped: form.hulp,
		},
		clock.now(),
	);
	if (!made) throw new NotFound('person-card');
	return id;
}

/** Asks somebody to watch, with the say of the person, or in a group to take part. Gives the code to hand over when they are on no card. @throws NotFound, Refused */
export async function askWatcher(
	tx: Tx,
	actor: Actor,
	by: By,
	watchId: string,
	{ naam, kaart, collega, akkoord }: AskWatcherForm,
): Promise<{ memberId: string; code: string | null }> {
	if (!naam && !kaart && !collega) throw new Refused('watching-whom', 'naam');
	const circle = (await watchCards(tx, by)).find(({ id }) => id === watchId);
	if (circle?.ours && circle.kind === 'person' && !akkoord) throw new Refused('watching-ask-person-first', 'akkoord');
	const [worker = null, team = null] = collega?.split(':') ?? [];
	const memberId = newUntimedId();
	const asked = { called: naam, card: worker ? null : (kaart ?? null), worker, team, agreed: akkoord };
	if (!(await askInStore(tx, by, known(watchId), memberId, asked, clock.now())))
		throw new Refused('watching-asked-already', 'naam');
	if (asked.card || worker) await tell(tx, actor, 'community', 'watch.asked', memberId);
	return { memberId, code: asked.card || worker ? null : await slipFor(tx, by, memberId) };
}

/** A code for a slip. Shown once and not kept; the one before stops. @throws NotFound */
export async function slipFor(tx: Tx, by: By, memberId: string): Promise<string> {
	const code = newWatchCode();
	if (!(await giveCode(tx, by, known(memberId), watchCodeHash(code)))) throw new NotFound('watch-member');
	return code;
}

/** Every week on a weekday, or once on a day. @throws NotFound, Refused */
export async function addSlot(tx: Tx, by: By, watchId: string, { dag, datum, deel, wat }: SlotForm): Promise<void> {
	if (!dag && !datum) throw new Refused('watching-which-day', 'dag');
	if (datum && datum < clock.today()) throw new Refused('date-in-past', 'datum');
	const slot = { weekday: datum ? null : (dag ?? null), onDay: datum ?? null, part: deel, what: wat };
	if (!(await putSlot(tx, by, known(watchId), newUntimedId(), slot))) throw new NotFound('watch');
}

export async function removeSlot(tx: Tx, by: By, slotId: string): Promise<void> {
	if (!(await dropSlot(tx, by, slotId))) throw new NotFound('watch-slot');
}

/** One stops, or is thanked: from that moment there is nothing for them any more. @throws NotFound */
export async function leaveWatch(tx: Tx, actor: Actor, by: By, memberId: string): Promise<void> {
	const watchId = await leaveInStore(tx, by, known(memberId));
	if (!watchId) throw new NotFound('watch-member');
	await tell(tx, actor, 'community', 'watch.changed', watchId);
}

/** All of it stops: nobody watches any more, and every number is gone. @throws NotFound */
export async function endWatch(tx: Tx, by: By, watchId: string): Promise<void> {
	if (!(await endInStore(tx, by, known(watchId), clock.now()))) throw new NotFound('watch');
}

/** A rest, or on again. @throws NotFound */
export async function pauseWatch(tx: Tx, by: By, watchId: string, on: boolean): Promise<void> {
	if (!(await pauseInStore(tx, by, known(watchId), on, clock.now()))) throw new NotFound('watch');
}
