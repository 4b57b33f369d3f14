import * as forms from '#modules/nuisance';
import * as nuisance from '#modules/nuisance/index.server';
import { type Ask, acts, open } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

const code = ({ params }: Ask): string => params['code'] ?? '';
const saved = async (ask: Ask, work: Promise<void>) => {
	await work;
	return { to: `${ask.url.pathname}?bewaard=ja` };
};

export const load = open('nuisance.by-code', nuisance.nuisanceCodeScreen);

export const actions = {
	schrijf: acts('nuisance.tell-by-code', forms.MomentForm, (ask) =>
		saved(ask, nuisance.writeMoment(ask.tx, ask.actor, code(ask), ask.form)),
	),
	momentweg: acts('nuisance.tell-by-code', forms.EntryIdForm, (ask) =>
		saved(ask, nuisance.takeMomentAway(ask.tx, ask.actor, code(ask), ask.form.moment)),
	),
	stop: acts('nuisance.tell-by-code', forms.ButtonForm, async (ask) => {
		await nuisance.withdrawDiary(ask.tx, ask.actor, code(ask));
		return { to: localizeHref('/overlast?weg=ja') };
	}),
	verhaal: acts('nuisance.tell-by-code', forms.OwnWordsForm, (ask) =>
		saved(ask, nuisance.tellOwnStory(ask.tx, ask.actor, code(ask), ask.form.verhaal)),
	),
	ja: acts('nuisance.tell-by-code', forms.AgreementIdForm, (ask) =>
		saved(ask, nuisance.sayYes(ask.tx, code(ask), ask.form.afspraak)),
	),
	bezwaar: acts('nuisance.tell-by-code', forms.ObjectForm, (ask) =>
		saved(ask, nuisance.objectToCircle(ask.tx, ask.actor, code(ask), ask.form.bezwaar)),
	),
	taak: acts('nuisance.tell-by-code', forms.TaskAnswerForm, (ask) =>
		saved(ask, nuisance.answerTask(ask.tx, code(ask), ask.form.gelukt)),
	),
};
