import type { Talent } from '#modules/talents';
import { sharedTalents } from '#modules/talents/index.server';
import { type Actor, hasRole } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotAllowed, NotFound, Refused } from '#platform/errors';
import { tell } from '#platform/events/index.server';
import { checkText } from '#platform/free-text/identifiers';
import { newId, newUntimedId } from '#platform/ids';
import { dayAfter } from '#platform/wall-time';
import { searchFor } from './find-matches.server.ts';
import type { ProposeForm } from './match.forms.ts';
import { mayMatch } from './match.policy.ts';
import { type ApartReason, answerDays } from './match.ts';
import { keepApart, matchingIsOn, proposeInStore, turnMatching } from './matches.store.server.ts';
import { grounds, scorePair } from './pair.ts';

/** What people on the cards of the actor's team want and share. */
export async function wishesOfMyTeam(tx: Tx, actor: Actor): Promise<Talent[]> {
	if (!mayMatch(actor)) return [];
	const wishes = await sharedTalents(tx, actor.municipalityId, { kind: 'wish', limit: 10_000 });
	return wishes.filter(({ teamId }) => teamId === actor.teamId);
}

/** @throws NotFound also when it is a wish of another team, or one that is not shared */
export async function ownWish(tx: Tx, actor: Actor, id: string): Promise<Talent> {
	const wish = (await wishesOfMyTeam(tx, actor)).find((one) => one.id === id);
	if (!wish) throw new NotFound('wish', id);
	return wish;
}

/**
 * Asks both people whether they want this. Nobody's name goes along. The rules are looked at once more at this moment: what
 * the list showed may have changed.
 * @returns the match, and the side of who asks
 * @throws NotFound, NotAllowed, Refused('matching-off' | 'matching-not-now' | text codes)
 */
export async function proposeMatch(tx: Tx, actor: Actor, form: ProposeForm): Promise<{ id: string; sideId: string }> {
	if (!mayMatch(actor)) throw new NotAllowed('matching.propose');
	if (!(await matchingIsOn(tx))) throw new Refused('matching-off');
	const wish = await ownWish(tx, actor, form.wens);
	const search = await searchFor(tx, actor.municipalityId, [wish]);
	const offer = search.offers.find(({ id }) => id === form.talent);
	if (!offer) throw new NotFound('talent', form.talent);
	const pair = scorePair(search.needOf(wish), offer, search.policy);
	if (pair.blocked) throw new Refused('matching-not-now');
	for (const field of ['taak', 'praktisch', 'terug'] as const) refuseWhatPointsAt(form[field], field, form.gekeken);

	const id = newId();
	const sideId = newUntimedId();
	const { rules, fields } = grounds(pair);
	const made = await proposeInStore(tx, {
		id,
		sideIds: [sideId, newUntimedId()],
		wishId: wish.id,
		talentId: form.talent,
		kind: form.soort,
		needCode: wish.needCode ?? '',
		task: form.taak,
		practical: form.praktisch,
		inReturn: form.terug,
		rules,
		fields,
		at: clock.now(),
		answerBy: dayAfter(clock.today(), answerDays),
	});
	if (!made) throw new Refused('matching-not-now');
	await tell(tx, actor, 'community', 'match.proposed', id);
	return { id, sideId };
}

/** Both read this before they know who the other is; who writes it looks once more. */
function refuseWhatPointsAt(text: string, field: string, looked: boolean): void {
	const { outcome, found } = checkText(text, undefined);
	if (outcome === 'refuse') throw new Refused('text-has-bsn', field);
	if (outcome === 'ask' && !looked) throw new Refused('text-points-at-person', field, { pieces: found.length });
}

/** "Not this one, because": learned for this pair, and shown to nobody else. @throws NotFound */
export async function leaveOut(
	tx: Tx,
	actor: Actor,
	{ wishId, talentId, because }: { wishId: string; talentId: string; because: ApartReason },
): Promise<void> {
	const wish = await ownWish(tx, actor, wishId);
	await keepApart(tx, { id: newUntimedId(), wishId: wish.id, talentId, because, at: clock.now() });
}

/** On or off for the whole municipality; what runs goes on. @throws NotAllowed */
export async function switchMatching(tx: Tx, actor: Actor, on: boolean): Promise<void> {
	if (!hasRole(actor, 'administrator')) throw new NotAllowed('matching.switch');
	await turnMatching(tx, actor.municipalityId, on, clock.now());
}
