import { ButtonForm, EntryForm, PersonChangeForm, RemarkAnswerForm, TieForm } from '#modules/social-map';
import {
	answerRemark,
	changeFromForm,
	changePersonFromForm,
	confirmFromForm,
	endFromForm,
	tendEntryScreen,
	tieFromForm,
} from '#modules/social-map/index.server';
import { acts, reads } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = reads('social-map.informal', tendEntryScreen);

export const actions = {
	bewaar: acts('social-map.tend', EntryForm, changeFromForm),
	bewaarIemand: acts('social-map.tend', PersonChangeForm, changePersonFromForm),
	klopt: acts('social-map.tend', ButtonForm, confirmFromForm),
	voorbij: acts('social-map.tend', ButtonForm, async (ask) => {
		await endFromForm(ask);
		return { to: localizeHref('/kaart/beheren') };
	}),
	band: acts('social-map.tend', TieForm, tieFromForm),
	antwoord: acts('social-map.tend', RemarkAnswerForm, ({ tx, actor, form }) => answerRemark(tx, actor, form)),
};
