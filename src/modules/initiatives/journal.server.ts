import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotFound, Refused } from '#platform/errors';
import { newId } from '#platform/ids';
import { isPublic } from './initiative.ts';
import { addEntry, removeEntry } from './journal.store.server.ts';
import { refusePrivateDetails } from './private-text.server.ts';
import { notePublication } from './publications.store.server.ts';
import { tended } from './tended-initiative.server.ts';

/** Writes what happened, for everyone to read. A day yet to come is no journal. */
export async function addJournalEntry(
	tx: Tx,
	actor: Actor,
	id: string,
	entry: { text: string; writtenOn: string; byName: string },
): Promise<string> {
	const initiative = await tended(tx, actor, id);
	if (entry.writtenOn > clock.today()) throw new Refused('initiative-date-in-future', 'writtenOn');
	refusePrivateDetails({ text: entry.text, byName: entry.byName });
	const entryId = newId();
	await addEntry(tx, {
		municipalityId: actor.municipalityId,
		id: entryId,
		initiativeId: id,
		writtenOn: entry.writtenOn,
		text: entry.text,
		byName: entry.byName,
		madeAt: clock.now(),
	});
	if (isPublic(initiative)) await notePublication(tx, actor, initiative, { part: 'entry', entryId, after: entry.text });
	return entryId;
}

export async function takeEntryAway(tx: Tx, actor: Actor, id: string, entryId: string): Promise<void> {
	await tended(tx, actor, id);
	if (!(await removeEntry(tx, id, entryId))) throw new NotFound('entry', entryId);
}
