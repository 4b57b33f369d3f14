import { areasOf } from '#modules/areas/index.server';
import { NothingForm, OwnCardForm } from '#modules/people';
import {
	changeOwnCard,
	eraseOwnCard,
	giveConsentAgain,
	keepOwnCard,
	myData,
	withdrawConsent,
} from '#modules/people/index.server';
import { signedIn } from '#platform/identity/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('people.own-card', async ({ tx, actor, event }) => {
	const areas = (await areasOf(tx, actor.municipalityId))
		.filter(({ kind }) => kind === 'neighbourhood')
		.map(({ code, name }) => ({ value: code, label: name }));
	return { ...(await myData(tx, actor)), areas, email: signedIn(event)?.email ?? '' };
});

export const actions = {
	kaart: acts(
		'people.change-own-card',
		OwnCardForm,
		async ({ tx, actor, form, about }) => (
			about({ personId: actor.personId! }), await changeOwnCard(tx, actor, form), { saved: true }
		),
	),
	intrekken: acts(
		'people.change-own-card',
		NothingForm,
		async ({ tx, actor, about }) => (
			about({ personId: actor.personId! }), await withdrawConsent(tx, actor), { withdrawn: true }
		),
	),
	weergeven: acts(
		'people.change-own-card',
		NothingForm,
		async ({ tx, actor, about }) => (
			about({ personId: actor.personId! }), await giveConsentAgain(tx, actor), { saved: true }
		),
	),
	wissen: acts(
		'people.change-own-card',
		NothingForm,
		async ({ tx, actor, about }) => (about({ personId: actor.personId! }), { eraseOn: await eraseOwnCard(tx, actor) }),
	),
	bewaren: acts(
		'people.change-own-card',
		NothingForm,
		async ({ tx, actor, about }) => (
			about({ personId: actor.personId! }), await keepOwnCard(tx, actor), { saved: true }
		),
	),
};
