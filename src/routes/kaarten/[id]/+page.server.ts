import { CardForm, EraseCardForm, HandOverForm } from '#modules/people';
import { cardPage, eraseCardForPerson, handOverCard, mendCard } from '#modules/people/index.server';
import { type Ask, acts, reads } from '#platform/route/index.server';

export const load = reads('people.cards', async (ask) => ({
	...(await cardPage(ask)),
	made: ask.url.searchParams.has('gemaakt'),
}));

const idOf = ({ params, about }: Ask): string => {
	const { id = '' } = params;
	about({ personId: id, type: 'person-card', id });
	return id;
};

export const actions = {
	verander: acts(
		'people.keep-card',
		CardForm,
		async (ask) => (await mendCard(ask.tx, ask.actor, idOf(ask), ask.form), { saved: true }),
	),
	geefOver: acts(
		'people.keep-card',
		HandOverForm,
		async (ask) => (await handOverCard(ask.tx, ask.actor, idOf(ask), ask.form.wie), { handedOver: true }),
	),
	wis: acts('people.keep-card', EraseCardForm, async (ask) => {
		const { day, hide } = await eraseCardForPerson(ask.tx, ask.actor, idOf(ask));
		ask.afterwards(hide);
		return { to: `/kaarten?gewist=${day}` };
	}),
};
