import * as forms from '#modules/company';
import { hoursScreen, onHours } from '#modules/company/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('company.look', hoursScreen);

export const actions = {
	uren: acts('company.tend', forms.HoursForm, onHours.change),
	helper: acts('company.tend', forms.NewHelperForm, onHours.helper),
	helpercode: acts('company.tend', forms.HelperForm, onHours.code),
	helperweg: acts('company.tend', forms.HelperForm, onHours.end),
	gezien: acts('company.tend', forms.HelperWordForm, onHours.seen),
};
