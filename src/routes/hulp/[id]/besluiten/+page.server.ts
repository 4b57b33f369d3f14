import { AnswerMessageForm, DecideMandateForm } from '#modules/mandates';
import { answerBackOffice, decideByMandate, decisionsScreen } from '#modules/mandates/index.server';
import { type Ask, acts, reads } from '#platform/route/index.server';

export const load = reads('mandates.decisions', decisionsScreen);

const saved = async ({ about, params, url }: Ask, work: (id: string) => Promise<unknown>) => {
	const id = params['id'] ?? '';
	about({ type: 'client', id, personId: id });
	await work(id);
	return { to: `${url.pathname}?bewaard=ja` };
};

export const actions = {
	besluit: acts('mandates.decide', DecideMandateForm, (ask) =>
		saved(ask, (id) => decideByMandate(ask.tx, ask.actor, id, ask.form)),
	),
	antwoord: acts('mandates.decide', AnswerMessageForm, (ask) =>
		saved(ask, (id) => answerBackOffice(ask.tx, ask.actor, id, ask.form.message, ask.form.words)),
	),
};
