import * as forms from '#modules/households';
import * as households from '#modules/households/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('households.own', households.ownHouseholdScreen);

export const actions = {
	antwoord: acts('households.write-own', forms.AnswerHomeForm, households.answerHousehold),
	deel: acts('households.write-own', forms.ShareHomeForm, households.shareAtHome),
};
