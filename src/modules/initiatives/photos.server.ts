import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { Conflict, NotAllowed, NotFound, Refused } from '#platform/errors';
import { limitTries } from '#platform/identity/tries.server';
import { newId } from '#platform/ids';
import { photoAnswer, readPhoto } from '#platform/images/index.server';
import type { Ask } from '#platform/route/index.server';
import { mayLookOver } from './initiative.policy.ts';
import { isPublic, type photoPeople } from './initiative.ts';
import { findInitiative } from './initiatives.store.server.ts';
import {
	addPhotoRow,
	countPhotos,
	mostPhotos,
	photoBytes,
	removePhotoRow,
	seenAgain,
	wantAway,
} from './photos.store.server.ts';
import { refusePrivateDetails } from './private-text.server.ts';
import { notePublication } from './publications.store.server.ts';
import { tended } from './tended-initiative.server.ts';

/**
 * Lays a photo beside an entry of the journal, without where and when it was taken. Whoever can be recognised in it was asked.
 * @throws Refused('photo-none' | 'photo-missing', 'photo'), Conflict('initiative-photo-there')
 */
export async function addPhoto(
	tx: Tx,
	actor: Actor,
	id: string,
	form: { entryId: string; photo: File; alt: string; people: (typeof photoPeople)[number] },
): Promise<void> {
	const initiative = await tended(tx, actor, id);
	refusePrivateDetails({ alt: form.alt });
	if ((await countPhotos(tx, id)) >= mostPhotos)
		throw new Refused('initiative-photo-many', 'photo', { most: mostPhotos });
	const photo = await readPhoto(form.photo);
	if (!photo) throw new Refused('photo-missing', 'photo');
	const added = await addPhotoRow(tx, {
		...photo,
		municipalityId: actor.municipalityId,
		id: newId(),
		initiativeId: id,
		entryId: form.entryId,
		alt: form.alt,
		people: form.people,
		madeAt: clock.now(),
	});
	if (!added) throw new Conflict('initiative-photo-there');
	if (isPublic(initiative))
		await notePublication(tx, actor, initiative, { part: 'photo', entryId: form.entryId, after: form.alt });
}

/** The photo itself. @throws NotFound */
export async function initiativePhoto({ tx, params }: Pick<Ask, 'tx' | 'params'>): Promise<Response> {
	const photo = await photoBytes(tx, params['id'] ?? '', params['photo'] ?? '');
	if (!photo) throw new NotFound('photo', params['photo']);
	return photoAnswer(photo);
}

/** "I am in it and I want it gone." No name and no reason: it is gone for everyone at once. */
export async function wantPhotoAway(
	{ tx, event, params, about }: Pick<Ask, 'tx' | 'event' | 'params' | 'about'>,
	photoId: string,
): Promise<void> {
	// Nobody empties every journal of a town in an afternoon.
	await limitTries('initiative-photo-away', event.getClientAddress(), 10, 3600);
	const id = params['id'] ?? '';
	if (await wantAway(tx, id, photoId, clock.now())) about({ type: 'initiative', id });
}

/** @throws NotFound */
export async function takePhotoAway(tx: Tx, actor: Actor, id: string, photoId: string): Promise<void> {
	await tended(tx, actor, id);
	if (!(await removePhotoRow(tx, id, photoId))) throw new NotFound('photo', photoId);
}

/** A worker of the area found out that it may stay. @throws NotFound, NotAllowed */
export async function putPhotoBack(tx: Tx, actor: Actor, id: string, photoId: string): Promise<void> {
	const initiative = await findInitiative(tx, id);
	if (!initiative) throw new NotFound('initiative', id);
	if (!mayLookOver(actor, initiative)) throw new NotAllowed('initiatives.take-off');
	if (!(await seenAgain(tx, id, photoId))) throw new NotFound('photo', photoId);
}
