import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { Conflict, NotAllowed, NotFound, Refused } from '#platform/errors';
import { newUntimedId } from '#platform/ids';
import { dayAfter } from '#platform/wall-time';
import { asksForPlaces, waitsForAnswer } from './host-group.ts';
import type { AnswerPlaceForm } from './host-groups.forms.ts';
import { addPlace, answerPlaceOf, endPlaceOf, findHostGroup, placesSeen } from './host-groups.store.server.ts';
import { refusePersons, tendedHosts } from './tend-host-group.server.ts';

/** "May somebody come?" What fits them, and not who they are. @throws NotFound, NotAllowed, Refused('hosts-no-room') */
export async function askForPlace(tx: Tx, actor: Actor, groupId: string, words: string): Promise<void> {
	const group = await findHostGroup(tx, actor.municipalityId, groupId);
	if (!group?.publishedOn) throw new NotFound('host-group', groupId);
	if (!asksForPlaces(actor) || !actor.personId) throw new NotAllowed('hosts.ask');
	if (!group.hasRoom) throw new Refused('hosts-no-room');
	refusePersons({ words });
	const one = { id: newUntimedId(), groupId: group.id, askedBy: actor.personId, words, askedOn: clock.today() };
	await addPlace(tx, actor.municipalityId, one);
}

/** The group says yes, from a day and with a day to look how it goes; or no, with why. @throws NotFound, Refused, Conflict('hosts-full') */
export async function answerPlace(tx: Tx, actor: Actor, groupId: string, form: AnswerPlaceForm): Promise<void> {
	await tendedHosts(tx, actor, groupId);
	const place = (await placesSeen(tx, actor.municipalityId, [groupId])).find(({ id }) => id === form.place);
	if (!place || !waitsForAnswer(place)) throw new NotFound('place', form.place);
	refusePersons({ reason: form.reason });
	const today = clock.today();
	const from = form.answer === 'yes' ? form.from || today : null;
	const look = from && (form.look || dayAfter(from, 28));
	if (from && look && look <= from) throw new Refused('hosts-look-later', 'look');
	const outcome = await answerPlaceOf(tx, place.id, from, look, form.reason, today);
	if (outcome === 'full') throw new Conflict('hosts-full');
	if (outcome === 'none') throw new NotFound('place', form.place);
}

/** A place is free again: by who asked for it, or by the group. Nobody has to say why. @throws NotFound */
export async function endPlace(tx: Tx, actor: Actor, groupId: string, place: string): Promise<void> {
	if (!(await endPlaceOf(tx, actor.municipalityId, groupId, place, clock.today()))) throw new NotFound('place', place);
}
