import { HowItWentForm, MatchAnswerForm, NoFields } from '#modules/matching';
import { answerMatch, endMatch, matchScreen, slipFor, tellHowItWent } from '#modules/matching/index.server';
import { acts, reads } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = reads('matching.look', matchScreen);

const side = (params: Record<string, string>) => ({ sideId: params['id'] ?? '' });

export const actions = {
	antwoord: acts('matching.speak-for', MatchAnswerForm, async ({ tx, actor, params, form, about }) => {
		about({ type: 'match-side', ...(params['id'] && { id: params['id'] }) });
		await answerMatch(tx, actor, side(params), form);
		return { noted: true };
	}),
	briefje: acts('matching.speak-for', NoFields, async ({ tx, params, url }) => ({
		code: await slipFor(tx, params['id'] ?? ''),
		address: `${url.host}${localizeHref('/koppeling')}`,
	})),
	verteld: acts('matching.speak-for', HowItWentForm, async ({ tx, params, form }) => {
		await tellHowItWent(tx, side(params), form);
		return { noted: true };
	}),
	stop: acts('matching.speak-for', NoFields, async ({ tx, params }) => {
		await endMatch(tx, side(params));
		return { stopped: true };
	}),
};
