import { JustThis } from '#modules/asking';
import { codeScreen, takeBackByCode } from '#modules/asking/index.server';
import { acts, open } from '#platform/route/index.server';

export const load = open('asking.take-back', codeScreen);

export const actions = {
	default: acts('asking.take-back', JustThis, ({ tx, params }) => takeBackByCode(tx, params['code'] ?? '')),
};
