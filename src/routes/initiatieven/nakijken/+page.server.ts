import { ApproveForm, PutBackForm, TakeOffForm } from '#modules/initiatives';
import { approve, lookedOver, lookOverScreen, putOnlineAgain, takeOffline } from '#modules/initiatives/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('initiatives.look-over', async ({ tx, actor, url }) => lookOverScreen(tx, actor, url));

export const actions = {
	gezien: acts('initiatives.take-off', ApproveForm, async ({ tx, actor, form, url }) => {
		await approve(tx, actor, form);
		return lookedOver(url, form.reportId ? 'gemeld' : 'nieuw');
	}),
	weghalen: acts('initiatives.take-off', TakeOffForm, async ({ tx, actor, form, url, about }) => {
		about({ type: 'initiative', id: form.initiativeId });
		await takeOffline(tx, actor, form);
		return lookedOver(url, 'weg');
	}),
	terug: acts('initiatives.take-off', PutBackForm, async ({ tx, form, url, about }) => {
		about({ type: 'offline', id: form.offlineId });
		await putOnlineAgain(tx, form.offlineId);
		return lookedOver(url, 'weg');
	}),
};
