import { FaceAwayForm, FaceForm, NoFields, SupportForm, TakeOutForm, VouchForm } from '#modules/initiatives';
import {
	deskAfter,
	makeInvitation,
	notedAtDesk,
	showFace,
	takeFaceAway,
	takeSomebodyOut,
	tendScreen,
	vouchFor,
} from '#modules/initiatives/index.server';
import { acts, reads } from '#platform/route/index.server';

const id = (params: Record<string, string>): string => params['id'] ?? '';

export const load = reads('initiatives.desk', async ({ tx, actor, event, params, url, about }) => {
	about({ type: 'initiative', id: id(params) });
	return tendScreen(tx, actor, id(params), url, event.locals.municipality);
});

export const actions = {
	uitnodiging: acts('initiatives.tend', NoFields, async ({ tx, actor, params }) => ({
		invitation: await makeInvitation(tx, actor, id(params)),
	})),
	bewoner: acts('initiatives.support', SupportForm, async ({ tx, actor, form, params, url }) =>
		notedAtDesk(tx, actor, id(params), form, url),
	),
	klopt: acts('initiatives.vouch', VouchForm, async ({ tx, actor, form, params, url }) => {
		await vouchFor(tx, actor, id(params), form);
		return deskAfter(url, 'mensen');
	}),
	eruit: acts('initiatives.vouch', TakeOutForm, async ({ tx, actor, form, params, url }) => {
		await takeSomebodyOut(tx, actor, id(params), form.memberId);
		return deskAfter(url, 'mensen');
	}),
	naam: acts('initiatives.tend', FaceForm, async ({ tx, actor, form, params, url }) => {
		await showFace(tx, actor, id(params), form);
		return deskAfter(url, 'namen');
	}),
	naamweg: acts('initiatives.tend', FaceAwayForm, async ({ tx, actor, form, params, url }) => {
		await takeFaceAway(tx, actor, id(params), form.faceId);
		return deskAfter(url, 'namen');
	}),
};
