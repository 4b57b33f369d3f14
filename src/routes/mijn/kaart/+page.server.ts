import { EntryIdForm } from '#modules/social-map';
import { leaveMap, ownScreen } from '#modules/social-map/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('social-map.own', ownScreen);

export const actions = {
	default: acts('social-map.own', EntryIdForm, ({ tx, actor, form }) => leaveMap(tx, actor, form.id)),
};
