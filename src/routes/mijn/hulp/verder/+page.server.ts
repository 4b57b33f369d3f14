import * as forms from '#modules/company';
import { onSteps, stepDownScreen } from '#modules/company/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('company.look-own', stepDownScreen);

export const actions = {
	aangekomen: acts('company.own', forms.ArrivalForm, onSteps.arrived),
	ikwilterug: acts('company.own', forms.StepForm, onSteps.back),
	wens: acts('company.own', forms.ShareWishForm, onSteps.wish),
};
