import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { Conflict, NotFound, Refused } from '#platform/errors';
import { tell } from '#platform/events/index.server';
import { newUntimedId } from '#platform/ids';
import type { TakeTurnForm, VisitForm, WatchAnswerForm } from './watch.forms.ts';
import { feedHash, newFeedSecret, watchCodeHash } from './watch-codes.server.ts';
import {
	answerInStore,
	type By,
	giveBackInStore,
	giveFeed,
	hearInStore,
	known,
	rollInStore,
	takeInStore,
	tellInStore,
	watchCards,
} from './watches.store.server.ts';

/** By the code in somebody's hand. */
export const byWatchCode = (code: string): By => ({ hash: watchCodeHash(code) });

/**
 * Yes or no to having a place in it; the team that helps writes down what somebody told. @throws NotFound when it is not
 * theirs, or answered; Refused('required') for a yes of who could not be reached
 */
export async function answerWatch(tx: Tx, actor: Actor, by: By, watchId: string, form: WatchAnswerForm): Promise<void> {
	const card = (await watchCards(tx, by)).find(({ id }) => by !== 'self' || id === watchId);
	const memberId = form.wie ?? card?.memberId;
	// A no takes the place away: the second tap on it finds nothing, and says the same.
	if (!card && form.antwoord === 'no') return;
	if (!card || !memberId) throw new NotFound('watch-member');
	const forOthers = memberId !== card.memberId;
	if (form.antwoord === 'yes' && !forOthers && actor.kind !== 'staff' && !form.bereik)
		throw new Refused('required', 'bereik');
	const told = { called: form.naam, contact: form.bereik, firstCalled: form.eerst, firstContact: form.eerstBereik };
	const answered = await answerInStore(tx, by, known(memberId), form.antwoord, told, clock.now());
	if (!answered) throw new NotFound('watch-member');
	// Of a no of who was asked nobody gets word: it stays with them.
	if (form.antwoord === 'yes') await tell(tx, actor, 'community', 'watch.changed', answered);
}

/** "I go": one tap. @throws Conflict('watching-taken' | 'watching-somebody-goes') for who comes second; NotFound */
export async function takeTurn(tx: Tx, by: By, watchId: string, { over, dag, deel, wat }: TakeTurnForm): Promise<void> {
	const turn = { id: newUntimedId(), watchId: known(watchId), aboutId: over, day: dag, part: deel, what: wat };
	const said = await takeInStore(tx, by, turn, clock.today());
	if (said === 'not-there') throw new NotFound('watch-turn');
	const who = said.startsWith('by:') ? said.slice(3) : undefined;
	if (who) throw new Conflict('watching-taken', { who });
	if (who === '') throw new Conflict('watching-somebody-goes');
}

/** Rather not after all: another can go. @throws NotFound */
export async function giveBackTurn(tx: Tx, by: By, turnId: string): Promise<void> {
	if (!(await giveBackInStore(tx, by, turnId, clock.now()))) throw new NotFound('watch-turn');
}

/** "I was there", in one tap; a worry goes at once to whom the person chose and to the team. @throws NotFound */
export async function tellVisit(
	tx: Tx,
	actor: Actor,
	by: By,
	watchId: string,
	form: VisitForm,
): Promise<'well' | 'worry'> {
	const worryId = newUntimedId();
	const told = await tellInStore(
		tx,
		by,
		{
			watchId: known(watchId),
			turnId: form.beurt ?? null,
			aboutId: form.over ?? null,
			worry: form.zorg ?? null,
			worryId,
		},
		clock.now(),
		clock.today(),
	);
	if (!told) throw new NotFound('watch-turn');
	if (told === 'worry') await tell(tx, actor, 'community', 'watch.worried', worryId);
	return told === 'again' ? 'worry' : told;
}

/** Somebody took a worry up. @throws NotFound */
export async function hearWorry(tx: Tx, actor: Actor, by: By, worryId: string): Promise<void> {
	if (!(await hearInStore(tx, by, worryId, actor.displayName ?? '', clock.now()))) throw new NotFound('watch-worry');
}

/** Who is here today, and of whom nobody knows. @throws NotFound */
export async function callRoll(tx: Tx, by: By, watchId: string, said: Readonly<Record<string, string>>): Promise<void> {
	if (!(await rollInStore(tx, by, known(watchId), clock.today(), said))) throw new NotFound('watch');
}

/** The secret address of one's own calendar. Shown once; the one before stops. @throws NotFound */
export async function openFeed(tx: Tx, by: By, watchId: string): Promise<string> {
	const secret = newFeedSecret();
	if (!(await giveFeed(tx, by, known(watchId), feedHash(secret)))) throw new NotFound('watch');
	return secret;
}
