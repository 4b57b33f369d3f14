import { BothForm, CloseForm, HowForm, JustThis, LineSignalForm } from '#modules/asking-around';
import {
	askBothPeople,
	closeInquiry,
	inquiryScreen,
	makeSignal,
	sayHow,
	thank,
} from '#modules/asking-around/index.server';
import { type Ask, acts, reads } from '#platform/route/index.server';

export const load = reads('asking-around.look', inquiryScreen);

const here = ({ params, about }: Ask): string => {
	const { id = '' } = params;
	about({ type: 'inquiry', id });
	return id;
};

export const actions = {
	hoe: acts('asking-around.answer', HowForm, async (ask) => {
		await sayHow(ask.tx, ask.actor, here(ask), ask.form);
		return { passed: true };
	}),
	beiden: acts('matching.propose', BothForm, async (ask) => ({
		to: `/koppelingen/${await askBothPeople(ask.tx, ask.actor, here(ask), ask.form, ask.about)}`,
	})),
	dank: acts('asking-around.ask', JustThis, (ask) => thank(ask.tx, ask.actor, here(ask))),
	klaar: acts('asking-around.ask', CloseForm, (ask) => closeInquiry(ask.tx, ask.actor, here(ask), ask.form.found)),
	signaal: acts('signals.capture', LineSignalForm, async (ask) => {
		await makeSignal(ask.tx, ask.actor, here(ask), ask.form, ask.event.locals.municipality?.code ?? '');
	}),
};
