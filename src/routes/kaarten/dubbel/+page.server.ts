import { PairForm, TakeApartForm } from '#modules/people';
import { doubleCardsPage, keepBothCards, mergeCards, unmergeCards } from '#modules/people/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('people.cards', async (ask) => ({ pairs: await doubleCardsPage(ask) }));

export const actions = {
	voegSamen: acts('people.keep-card', PairForm, async ({ tx, actor, form, about }) => {
		about({ personId: form.een, type: 'person-card', id: form.ander });
		await mergeCards(tx, actor, form.een, form.ander);
		return { together: form.ander };
	}),
	tweeMensen: acts('people.keep-card', PairForm, async ({ tx, actor, form, about }) => {
		about({ personId: form.een, type: 'person-card', id: form.ander });
		await keepBothCards(tx, actor, form.een, form.ander);
		return { both: true };
	}),
	haalUitElkaar: acts('people.keep-card', TakeApartForm, async ({ tx, actor, form, about }) => {
		about({ personId: form.kaart, type: 'person-card', id: form.kaart });
		await unmergeCards(tx, actor, form.kaart);
		return { apart: true };
	}),
};
