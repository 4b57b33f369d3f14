import { HandForm, LastDayForm, NothingForm, TakeForm } from '#modules/leaving';
import { handTie, leaveTeam, leavingScreen, stayInTeam, takeOverTie } from '#modules/leaving/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('leaving.look', leavingScreen);

export const actions = {
	dag: acts('leaving.tend', LastDayForm, ({ tx, actor, form }) => leaveTeam(tx, actor, form.dag)),
	blijven: acts('leaving.tend', NothingForm, ({ tx, actor }) => stayInTeam(tx, actor)),
	dragen: acts('leaving.tend', HandForm, async ({ tx, actor, form, about }) => {
		const { cardId } = await handTie(tx, actor, form);
		about({ type: 'tie', id: form.id, ...(cardId && { personId: cardId }) });
	}),
	overnemen: acts('leaving.tend', TakeForm, ({ tx, actor, form, about }) => {
		about({ type: 'tie', id: form.id });
		return takeOverTie(tx, actor, form);
	}),
};
