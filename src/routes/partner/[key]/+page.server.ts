import { NothingToFill, PassOnForm } from '#modules/agreements';
import { confirmAsPartner, partnerPage, passOn } from '#modules/agreements/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('agreements.open', partnerPage);

export const actions = {
	doorgeven: acts('agreements.pass-on', PassOnForm, passOn),
	akkoord: acts('agreements.agree', NothingToFill, async ({ tx, actor, about }) => {
		about({ type: 'agreement', id: await confirmAsPartner(tx, actor) });
		return { agreed: true };
	}),
};
