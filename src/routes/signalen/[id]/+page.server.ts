import * as v from 'valibot';
import { FeedbackForm } from '#modules/agreements';
import { closeWithFeedback, partnerBehind } from '#modules/agreements/index.server';
import { CloseForm, CodeNeedForm, NoFields, OfferForm } from '#modules/signals';
import { codeNeed, pickUpSignal, publishOffer, signalPage } from '#modules/signals/index.server';
import { type Ask, acts, reads } from '#platform/route/index.server';

export const load = reads('signals.read', async (ask) => {
	const page = await signalPage(ask);
	return { ...page, partner: await partnerBehind(ask.tx, ask.actor, page.signal.id, page.mine) };
});

const idOf = ({ params, about }: Ask): string => {
	const { id = '' } = params;
	about({ type: 'signal', id });
	return id;
};

export const actions = {
	oppakken: acts('signals.pick-up', NoFields, (ask) => pickUpSignal(ask.tx, ask.actor, idOf(ask))),
	afronden: acts('signals.close', v.object({ ...CloseForm.entries, ...FeedbackForm.entries }), (ask) =>
		closeWithFeedback(ask.tx, ask.actor, idOf(ask), ask.form),
	),
	onderwerp: acts('signals.code', CodeNeedForm, (ask) =>
		codeNeed(ask.tx, ask.actor, idOf(ask), ask.form.needCode ?? null),
	),
	publiceren: acts('signals.publish', OfferForm, async (ask) => {
		await publishOffer(ask.tx, ask.actor, idOf(ask), ask.form);
	}),
};
