import { aboutMeScreen } from '#modules/about-me/index.server';
import { OwnCardForm, OwnCardStepForm } from '#modules/people';
import { changeOwnCard, ownCardPage, takeOwnCardStep } from '#modules/people/index.server';
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
	zet: acts('people.change-own-card', OwnCardStepForm, async ({ tx, actor, form, about }) => {
		about({ personId: actor.personId! });
		return takeOwnCardStep(tx, actor, form.wat);
	}),
};
