import { NothingAsked, WorkgroupForm } from '#modules/patterns';
import {
	changeWorkgroup,
	endWorkgroup,
	joinWorkgroup,
	leaveWorkgroup,
	workgroupFormScreen,
} from '#modules/patterns/index.server';
import { acts, reads } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = reads('workgroups.see', workgroupFormScreen);

export const actions = {
	meedoen: acts('workgroups.join', NothingAsked, async ({ tx, actor, params }) => {
		await joinWorkgroup(tx, actor, params['id'] ?? '');
		return { to: localizeHref(`/patronen/werkgroepen/${params['id']}`) };
	}),
	stoppen: acts('workgroups.join', NothingAsked, async ({ tx, actor, params }) => {
		await leaveWorkgroup(tx, actor, params['id'] ?? '');
		return { to: localizeHref('/patronen/werkgroepen') };
	}),
	wijzig: acts('workgroups.tend', WorkgroupForm, async ({ tx, actor, params, form }) => {
		await changeWorkgroup(tx, actor, params['id'] ?? '', form);
		return { to: localizeHref(`/patronen/werkgroepen/${params['id']}`) };
	}),
	opheffen: acts('workgroups.tend', NothingAsked, async ({ tx, actor, params }) => {
		await endWorkgroup(tx, actor, params['id'] ?? '');
		return { to: localizeHref('/patronen/werkgroepen') };
	}),
};
