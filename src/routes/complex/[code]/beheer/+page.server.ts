import { AskForHouseForm, ComplexForm, EndComplexForm, MemberForm, NoFieldsForm, ShowForm } from '#modules/complexes';
import {
	askForHouse,
	endComplex,
	houseOf,
	leaveHouse,
	rewriteComplex,
	showInHouse,
	stopCodes,
	tendComplexScreen,
} from '#modules/complexes/index.server';
import { acts, reads } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = reads('complexes.tend', tendComplexScreen);

export const actions = {
	bewaar: acts('complexes.change', ComplexForm, (ask) => rewriteComplex(ask.tx, ask.actor, houseOf(ask), ask.form)),
	vraag: acts('complexes.change', AskForHouseForm, async (ask) => ({
		code: await askForHouse(ask.tx, ask.actor, houseOf(ask), ask.form.rol),
	})),
	bedank: acts('complexes.change', MemberForm, async (ask) => {
		const code = houseOf(ask);
		const { own } = await leaveHouse(ask.tx, ask.actor, code, ask.form.id, ask.about);
		return own ? { to: localizeHref(`/complex/${code}`) } : {};
	}),
	codes: acts('complexes.change', NoFieldsForm, (ask) => stopCodes(ask.tx, ask.actor, houseOf(ask))),
	toon: acts('complexes.change', ShowForm, async (ask) => {
		houseOf(ask);
		await showInHouse(ask.tx, ask.form);
	}),
	weg: acts('complexes.change', EndComplexForm, async (ask) => ({
		to: localizeHref(`/buurt/${await endComplex(ask.tx, ask.actor, houseOf(ask))}`),
	})),
};
