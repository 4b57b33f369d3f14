import { MeetingForm, MeetingKindForm } from '#modules/organising';
import { callMeeting, callOffMeeting, meetingsScreen } from '#modules/organising/index.server';
import { type Ask, acts, reads } from '#platform/route/index.server';

export const load = reads('organising.choose', meetingsScreen);

const areaOf = ({ params }: Pick<Ask, 'params'>): string => (params['code'] ?? '').toUpperCase();
const saved = async ({ about, url }: Ask, area: string, work: Promise<void>) => {
	about({ type: 'arrangement-meeting', id: area });
	await work;
	return { to: `${url.pathname}?bewaard=ja` };
};

export const actions = {
	bewaar: acts('organising.choose', MeetingForm, (ask) =>
		saved(ask, areaOf(ask), callMeeting(ask.tx, ask.actor, areaOf(ask), ask.form)),
	),
	stop: acts('organising.choose', MeetingKindForm, (ask) =>
		saved(ask, areaOf(ask), callOffMeeting(ask.tx, ask.actor, areaOf(ask), ask.form.kind)),
	),
};
