import * as forms from '#modules/households';
import * as households from '#modules/households/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('households.look', households.householdScreen);

export const actions = {
	samen: acts('households.write', forms.AskHomeForm, households.addToHousehold),
	ja: acts('households.write', forms.MemberForm, households.writeYesDown),
	weg: acts('households.write', forms.MemberForm, households.endMember),
};
