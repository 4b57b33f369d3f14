import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotFound, Refused } from '#platform/errors';
import { findIdentifiers } from '#platform/free-text/identifiers';
import { newUntimedId } from '#platform/ids';
import { publicEntry } from './map-entries.store.server.ts';
import { addRemark, saveAnswered } from './remarks.store.server.ts';

/** Anybody says that something is not right, without account and without name. @throws NotFound, Refused('map-names-somebody') */
export async function sayNotRight(tx: Tx, actor: Actor, entryId: string, text: string): Promise<void> {
	const entry = await publicEntry(tx, actor.municipalityId, entryId);
	if (!entry) throw new NotFound('map entry', entryId);
	// A number or address of the place itself is what a remark is often about; a person's is not for us to keep.
	const [person] = findIdentifiers(text).filter(({ kind }) => ['bsn', 'iban', 'health'].includes(kind));
	if (person) throw new Refused('map-names-somebody', 'text', { piece: person.piece });
	await addRemark(tx, actor.municipalityId, {
		id: newUntimedId(),
		entryId,
		areaCode: entry.areaCode,
		remark: text,
		saidOn: clock.today(),
	});
}

/** Looked at: changed because of it, or left as it was. @throws NotFound */
export async function answerRemark(
	tx: Tx,
	actor: Actor,
	{ remark, outcome }: { remark: string; outcome: 'changed' | 'left' },
): Promise<void> {
	if (!(await saveAnswered(tx, actor.municipalityId, remark, outcome, clock.today())))
		throw new NotFound('remark', remark);
}
