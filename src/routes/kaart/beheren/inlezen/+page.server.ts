import { FileForm } from '#modules/sheets';
import { takeInPlaces } from '#modules/sheets/index.server';
import { acts, reads } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = reads('sheets.places', async () => ({}));

export const actions = {
	default: acts('sheets.places', FileForm, async ({ tx, actor, form: { bestand } }) => {
		const bytes = new Uint8Array(await bestand.arrayBuffer());
		const id = await takeInPlaces(tx, actor, { name: bestand.name, bytes });
		return { to: localizeHref(`/kaart/beheren/inlezen/${id}`) };
	}),
};
