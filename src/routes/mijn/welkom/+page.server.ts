import { TickForm } from '#modules/newcomers';
import { ownTrackScreen, tickNewcomerStep, untickNewcomerStep } from '#modules/newcomers/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('newcomers.own', ownTrackScreen);

export const actions = {
	gedaan: acts('newcomers.own', TickForm, ({ tx, actor, form }) => tickNewcomerStep(tx, actor, form)),
	terug: acts('newcomers.own', TickForm, ({ tx, actor, form }) => untickNewcomerStep(tx, actor, form)),
};
