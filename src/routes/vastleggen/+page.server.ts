import { whatExists } from '#modules/asking/index.server';
import { CaptureForm, SignalIdForm } from '#modules/signals';
import { capturePage, tellSignal, undoSignal } from '#modules/signals/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('signals.prepare', capturePage);

export const actions = {
	vastleggen: acts('signals.capture', CaptureForm, async (ask) => {
		const told = await tellSignal(ask);
		return { ...told, exists: await whatExists(ask.tx, ask.actor.municipalityId, told.captured) };
	}),
	terug: acts('signals.undo', SignalIdForm, async ({ tx, actor, form, about }) => {
		about({ type: 'signal', id: form.id });
		await undoSignal(tx, actor, form.id);
		return { undone: true };
	}),
};
