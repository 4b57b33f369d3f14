import { CodeForm } from '#modules/nuisance';
import { openNuisanceCode } from '#modules/nuisance/index.server';
import { acts, open } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = open('nuisance.by-code', async ({ actor, url }) => ({
	works: actor.roles.some((role) => role === 'social_broker' || role === 'team_worker'),
	gone: url.searchParams.has('weg'),
}));

export const actions = {
	default: acts('nuisance.by-code', CodeForm, async ({ tx, form }) => ({
		to: localizeHref(`/overlast/code/${await openNuisanceCode(tx, form.code)}`),
	})),
};
