import { RemarkForm } from '#modules/social-map';
import { entryScreen, sayNotRight } from '#modules/social-map/index.server';
import { acts, open } from '#platform/route/index.server';

export const load = open('social-map.look', entryScreen);

export const actions = {
	default: acts('social-map.remark', RemarkForm, ({ tx, actor, params, form }) =>
		sayNotRight(tx, actor, params['id'] ?? '', form.text),
	),
};
