import { CloseForm, CodeNeedForm, NoFields, OfferForm } from '#modules/signals';
import { closeSignal, codeNeed, pickUpSignal, publishOffer, signalPage } from '#modules/signals/index.server';
import { type Ask, acts, reads } from '#platform/route/index.server';

export const load = reads('signals.read', signalPage);

const idOf = ({ params, about }: Ask): string => {
	const { id = '' } = params;
	about({ type: 'signal', id });
	return id;
};

export const actions = {
	oppakken: acts('signals.pick-up', NoFields, (ask) => pickUpSignal(ask.tx, ask.actor, idOf(ask))),
	afronden: acts('signals.close', CloseForm, (ask) => closeSignal(ask.tx, ask.actor, idOf(ask), ask.form)),
	onderwerp: acts('signals.code', CodeNeedForm, (ask) =>
		codeNeed(ask.tx, ask.actor, idOf(ask), ask.form.needCode ?? null),
	),
	publiceren: acts('signals.publish', OfferForm, async (ask) => {
		await publishOffer(ask.tx, ask.actor, idOf(ask), ask.form);
	}),
};
