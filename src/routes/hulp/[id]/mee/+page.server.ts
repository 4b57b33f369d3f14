import * as forms from '#modules/company';
import { alongScreen, onAlong } from '#modules/company/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('company.look', alongScreen);

export const actions = {
	nieuw: acts('company.tend', forms.AlongForm, onAlong.plan),
	gegaan: acts('company.tend', forms.HappenedForm, onAlong.happened),
};
