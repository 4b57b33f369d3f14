import { CaptureForm, SignalIdForm } from '#modules/signals';
import { tellPage, tellSignal, undoSignal } from '#modules/signals/index.server';
import { acts, open } from '#platform/route/index.server';

export const load = open('signals.invite', tellPage);

export const actions = {
	delen: acts('signals.capture', CaptureForm, tellSignal),
	terug: acts('signals.undo', SignalIdForm, async ({ tx, actor, form, about }) => {
		about({ type: 'signal', id: form.id });
		await undoSignal(tx, actor, form.id);
		return { undone: true };
	}),
};
