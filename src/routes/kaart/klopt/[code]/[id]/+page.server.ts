import { LetterChangeForm } from '#modules/social-map';
import { changeByLetter, letterChangeScreen } from '#modules/social-map/index.server';
import { acts, open } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = open('social-map.keep-by-code', letterChangeScreen);

export const actions = {
	default: acts('social-map.keep-by-code', LetterChangeForm, async (ask) => {
		await changeByLetter(ask);
		return { to: localizeHref(`/kaart/klopt/${ask.params['code']}?bewaard=1`) };
	}),
};
