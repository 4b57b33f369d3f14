import { OwnWentForm, OwnYesForm } from '#modules/asking';
import { ownYesScreen, takeBackOwn, tellOwnWent } from '#modules/asking/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('asking.own-yes', ownYesScreen);

export const actions = {
	terug: acts('asking.own-yes', OwnYesForm, ({ tx, form }) => takeBackOwn(tx, form.id)),
	geweest: acts('asking.own-yes', OwnWentForm, ({ tx, form }) => tellOwnWent(tx, form.id, form.went)),
};
