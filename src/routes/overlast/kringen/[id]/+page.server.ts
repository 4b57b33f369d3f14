import * as forms from '#modules/nuisance';
import * as nuisance from '#modules/nuisance/index.server';
import { type Ask, acts, reads } from '#platform/route/index.server';

/** The circle of this page, which stands in the trail for the person concerned. */
const circle = ({ params, about }: Ask): string => {
	const id = params['id'] ?? '';
	about({ type: 'nuisance', id, personIds: [id] });
	return id;
};
const saved = async ({ url }: Ask, work: Promise<unknown>, part: string) => {
	await work;
	return { to: `${url.pathname}?bewaard=ja#${part}` };
};

export const load = reads('nuisance.tend', nuisance.circleScreen);

export const actions = {
	verteld: acts('nuisance.carry', forms.ContactForm, (ask) =>
		saved(ask, nuisance.noteContact(ask.tx, ask.actor, circle(ask), ask.form), 'betrokkene'),
	),
	briefje: acts('nuisance.carry', forms.ButtonForm, async (ask) => ({
		personCode: await nuisance.givePersonCode(ask.tx, ask.actor, circle(ask)),
	})),
	dagboek: acts('nuisance.carry', forms.DiaryForm, async (ask) => ({
		diary: await nuisance.giveDiary(ask.tx, ask.actor, circle(ask), ask.form.zelfde),
	})),
	langer: acts('nuisance.carry', forms.GoOnForm, (ask) =>
		saved(ask, nuisance.goOn(ask.tx, ask.actor, circle(ask), ask.form.tot), 'dagboeken'),
	),
	afspraak: acts('nuisance.carry', forms.AgreeForm, async (ask) => {
		const { code } = await nuisance.agree(ask.tx, ask.actor, circle(ask), ask.form);
		return code ? { taskCode: code } : { to: `${ask.url.pathname}?bewaard=ja#afspraken` };
	}),
	gelukt: acts('nuisance.carry', forms.CameOutForm, (ask) =>
		saved(ask, nuisance.noteCameOut(ask.tx, ask.actor, circle(ask), ask.form), 'afspraken'),
	),
	antwoord: acts('nuisance.carry', forms.AnswerObjectionForm, (ask) =>
		saved(ask, nuisance.answerObjection(ask.tx, ask.actor, circle(ask), ask.form), 'bezwaar'),
	),
	overdragen: acts('nuisance.carry', forms.ButtonForm, async (ask) => ({
		moveCode: await nuisance.handOver(ask.tx, circle(ask)),
	})),
	sluiten: acts('nuisance.carry', forms.CloseCircleForm, (ask) =>
		saved(ask, nuisance.closeCircle(ask.tx, ask.actor, circle(ask), ask.form), 'einde'),
	),
};
