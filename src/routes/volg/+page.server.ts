import * as v from 'valibot';
import { AdditionForm, FollowForm, SignalIdForm } from '#modules/signals';
import { addToSignal, followPage, undoSignal } from '#modules/signals/index.server';
import { holdFollowCode } from '#platform/identity/index.server';
import { acts, open } from '#platform/route/index.server';

export const load = open('signals.follow', followPage);

export const actions = {
	bekijk: acts('signals.hold-code', FollowForm, async ({ form, event, url }) => {
		holdFollowCode(event, form.code);
		return { to: url.pathname };
	}),
	erbij: acts(
		'signals.add',
		v.object({ ...SignalIdForm.entries, ...AdditionForm.entries }),
		async ({ tx, actor, form, about, url }) => {
			about({ type: 'signal', id: form.id });
			await addToSignal(tx, actor, form.id, form);
			return { to: url.pathname };
		},
	),
	terug: acts('signals.undo', SignalIdForm, async ({ tx, actor, form, about }) => {
		about({ type: 'signal', id: form.id });
		await undoSignal(tx, actor, form.id);
		return { undone: true };
	}),
};
