import * as forms from '#modules/company';
import { circleScreen, onCircle } from '#modules/company/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('company.look', circleScreen);

export const actions = {
	woorden: acts('company.tend', forms.CircleForm, onCircle.save),
	erbij: acts('company.tend', forms.CirclePersonForm, onCircle.add),
	eruit: acts('company.tend', forms.CirclePersonIdForm, onCircle.drop),
};
