import { NothingForm } from '#modules/people';
import { BringInPlacesForm, PlaceColumnsForm } from '#modules/sheets';
import { bringInPlaces, choosePlaceColumns, placeSheetPage, throwPlacesAway } from '#modules/sheets/index.server';
import { acts, reads } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = reads('sheets.places', placeSheetPage);

export const actions = {
	kolommen: acts('sheets.places', PlaceColumnsForm, choosePlaceColumns),
	gooiWeg: acts('sheets.places', NothingForm, async (ask) => {
		await throwPlacesAway(ask);
		return { to: localizeHref('/kaart/beheren/inlezen') };
	}),
	zet: acts('sheets.places', BringInPlacesForm, async (ask) => {
		const { added, changed } = await bringInPlaces(ask);
		return { to: localizeHref(`/kaart/beheren/inlezen?nieuw=${added}&anders=${changed}`) };
	}),
};
