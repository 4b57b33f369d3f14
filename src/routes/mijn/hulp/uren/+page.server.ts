import * as forms from '#modules/company';
import { hoursScreen, onHours } from '#modules/company/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('company.look-own', hoursScreen);

export const actions = {
	doorgeven: acts('company.own', forms.TopicsForm, onHours.topics),
	helperweg: acts('company.own', forms.HelperForm, onHours.end),
};
