import { NoFields, NoteForm, OneTaskForm, PartAwayForm, RoleForm, TaskForm, WelcomeForm } from '#modules/initiatives';
import {
	comeIn,
	deskAfter,
	giveRole,
	moveTaskOn,
	planTask,
	takePartAway,
	teamScreen,
	welcome,
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
	erbij: acts('initiatives.tend', WelcomeForm, async ({ tx, actor, form, params, url }) => {
		await welcome(tx, actor, id(params), form);
		return deskAfter(url, 'rollen');
	}),
	kom: acts('initiatives.work-along', NoFields, async ({ tx, actor, params, url }) => {
		await comeIn(tx, actor, id(params));
		return deskAfter(url, 'klussen');
	}),
	klus: acts('initiatives.work-along', TaskForm, async ({ tx, actor, form, params, url }) => {
		await planTask(tx, actor, id(params), form);
		return deskAfter(url, 'klussen');
	}),
	klusje: acts('initiatives.work-along', OneTaskForm, async ({ tx, form, params, url }) => {
		await moveTaskOn(tx, id(params), form);
		return deskAfter(url, 'klussen');
	}),
	schrijf: acts('initiatives.work-along', NoteForm, async ({ tx, actor, form, params, url }) => {
		await writeNote(tx, actor, id(params), form.note);
		return deskAfter(url, 'groep');
	}),
	weg: acts('initiatives.work-along', PartAwayForm, async ({ tx, form, params, url }) => {
		await takePartAway(tx, id(params), form);
		return deskAfter(url, form.part === 'role' ? 'rollen' : 'groep');
	}),
};
