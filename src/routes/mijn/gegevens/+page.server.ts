import { aboutMeScreen } from '#modules/about-me/index.server';
import { NothingForm, OwnCardForm } from '#modules/people';
import {
	changeOwnCard,
	eraseOwnCard,
	giveConsentAgain,
	keepOwnCard,
	ownCardPage,
	withdrawConsent,
} from '#modules/people/index.server';
import { signedIn } from '#platform/identity/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('people.own-card', async (ask) => ({
	...(await ownCardPage(ask.tx, ask.actor)),
	...(await aboutMeScreen(ask)),
	email: signedIn(ask.event)?.email ?? '',
}));

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
