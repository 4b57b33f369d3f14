import * as forms from '#modules/company';
import { onSteps, stepDownScreen } from '#modules/company/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('company.look', stepDownScreen);

export const actions = {
	nieuw: acts('company.tend', forms.StepDownForm, onSteps.plan),
	kennismaking: acts('company.tend', forms.IntroducedForm, onSteps.introduced),
	aangekomen: acts('company.tend', forms.ArrivalForm, onSteps.arrived),
	terug: acts('company.tend', forms.StepForm, onSteps.welcome),
};
