import { BeenForm, HostSaysForm, SafariButtonForm, SafariEntryForm, SafariHostForm } from '#modules/safari';
import {
	announceSafari,
	askHost,
	callOffSafari,
	hostSlip,
	knowGuest,
	noteHostSaid,
	takeAway,
	tellHowItWas,
	tendSafariScreen,
} from '#modules/safari/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('safari.tend', tendSafariScreen);

const tour = ({ params }: { params: Record<string, string> }) => params['id'] ?? '';

export const actions = {
	vraag: acts('safari.plan', SafariEntryForm, async (ask) => ({
		...(await askHost(ask.tx, ask.actor, tour(ask), ask.form.entry)),
		address: `${ask.url.host}/safari/code`,
	})),
	briefje: acts('safari.plan', SafariHostForm, async (ask) => ({
		code: await hostSlip(ask.tx, ask.actor, tour(ask), ask.form.id),
		address: `${ask.url.host}/safari/code`,
	})),
	antwoord: acts('safari.plan', HostSaysForm, async (ask) => {
		await noteHostSaid(ask.tx, ask.actor, tour(ask), ask.form);
		return { did: 'said' };
	}),
	eraf: acts('safari.plan', SafariHostForm, async (ask) => {
		await takeAway(ask.tx, ask.actor, tour(ask), ask.form.id);
		return { did: 'taken' };
	}),
	bekende: acts('safari.plan', SafariHostForm, async (ask) => {
		await knowGuest(ask.tx, ask.actor, tour(ask), ask.form.id);
		return { did: 'said' };
	}),
	bekend: acts('safari.plan', SafariButtonForm, async (ask) => {
		await announceSafari(ask.tx, ask.actor, tour(ask));
		return { did: 'announced' };
	}),
	af: acts('safari.plan', SafariButtonForm, async (ask) => {
		await callOffSafari(ask.tx, ask.actor, tour(ask));
		return { did: 'off' };
	}),
	verslag: acts('safari.plan', BeenForm, async (ask) => {
		await tellHowItWas(ask.tx, ask.actor, tour(ask), ask.form);
		return { did: 'told' };
	}),
};
