import { EntryIdForm, LetterLookForm, RemarkAnswerForm } from '#modules/social-map';
import {
	answerRemark,
	confirmFromForm,
	lookFromForm,
	takeOverFromForm,
	tendScreen,
} from '#modules/social-map/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('social-map.informal', tendScreen);

export const actions = {
	antwoord: acts('social-map.tend', RemarkAnswerForm, ({ tx, actor, form }) => answerRemark(tx, actor, form)),
	gezien: acts('social-map.tend', LetterLookForm, lookFromForm),
	neem: acts('social-map.tend', EntryIdForm, takeOverFromForm),
	klopt: acts('social-map.tend', EntryIdForm, confirmFromForm),
};
