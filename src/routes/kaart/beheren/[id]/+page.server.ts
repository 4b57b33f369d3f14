import {
	ButtonForm,
	EntryForm,
	PersonChangeForm,
	RemarkAnswerForm,
	TieForm,
	type TieStrength,
} from '#modules/social-map';
import {
	answerRemark,
	changeFromForm,
	changePersonFromForm,
	confirmMapEntry,
	endMapEntry,
	noteTie,
	tendEntryScreen,
} from '#modules/social-map/index.server';
import { acts, reads } from '#platform/route/index.server';
import { localizeHref } from '#text/runtime';

export const load = reads('social-map.informal', tendEntryScreen);

export const actions = {
	bewaar: acts('social-map.tend', EntryForm, changeFromForm),
	bewaarIemand: acts('social-map.tend', PersonChangeForm, changePersonFromForm),
	klopt: acts('social-map.tend', ButtonForm, ({ tx, actor, params }) => confirmMapEntry(tx, actor, params['id'] ?? '')),
	voorbij: acts('social-map.tend', ButtonForm, async ({ tx, actor, params }) => {
		await endMapEntry(tx, actor, params['id'] ?? '');
		return { to: localizeHref('/kaart/beheren') };
	}),
	band: acts('social-map.tend', TieForm, ({ tx, actor, params, form }) =>
		noteTie(tx, actor, params['id'] ?? '', form.strength as TieStrength),
	),
	antwoord: acts('social-map.tend', RemarkAnswerForm, ({ tx, actor, form }) => answerRemark(tx, actor, form)),
};
