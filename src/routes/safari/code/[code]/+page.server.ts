import { AgainForm, HostSaysForm, SafariButtonForm } from '#modules/safari';
import {
	leaveSafari,
	letHostSay,
	safariCodeHash,
	safariCodeScreen,
	signOff,
	wouldLikeAgain,
} from '#modules/safari/index.server';
import { acts, open } from '#platform/route/index.server';

export const load = open('safari.by-code', safariCodeScreen);

const code = ({ params }: { params: Record<string, string> }) => params['code'] ?? '';

export const actions = {
	antwoord: acts('safari.by-code', HostSaysForm, async (ask) => {
		await letHostSay(ask.tx, safariCodeHash(code(ask)), ask.form);
		return { did: 'said' };
	}),
	afmelden: acts('safari.by-code', SafariButtonForm, async (ask) => {
		await signOff(ask.tx, ask.actor, code(ask));
		return { did: 'left' };
	}),
	weg: acts('safari.by-code', SafariButtonForm, async (ask) => {
		await leaveSafari(ask.tx, code(ask));
		return { did: 'gone' };
	}),
	weer: acts('safari.by-code', AgainForm, async (ask) => {
		await wouldLikeAgain(ask.tx, code(ask), ask.form);
		return { did: 'again' };
	}),
};
