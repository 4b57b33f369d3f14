import { parentOf } from '#modules/areas';
import { startInitiative } from '#modules/initiatives/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotFound, Refused } from '#platform/errors';
import { tell } from '#platform/events/index.server';
import { mayBringTogether } from './asking.policy.ts';
import { changeAsking, findAsking, groupStart } from './asking.store.server.ts';
import { type Asking, outcomeOf } from './asking.ts';

/** The question the actor brings people together with. @throws NotFound also when it is a colleague's */
export async function ownAsking(tx: Tx, actor: Actor, id: string): Promise<Asking> {
	const asking = await findAsking(tx, actor.municipalityId, id);
	if (!asking || !mayBringTogether(actor, asking)) throw new NotFound('asking', id);
	return asking;
}

/**
 * Who said yes become the start of a group: a draft of an initiative. Their names stay on this side; residents join the draft
 * themselves, by its link.
 * @returns the initiative, and the code of its secret link
 * @throws NotFound, Refused('asking-not-enough' | 'asking-is-over')
 */
export async function beginGroup(
	tx: Tx,
	actor: Actor,
	id: string,
	words: { title: string; summary: string },
): Promise<{ initiativeId: string; invitation: string | undefined }> {
	const asking = await ownAsking(tx, actor, id);
	if (outcomeOf(asking) !== 'round') throw new Refused('asking-is-over');
	if ((await groupStart(tx, id)).length === 0) throw new Refused('asking-not-enough');
	const { id: initiativeId, invitation } = await startInitiative(tx, actor, {
		...words,
		areaCode: areaOfGroup(actor, asking),
		approachCode: asking.approachCode,
		patternId: asking.patternId,
		consent: true,
	});
	await changeAsking(tx, actor.municipalityId, id, { initiative_id: initiativeId, grouped_at: clock.now() });
	await tell(tx, actor, 'community', 'asking.grouped', id);
	return { initiativeId, invitation };
}

/** A group of people from several neighbourhoods is one of the district; who starts it works there. */
function areaOfGroup(actor: Actor, { placeCode, areaCodes }: Asking): string {
	const wanted = [placeCode, parentOf(placeCode), ...areaCodes];
	return wanted.find((code) => code !== null && actor.areas.includes(code)) ?? placeCode;
}

/** When and where they first meet; every worker who asked somebody hears it. @throws NotFound, Refused('asking-no-group' | 'date-in-past') */
export async function setMeeting(
	tx: Tx,
	actor: Actor,
	id: string,
	{ on, where }: { on: string; where: string },
): Promise<void> {
	const asking = await ownAsking(tx, actor, id);
	if (!asking.initiativeId) throw new Refused('asking-no-group');
	if (on < clock.today()) throw new Refused('date-in-past', 'on');
	await changeAsking(tx, actor.municipalityId, id, { meets_on: on, meets_where: where });
	await tell(tx, actor, 'community', 'asking.meeting-set', id);
}

/** It goes round no more. @throws NotFound */
export async function stopAsking(tx: Tx, actor: Actor, id: string): Promise<void> {
	const asking = await ownAsking(tx, actor, id);
	if (outcomeOf(asking) !== 'round') throw new Refused('asking-is-over');
	await changeAsking(tx, actor.municipalityId, id, { closed_at: clock.now() });
}
