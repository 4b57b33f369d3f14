import { NewCardForm } from '#modules/people';
import { makeCard, newCardPage } from '#modules/people/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('people.cards', newCardPage);

export const actions = {
	default: acts('people.keep-card', NewCardForm, async ({ tx, actor, form, about }) => {
		const { id } = await makeCard(tx, actor, form);
		about({ personId: id, type: 'person-card', id });
		return { to: `/kaarten/${id}?gemaakt` };
	}),
};
