import { HoursForm, OneForm } from '#modules/volunteers';
import { noteHours, ownTasksScreen, takeHoursBack } from '#modules/volunteers/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('volunteers.own', ownTasksScreen);

export const actions = {
	uren: acts('volunteers.own', HoursForm, ({ tx, actor, form }) => noteHours(tx, actor, form)),
	terug: acts('volunteers.own', OneForm, ({ tx, actor, form }) => takeHoursBack(tx, actor, form.id)),
};
