import { mayKeepCards } from '#modules/people';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotAllowed, NotFound, Refused } from '#platform/errors';
import { newId } from '#platform/ids';
import { firstChoices, type SavedChoices } from './choices.ts';
import { findTable } from './detect-table.ts';
import { readSheets } from './read-sheets.ts';
import { addImport, importById, removeImport, type SheetImport, saveChoices } from './sheets.store.server.ts';
import { UnreadableSheet } from './unreadable-sheet.ts';

export const by = (actor: Actor) => {
	if (!mayKeepCards(actor) || !actor.personId || !actor.teamId) throw new NotAllowed('sheets.bring-in');
	return { municipalityId: actor.municipalityId, madeBy: actor.personId, teamId: actor.teamId };
};

/** Reads a file and keeps what is in it until the worker has looked it over. @throws Refused with the code of what is wrong with it. */
export async function takeInSheet(tx: Tx, actor: Actor, file: { name: string; bytes: Uint8Array }): Promise<string> {
	try {
		const sheets = await readSheets(file.bytes);
		const id = newId();
		const choices = firstChoices(sheets, findTable(sheets), '', clock.today());
		await addImport(tx, by(actor), {
			id,
			fileName: file.name.replace(/^.*[\\/]/, '').slice(-120) || 'lijst',
			madeAt: clock.now(),
			sheets,
			choices,
		});
		return id;
	} catch (problem) {
		if (problem instanceof UnreadableSheet) throw new Refused(problem.code, 'bestand');
		throw problem;
	}
}

export type OpenSheet = SheetImport & { sheets: NonNullable<SheetImport['sheets']>; choices: SavedChoices };

/** A list of the actor's that is still looked over. */
export async function openSheet(tx: Tx, id: string): Promise<OpenSheet> {
	const list = await importById(tx, id);
	if (!list?.sheets || !list.choices) throw new NotFound('sheet', id);
	return list as OpenSheet;
}

export async function chooseFor(
	tx: Tx,
	actor: Actor,
	id: string,
	choose: (list: OpenSheet) => SavedChoices,
): Promise<void> {
	await saveChoices(tx, actor.municipalityId, id, choose(await openSheet(tx, id)));
}

/** The list goes without anything having happened. */
export async function throwAway(tx: Tx, actor: Actor, id: string): Promise<void> {
	if (!(await removeImport(tx, actor.municipalityId, id))) throw new NotFound('sheet', id);
}
