import { GroupForm, JustThis, MeetingForm } from '#modules/asking';
import { askingScreen, beginGroup, setMeeting, stopAsking } from '#modules/asking/index.server';
import { type Ask, acts, reads } from '#platform/route/index.server';

export const load = reads('asking.look', askingScreen);

const here = ({ params, about }: Ask): string => {
	const { id = '' } = params;
	about({ type: 'asking', id });
	return id;
};

export const actions = {
	begin: acts('asking.bring-together', GroupForm, async (ask) => {
		const { initiativeId, invitation } = await beginGroup(ask.tx, ask.actor, here(ask), ask.form);
		return { link: new URL(`/initiatief/${initiativeId}/uitnodiging/${invitation}`, ask.url).href };
	}),
	afspraak: acts('asking.bring-together', MeetingForm, (ask) => setMeeting(ask.tx, ask.actor, here(ask), ask.form)),
	stop: acts('asking.bring-together', JustThis, (ask) => stopAsking(ask.tx, ask.actor, here(ask))),
};
