import { NothingForm } from '#modules/people';
import { WhoForm } from '#modules/who-is-who';
import { confirmOwnWho, leaveWho, ownWhoScreen, saveOwnWho } from '#modules/who-is-who/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('who-is-who.own', ownWhoScreen);

export const actions = {
	bewaar: acts('who-is-who.own', WhoForm, saveOwnWho),
	klopt: acts('who-is-who.own', NothingForm, confirmOwnWho),
	weg: acts('who-is-who.own', NothingForm, leaveWho),
};
