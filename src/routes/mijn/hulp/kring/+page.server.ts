import * as forms from '#modules/company';
import { circleScreen, onCircle } from '#modules/company/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('company.look-own', circleScreen);

export const actions = {
	woorden: acts('company.own', forms.CircleForm, onCircle.save),
	erbij: acts('company.own', forms.CirclePersonForm, onCircle.add),
	eruit: acts('company.own', forms.CirclePersonIdForm, onCircle.drop),
};
