import { type Actor, hasRole } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { Conflict, NotAllowed, NotFound } from '#platform/errors';
import { findIdentifiers, type IdentifierKind } from '#platform/free-text/identifiers';
import { newId } from '#platform/ids';
import { mayLookOver } from './initiative.policy.ts';
import { isPublic } from './initiative.ts';
import { findInitiative } from './initiatives.store.server.ts';
import { entriesOf } from './journal.store.server.ts';
import { offlineNow, putBack, takeOff } from './offline.store.server.ts';
import { photosOf } from './photos.store.server.ts';
import { refuseCitizenNumber } from './private-text.server.ts';
import {
	addReport,
	markAnswered,
	markLookedOver,
	type Publication,
	publicationsWaiting,
	reportsWaiting,
} from './publications.store.server.ts';

/** What workers look over in their areas: what readers reported, what became public, and what is off. */
export async function toLookOver(tx: Tx, actor: Actor) {
	if (!hasRole(actor, 'social_broker', 'team_worker')) throw new NotAllowed('initiatives.look-over');
	const texts = await publicationsWaiting(tx, 50);
	return {
		reports: await reportsWaiting(tx, 50),
		texts: await Promise.all(texts.map((text) => withPhoto(tx, text))),
		offline: await offlineNow(tx, actor.areas, 50),
	};
}

/** A text with what it points at, and the photo that was laid beside an entry. */
async function withPhoto(tx: Tx, text: Publication) {
	const photo = text.part === 'photo' ? (await photosOf(tx, text.initiativeId)).get(text.entryId ?? '') : undefined;
	return { ...text, pointsAt: kindsIn(text.after), photo };
}

const kindsIn = (text: string): IdentifierKind[] => [...new Set(findIdentifiers(text).map(({ kind }) => kind))];

/** A worker looked and it is fine. @throws NotFound when it is not theirs, or somebody was first */
export async function approve(
	tx: Tx,
	actor: Actor,
	{ textId, reportId }: { textId?: string | undefined; reportId?: string | undefined },
): Promise<void> {
	const by = actor.personId as string;
	const done = textId
		? await markLookedOver(tx, textId, by, clock.now())
		: reportId
			? await markAnswered(tx, reportId, by, clock.now())
			: false;
	if (!done) throw new NotFound('text to look over', textId ?? reportId);
}

/**
 * Takes a page, or one entry of its journal, off with a reason that who carries it can read.
 * @throws NotFound, NotAllowed outside their area, Conflict('initiative-already-off')
 */
export async function takeOffline(
	tx: Tx,
	actor: Actor,
	{ initiativeId, entryId, reason }: { initiativeId: string; entryId?: string | undefined; reason: string },
): Promise<void> {
	const initiative = await findInitiative(tx, initiativeId);
	if (!initiative || !isPublic(initiative)) throw new NotFound('initiative', initiativeId);
	if (!mayLookOver(actor, initiative)) throw new NotAllowed('initiatives.take-off');
	if (entryId && !(await entriesOf(tx, initiativeId, 500)).some(({ id }) => id === entryId))
		throw new NotFound('entry', entryId);
	refuseCitizenNumber('reason', reason);
	const done = await takeOff(tx, {
		municipalityId: actor.municipalityId,
		id: newId(),
		initiativeId,
		areaCode: initiative.areaCode,
		entryId: entryId ?? null,
		reason,
		by: actor.personId as string,
		at: clock.now(),
	});
	if (!done) throw new Conflict('initiative-already-off');
}

/** Puts back what was taken off. @throws NotFound */
export async function putOnlineAgain(tx: Tx, id: string): Promise<void> {
	if (!(await putBack(tx, id, clock.now()))) throw new NotFound('what is off', id);
}

/** A reader says what is wrong with a page. Who said it is not kept. @throws NotFound for a page that is not public */
export async function reportInitiative(tx: Tx, actor: Actor, id: string, remark: string): Promise<void> {
	const initiative = await findInitiative(tx, id);
	if (!initiative || !isPublic(initiative)) throw new NotFound('initiative', id);
	refuseCitizenNumber('remark', remark);
	await addReport(tx, {
		municipalityId: actor.municipalityId,
		id: newId(),
		initiativeId: id,
		areaCode: initiative.areaCode,
		remark,
		at: clock.now(),
	});
}
