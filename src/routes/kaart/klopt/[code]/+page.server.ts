import { LetterAnswerForm } from '#modules/social-map';
import { answerLetter, letterScreen } from '#modules/social-map/index.server';
import { acts, open } from '#platform/route/index.server';

export const load = open('social-map.keep-by-code', letterScreen);

export const actions = {
	default: acts('social-map.keep-by-code', LetterAnswerForm, answerLetter),
};
