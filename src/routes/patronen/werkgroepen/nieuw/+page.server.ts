import { WorkgroupForm } from '#modules/patterns';
import { startWorkgroup, workgroupFormScreen } from '#modules/patterns/index.server';
import { acts, reads } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = reads('workgroups.start', workgroupFormScreen);

export const actions = {
	default: acts('workgroups.start', WorkgroupForm, async ({ tx, actor, form, about }) => {
		const id = await startWorkgroup(tx, actor, form);
		about({ type: 'workgroup', id });
		return { to: localizeHref(`/patronen/werkgroepen/${id}`) };
	}),
};
