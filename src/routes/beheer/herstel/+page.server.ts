import { YesNoForm } from '#platform/identity/identity.forms';
import { sayNo, sayYes, waitingRecoveries } from '#platform/identity/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('identity.recover', async ({ actor }) => ({
	waiting: await waitingRecoveries(actor.municipalityId, actor.accountId!),
}));

export const actions = {
	ja: acts(
		'identity.recover',
		YesNoForm,
		async ({ actor, event, form, about }) => (
			about({ type: 'recovery', id: form.id }),
			{ moved: await sayYes(event.locals.municipality!, form.id, actor.accountId!) }
		),
	),
	nee: acts(
		'identity.recover',
		YesNoForm,
		async ({ actor, form, about }) => (
			about({ type: 'recovery', id: form.id }), await sayNo(actor.municipalityId, form.id), { refused: true }
		),
	),
};
