import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { Conflict, NotAllowed, NotFound, Refused } from '#platform/errors';
import { tell } from '#platform/events/index.server';
import { checkText } from '#platform/free-text/identifiers';
import { newUntimedId } from '#platform/ids';
import { addOffer } from './offers.store.server.ts';
import { mayPublish } from './signal.policy.ts';
import type { Offer } from './signal.ts';
import { findSignal, saveOfferLink } from './signals.store.server.ts';

/**
 * Publishes a nameless ask or offer that a worker wrote after a signal and checked. The link back stands in the community
 * zone only; the public row has an id without time and a day without hour.
 */
export async function publishOffer(
	tx: Tx,
	actor: Actor,
	signalId: string,
	form: { title: string; confirmed?: string | undefined },
): Promise<Offer> {
	const signal = await findSignal(tx, actor.municipalityId, signalId);
	if (!signal) throw new NotFound('signal', signalId);
	if (!mayPublish(actor, signal)) throw new NotAllowed('signals.publish');
	const { outcome } = checkText(form.title, form.confirmed);
	if (outcome === 'refuse') throw new Refused('text-has-bsn', 'title');
	if (outcome === 'ask') throw new Refused('text-points-at-person', 'title');
	const offer: Offer = {
		id: newUntimedId(),
		kind: signal.kind,
		areaCode: signal.areaCode,
		title: form.title,
		needCode: signal.needCode,
		language: signal.language,
		publishedOn: clock.today(),
	};
	if (!(await saveOfferLink(tx, actor.municipalityId, signalId, offer.id)))
		throw new Conflict('offer-already-published');
	await addOffer(tx, actor.municipalityId, offer);
	await tell(tx, actor, 'community', 'offer.published', offer.id);
	return offer;
}
