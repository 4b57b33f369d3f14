import { ProposePeersForm } from '#modules/peers';
import { peersScreen, proposePeers } from '#modules/peers/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('peers.look', peersScreen);

export const actions = {
	default: acts('peers.propose', ProposePeersForm, async ({ tx, actor, form, about }) => {
		const id = await proposePeers(tx, actor, form);
		about({ type: 'peer-group', id });
		return { to: `/lotgenoten/${id}` };
	}),
};
