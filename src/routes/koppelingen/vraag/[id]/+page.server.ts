import { ApartForm, ProposeForm } from '#modules/matching';
import { leaveOut, proposeMatch, wishScreen } from '#modules/matching/index.server';
import { acts, reads } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = reads('matching.look', wishScreen);

export const actions = {
	vraag: acts('matching.propose', ProposeForm, async ({ tx, actor, form, about }) => {
		const { id, sideId } = await proposeMatch(tx, actor, form);
		about({ type: 'match', id });
		return { to: localizeHref(`/koppelingen/${sideId}`) };
	}),
	nietdeze: acts('matching.propose', ApartForm, async ({ tx, actor, form: { wens, talent, reden } }) => {
		await leaveOut(tx, actor, { wishId: wens, talentId: talent, because: reden });
		return { apart: true };
	}),
};
