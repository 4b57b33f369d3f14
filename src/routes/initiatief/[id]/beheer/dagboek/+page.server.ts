import { EntryAwayForm, EntryForm, OnePhotoForm, PhotoForm } from '#modules/initiatives';
import {
	addJournalEntry,
	addPhoto,
	deskAfter,
	putPhotoBack,
	takeEntryAway,
	takePhotoAway,
	tendScreen,
} from '#modules/initiatives/index.server';
import { acts, reads } from '#platform/route/index.server';

const id = (params: Record<string, string>): string => params['id'] ?? '';

export const load = reads('initiatives.desk', async ({ tx, actor, event, params, url, about }) => {
	about({ type: 'initiative', id: id(params) });
	return tendScreen(tx, actor, id(params), url, event.locals.municipality);
});

export const actions = {
	dagboek: acts('initiatives.tend', EntryForm, async ({ tx, actor, form, params, url }) => {
		await addJournalEntry(tx, actor, id(params), form);
		return deskAfter(url, 'dagboek');
	}),
	dagboekweg: acts('initiatives.tend', EntryAwayForm, async ({ tx, actor, form, params, url }) => {
		await takeEntryAway(tx, actor, id(params), form.entryId);
		return deskAfter(url, 'dagboekweg');
	}),
	foto: acts('initiatives.tend', PhotoForm, async ({ tx, actor, form, params, url }) => {
		await addPhoto(tx, actor, id(params), form);
		return deskAfter(url, 'dagboek');
	}),
	fotoweg: acts('initiatives.tend', OnePhotoForm, async ({ tx, actor, form, params, url }) => {
		await takePhotoAway(tx, actor, id(params), form.photoId);
		return deskAfter(url, 'dagboek');
	}),
	fototerug: acts('initiatives.take-off', OnePhotoForm, async ({ tx, actor, form, params, url }) => {
		await putPhotoBack(tx, actor, id(params), form.photoId);
		return deskAfter(url, 'dagboek');
	}),
};
