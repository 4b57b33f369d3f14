import { AskedForm, EndReferralForm, NearForm, ReferralButton, SlipLevelForm, TryForm } from '#modules/referrals';
import {
	endReferral,
	giveReferralBack,
	noteAsked,
	noteLevel,
	noteNoShow,
	noteTalk,
	noteTry,
	referralScreen,
	searchNear,
	slipFromButton,
	takeOnReferral,
} from '#modules/referrals/index.server';
import { type Ask, acts, reads } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = reads('referrals.read', referralScreen);

/** The referral of the page, named in the trail, and back to where it stands. */
const on = async (ask: Ask, work: (id: string) => Promise<void>, to?: string) => {
	const id = ask.params['id'] ?? '';
	await work(id);
	ask.about({ type: 'referral', id });
	return { to: to ?? `${ask.url.pathname}?bewaard=ja` };
};
const desk = () => localizeHref('/recept/bureau?bewaard=ja');

export const actions = {
	oppakken: acts('referrals.help', ReferralButton, (ask) => on(ask, (id) => takeOnReferral(ask.tx, ask.actor, id))),
	teruggeven: acts('referrals.help', ReferralButton, (ask) =>
		on(ask, (id) => giveReferralBack(ask.tx, ask.actor, id), desk()),
	),
	zoek: acts('referrals.help', NearForm, (ask) => searchNear(ask, ask.form)),
	blaadje: acts('referrals.help', ReferralButton, slipFromButton),
	poging: acts('referrals.help', TryForm, (ask) => on(ask, (id) => noteTry(ask.tx, ask.actor, id, ask.form))),
	gesprek: acts('referrals.help', ReferralButton, (ask) => on(ask, (id) => noteTalk(ask.tx, ask.actor, id))),
	nietgekomen: acts('referrals.help', ReferralButton, (ask) => on(ask, (id) => noteNoShow(ask.tx, ask.actor, id))),
	gevraagd: acts('referrals.help', AskedForm, (ask) =>
		on(ask, (id) => noteAsked(ask.tx, ask.actor, id, ask.form.role)),
	),
	terughoren: acts('referrals.help', SlipLevelForm, (ask) =>
		on(ask, (id) => noteLevel(ask.tx, ask.actor, id, ask.form.level)),
	),
	afronden: acts('referrals.help', EndReferralForm, (ask) =>
		on(ask, (id) => endReferral(ask.tx, ask.actor, id, ask.form)),
	),
};
