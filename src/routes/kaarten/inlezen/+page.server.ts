import { FileForm } from '#modules/sheets';
import { sheetStartPage, takeInSheet } from '#modules/sheets/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('sheets.look', sheetStartPage);

export const actions = {
	default: acts('sheets.bring-in', FileForm, async ({ tx, actor, form: { bestand } }) => {
		const bytes = new Uint8Array(await bestand.arrayBuffer());
		return { to: `/kaarten/inlezen/${await takeInSheet(tx, actor, { name: bestand.name, bytes })}` };
	}),
};
