import { AskActionForm, BeginForm, DecideForm, InformForm } from '#modules/consultations';
import { askAction, beginTalk, consultationScreen, decide, inform } from '#modules/consultations/index.server';
import { type Ask, acts, reads } from '#platform/route/index.server';

export const load = reads('consultations.look', consultationScreen);

const saved = async ({ about, params, url }: Ask, work: (id: string) => Promise<void>) => {
	const id = params['id'] ?? '';
	about({ type: 'consultation', id });
	await work(id);
	return { to: `${url.pathname}?bewaard=ja` };
};

export const actions = {
	vertel: acts('consultations.bring-in', InformForm, (ask) =>
		saved(ask, (id) => inform(ask.tx, ask.actor, id, ask.form)),
	),
	begin: acts('consultations.bring-in', BeginForm, (ask) =>
		saved(ask, (id) => beginTalk(ask.tx, ask.actor, id, ask.form.attended)),
	),
	besluit: acts('consultations.bring-in', DecideForm, (ask) =>
		saved(ask, (id) => decide(ask.tx, ask.actor, id, ask.form)),
	),
	vraag: acts('consultations.bring-in', AskActionForm, (ask) =>
		saved(ask, (id) => askAction(ask.tx, ask.actor, id, ask.form)),
	),
};
