import { HelpForm, JustThis, OneForm } from '#modules/circles';
import { circleScreen, endCircle, leaveCircle, noteHelp, takeNoteBack } from '#modules/circles/index.server';
import { type Ask, acts, reads } from '#platform/route/index.server';

export const load = reads('circles.look', circleScreen);

const here = ({ params, about }: Ask): string => {
	const { id = '' } = params;
	about({ type: 'circle', id });
	return id;
};

export const actions = {
	hulp: acts('circles.live', HelpForm, async (ask) => {
		await noteHelp(ask.tx, ask.actor, here(ask), ask.form);
		return { noted: true };
	}),
	terug: acts('circles.live', OneForm, (ask) => takeNoteBack(ask.tx, ask.actor, ask.form.id)),
	weggaan: acts('circles.live', JustThis, async (ask) => {
		await leaveCircle(ask.tx, ask.actor, here(ask));
		return { to: '/kringen' };
	}),
	weg: acts('circles.tend', OneForm, (ask) => leaveCircle(ask.tx, ask.actor, here(ask), ask.form.id)),
	stop: acts('circles.tend', JustThis, async (ask) => {
		await endCircle(ask.tx, ask.actor, here(ask));
		return { to: '/kringen' };
	}),
};
