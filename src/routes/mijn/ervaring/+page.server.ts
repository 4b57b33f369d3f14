import { RoleAnswerForm, RoleStepForm } from '#modules/light-roles';
import { answerRole, ownRolesScreen, takeStep } from '#modules/light-roles/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('light-roles.own', ownRolesScreen);

export const actions = {
	antwoord: acts('light-roles.own', RoleAnswerForm, async ({ tx, actor, form }) => {
		await answerRole(tx, actor, form);
		return { said: form.antwoord };
	}),
	zet: acts('light-roles.own', RoleStepForm, async ({ tx, actor, form }) => {
		await takeStep(tx, actor, form);
		return { step: form.stap };
	}),
};
