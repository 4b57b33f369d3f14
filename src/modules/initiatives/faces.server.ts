import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotFound } from '#platform/errors';
import { newId } from '#platform/ids';
import { addFace, removeFace } from './faces.store.server.ts';
import { refusePrivateDetails } from './private-text.server.ts';
import { tended } from './tended-initiative.server.ts';

/** Shows somebody who carries it by name, after they said yes to that. */
export async function showFace(
	tx: Tx,
	actor: Actor,
	id: string,
	face: { name: string; does: string },
): Promise<string> {
	await tended(tx, actor, id);
	refusePrivateDetails(face);
	const faceId = newId();
	await addFace(tx, {
		municipalityId: actor.municipalityId,
		id: faceId,
		initiativeId: id,
		name: face.name,
		does: face.does,
		shownAt: clock.now(),
	});
	return faceId;
}

export async function takeFaceAway(tx: Tx, actor: Actor, id: string, faceId: string): Promise<void> {
	await tended(tx, actor, id);
	if (!(await removeFace(tx, id, faceId))) throw new NotFound('face', faceId);
}
