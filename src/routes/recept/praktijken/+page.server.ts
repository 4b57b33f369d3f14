import { ChangePracticeForm, CoachForm, KeyForm, NewPracticeForm, PracticeForm } from '#modules/referrals';
import {
	changePractice,
	endPractice,
	makePractice,
	nameCoach,
	newKey,
	practicesScreen,
	revokeKey,
	unnameCoach,
} from '#modules/referrals/index.server';
import { type Ask, acts, reads } from '#platform/route/index.server';

export const load = reads('referrals.practices', practicesScreen);

const saved = async ({ url }: Ask, work: Promise<unknown>) => {
	await work;
	return { to: `${url.pathname}?bewaard=ja` };
};

export const actions = {
	nieuw: acts('referrals.tend-practices', NewPracticeForm, (ask) =>
		saved(ask, makePractice(ask.tx, ask.actor, ask.form)),
	),
	afspraken: acts('referrals.tend-practices', ChangePracticeForm, (ask) =>
		saved(ask, changePractice(ask.tx, ask.actor, ask.form)),
	),
	sleutel: acts('referrals.tend-practices', KeyForm, async ({ tx, actor, form }) => ({
		...(await newKey(tx, actor, form.practice, form.use)),
		made: form.practice,
	})),
	intrekken: acts('referrals.tend-practices', KeyForm, (ask) =>
		saved(ask, revokeKey(ask.tx, ask.actor, ask.form.practice, ask.form.use)),
	),
	noemen: acts('referrals.tend-practices', CoachForm, (ask) =>
		saved(ask, nameCoach(ask.tx, ask.actor, ask.form.practice, ask.form.worker)),
	),
	nietmeer: acts('referrals.tend-practices', CoachForm, (ask) =>
		saved(ask, unnameCoach(ask.tx, ask.actor, ask.form.practice, ask.form.worker)),
	),
	stoppen: acts('referrals.tend-practices', PracticeForm, (ask) =>
		saved(ask, endPractice(ask.tx, ask.actor, ask.form.practice)),
	),
};
