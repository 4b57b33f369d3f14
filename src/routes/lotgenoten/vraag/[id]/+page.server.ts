import { JustThis, SayForm } from '#modules/peers';
import { peerAskScreen, peerSlip, sayToPeers } from '#modules/peers/index.server';
import { type Ask, acts, reads } from '#platform/route/index.server';

export const load = reads('peers.look', peerAskScreen);

/** The page of one's own person says whom this is about, and is only there for who keeps the card. */
const here = async (ask: Ask): Promise<string> => (await peerAskScreen(ask)).ask.id;

export const actions = {
	zeg: acts('peers.ask-person', SayForm, async (ask) => {
		const id = await here(ask);
		await sayToPeers(ask.tx, ask.actor, null, { id, answer: ask.form.answer });
	}),
	briefje: acts('peers.ask-person', JustThis, async (ask) => ({
		code: await peerSlip(ask.tx, await here(ask)),
		address: `${ask.url.host}/samen`,
	})),
};
