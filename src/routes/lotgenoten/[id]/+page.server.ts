import { JustThis } from '#modules/peers';
import { letStand, peerGroupScreen, stopPeers } from '#modules/peers/index.server';
import { type Ask, acts, reads } from '#platform/route/index.server';

export const load = reads('peers.look', peerGroupScreen);

const here = ({ params, about }: Ask): string => {
	const { id = '' } = params;
	about({ type: 'peer-group', id });
	return id;
};

export const actions = {
	zelf: acts('peers.propose', JustThis, (ask) => letStand(ask.tx, ask.actor, here(ask))),
	stop: acts('peers.propose', JustThis, (ask) => stopPeers(ask.tx, ask.actor, here(ask))),
};
