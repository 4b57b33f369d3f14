import { areasOf } from '#modules/areas/index.server';
import { withEverythingInside } from '#modules/people';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { Conflict, NotAllowed, NotFound, Refused } from '#platform/errors';
import { tell } from '#platform/events/index.server';
import { checkText } from '#platform/free-text/identifiers';
import { newId, newUntimedId } from '#platform/ids';
import { dayAfter } from '#platform/wall-time';
import type { ProposePeersForm } from './peer.forms.ts';
import { beganIt, mayPropose } from './peer.policy.ts';
import { askDays, fewestPeers, type PeerGroup, stateOfGroup } from './peer.ts';
import { addGroup, changeGroup, findGroup, roomFor } from './peer-groups.store.server.ts';
import { peerThemes } from './themes.server.ts';

/**
 * Begins a group: the platform asks each person apart. Who they are, and how many, stays with a task; what this answers
 * depends on the counts that are shown and on nothing else.
 * @returns its id
 * @throws NotAllowed, Refused('unknown-area' | 'peers-too-few' | 'peers-date' | text codes), Conflict('id-in-use')
 */
export async function proposePeers(tx: Tx, actor: Actor, form: ProposePeersForm): Promise<string> {
	const [themeCode = '', placeCode = ''] = form.room.split(' ');
	const areas = await areasOf(tx, actor.municipalityId);
	const theme = peerThemes().get(themeCode);
	if (!theme || !areas.some(({ code }) => code === placeCode)) throw new Refused('unknown-area', 'room');
	const areaCodes = withEverythingInside([placeCode], areas);
	if (!actor.personId || !mayPropose(actor, areaCodes)) throw new NotAllowed('peers.propose');
	if ((await roomFor(tx, areaCodes, theme.needs)) < fewestPeers) throw new Refused('peers-too-few', 'room');
	const today = clock.today();
	// People get time to think, and there is a day left to hear that it begins.
	if (form.on < dayAfter(today, 7) || form.on > dayAfter(today, 90)) throw new Refused('peers-date', 'on');
	if (
		checkText(form.where, undefined).found.some(({ kind }) => kind === 'phone' || kind === 'mail' || kind === 'health')
	)
		throw new Refused('peers-where', 'where');

	const id = form.id ?? newId();
	const closesOn = dayAfter(today, askDays) < form.on ? dayAfter(today, askDays) : dayAfter(form.on, -1);
	const made = await addGroup(
		tx,
		actor.municipalityId,
		{ id, themeCode, placeCode, areaCodes, fewest: fewestPeers, madeBy: actor.personId, madeOn: today, closesOn },
		{ id: newUntimedId(), on: form.on, at: form.at, where: form.where },
	);
	if (!made) {
		const mine = await findGroup(tx, actor.municipalityId, id);
		if (mine?.themeCode !== themeCode || mine.placeCode !== placeCode) throw new Conflict('id-in-use');
		return id;
	}
	await tell(tx, actor, 'community', 'peers.proposed', id);
	return id;
}

/** @throws NotFound also when it is a colleague's */
export async function ownGroup(tx: Tx, actor: Actor, id: string): Promise<PeerGroup> {
	const group = await findGroup(tx, actor.municipalityId, id);
	if (!group || !beganIt(actor, group)) throw new NotFound('peer-group', id);
	return group;
}

/** The worker steps back: from now on the group is its own. @throws NotFound, Refused('peers-not-open') */
export async function letStand(tx: Tx, actor: Actor, id: string): Promise<void> {
	const group = await ownGroup(tx, actor, id);
	if (stateOfGroup(group) !== 'open') throw new Refused('peers-not-open');
	await changeGroup(tx, actor.municipalityId, group.id, { self_since: clock.today() });
}

/** It does not go on. Once it stands by itself this is no longer the worker's. @throws NotFound, Refused('peers-not-yours') */
export async function stopPeers(tx: Tx, actor: Actor, id: string): Promise<void> {
	const group = await ownGroup(tx, actor, id);
	if (group.selfSince) throw new Refused('peers-not-yours');
	if (!group.endedOn) await changeGroup(tx, actor.municipalityId, group.id, { ended_on: clock.today() });
}
