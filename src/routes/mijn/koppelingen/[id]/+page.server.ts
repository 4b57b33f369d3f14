import { HowItWentForm, MatchAnswerForm, NoFields } from '#modules/matching';
import { answerMatch, endMatch, ownMatchScreen, tellHowItWent } from '#modules/matching/index.server';
import { acts, reads } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = reads('matching.own', ownMatchScreen);

const side = (params: Record<string, string>) => ({ sideId: params['id'] ?? '' });

export const actions = {
	antwoord: acts('matching.own', MatchAnswerForm, async ({ tx, actor, params, form }) => {
		await answerMatch(tx, actor, side(params), form);
		return form.antwoord === 'no' ? { to: localizeHref('/mijn/koppelingen?weg=nee') } : { said: form.antwoord };
	}),
	verteld: acts('matching.own', HowItWentForm, async ({ tx, params, form }) => {
		await tellHowItWent(tx, side(params), form);
		return form.verder === 'go-on' ? { told: true } : { to: localizeHref('/mijn/koppelingen?weg=verteld') };
	}),
	stop: acts('matching.own', NoFields, async ({ tx, params }) => {
		await endMatch(tx, side(params));
		return { to: localizeHref('/mijn/koppelingen?weg=stop') };
	}),
};
