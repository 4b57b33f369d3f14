import {
	CarrierForm,
	NoteAwayForm,
	NoteForm,
	OneTaskForm,
	RoleAwayForm,
	RoleForm,
	TaskForm,
} from '#modules/initiatives';
import {
	deskAfter,
	giveRole,
	makeCarrier,
	moveTaskOn,
	planTask,
	takeNoteAway,
	takeRoleAway,
	teamScreen,
	writeNote,
} from '#modules/initiatives/index.server';
import { acts, reads } from '#platform/route/index.server';

const id = (params: Record<string, string>): string => params['id'] ?? '';

export const load = reads('initiatives.team', async ({ tx, actor, params, url, about }) => {
	about({ type: 'initiative', id: id(params) });
	return teamScreen(tx, actor, id(params), url);
});

export const actions = {
	rol: acts('initiatives.tend', RoleForm, async ({ tx, actor, form, params, url }) => {
		await giveRole(tx, actor, id(params), form);
		return deskAfter(url, 'rollen');
	}),
	rolweg: acts('initiatives.tend', RoleAwayForm, async ({ tx, actor, form, params, url }) => {
		await takeRoleAway(tx, actor, id(params), form.roleId);
		return deskAfter(url, 'rollen');
	}),
	trekker: acts('initiatives.tend', CarrierForm, async ({ tx, actor, form, params, url }) => {
		await makeCarrier(tx, actor, id(params), form.memberId);
		return deskAfter(url, 'rollen');
	}),
	klus: acts('initiatives.work-along', TaskForm, async ({ tx, actor, form, params, url }) => {
		await planTask(tx, actor, id(params), form);
		return deskAfter(url, 'klussen');
	}),
	klusje: acts('initiatives.work-along', OneTaskForm, async ({ tx, actor, form, params, url }) => {
		await moveTaskOn(tx, actor, id(params), form);
		return deskAfter(url, 'klussen');
	}),
	schrijf: acts('initiatives.work-along', NoteForm, async ({ tx, actor, form, params, url }) => {
		await writeNote(tx, actor, id(params), form.note);
		return deskAfter(url, 'groep');
	}),
	schrijfweg: acts('initiatives.work-along', NoteAwayForm, async ({ tx, actor, form, params, url }) => {
		await takeNoteAway(tx, actor, id(params), form.noteId);
		return deskAfter(url, 'groep');
	}),
};
