import { BeginProgrammeForm } from '#modules/action-programme';
import { beginProgramme, beginProgrammeScreen } from '#modules/action-programme/index.server';
import { acts, reads } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = reads('action.tend', beginProgrammeScreen);

export const actions = {
	default: acts('action.change', BeginProgrammeForm, async ({ tx, actor, form, about }) => {
		const id = await beginProgramme(tx, actor, form);
		about({ type: 'action-programme', id });
		return { to: localizeHref(`/buurtplan/${id}/beheer`) };
	}),
};
