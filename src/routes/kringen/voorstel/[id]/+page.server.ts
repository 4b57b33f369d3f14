import { JustThis, MoveForm } from '#modules/circles';
import { askPeople, dropPlan, moveSeat, planScreen } from '#modules/circles/index.server';
import { type Ask, acts, reads } from '#platform/route/index.server';

export const load = reads('circles.compose', planScreen);

const here = ({ params, about }: Ask): string => {
	const { id = '' } = params;
	about({ type: 'circle-plan', id });
	return id;
};

export const actions = {
	verplaats: acts('circles.compose', MoveForm, async (ask) => {
		await moveSeat(ask.tx, ask.actor, here(ask), ask.form);
		return { moved: ask.form.seat };
	}),
	vraag: acts('circles.compose', JustThis, (ask) => askPeople(ask.tx, ask.actor, here(ask))),
	weg: acts('circles.compose', JustThis, async (ask) => {
		await dropPlan(ask.tx, ask.actor, here(ask));
		return { to: '/kringen' };
	}),
};
