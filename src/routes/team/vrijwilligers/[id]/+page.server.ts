import { ChangeForm, LeaveForm } from '#modules/volunteers';
import { changeVolunteer, letGo, volunteerScreen } from '#modules/volunteers/index.server';
import { type Ask, acts, reads } from '#platform/route/index.server';

export const load = reads('volunteers.look', volunteerScreen);

const here = ({ params, about }: Ask): string => {
	const { id = '' } = params;
	about({ type: 'volunteer', id });
	return id;
};

export const actions = {
	afspraak: acts('volunteers.tend', ChangeForm, (ask) => changeVolunteer(ask.tx, ask.actor, here(ask), ask.form)),
	weg: acts('volunteers.tend', LeaveForm, (ask) => letGo(ask.tx, ask.actor, here(ask), ask.form)),
};
