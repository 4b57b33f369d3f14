import { HowItWentForm, MatchAnswerForm, NoFields } from '#modules/matching';
import { answerMatch, byCode, endMatch, matchCodeScreen, tellHowItWent } from '#modules/matching/index.server';
import { acts, open } from '#platform/route/index.server';

export const load = open('matching.by-code', matchCodeScreen);

const side = (params: Record<string, string>) => byCode(params['code'] ?? '');

export const actions = {
	antwoord: acts('matching.by-code', MatchAnswerForm, async ({ tx, actor, params, form }) => {
		await answerMatch(tx, actor, side(params), form);
		return { said: form.antwoord };
	}),
	verteld: acts('matching.by-code', HowItWentForm, async ({ tx, params, form }) => {
		await tellHowItWent(tx, side(params), form);
		return { told: true };
	}),
	stop: acts('matching.by-code', NoFields, async ({ tx, params }) => {
		await endMatch(tx, side(params));
		return { stopped: true };
	}),
};
