import { InviteForm, RoleAnswerForm, RoleStepForm, SupportForm } from '#modules/light-roles';
import { answerRole, invite, noteSupport, rolesScreen, takeStep } from '#modules/light-roles/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('light-roles.look', rolesScreen);

const saved = { saved: true };

export const actions = {
	vraag: acts('light-roles.tend', InviteForm, async ({ tx, actor, form, about }) => {
		about({ personId: form.kaart });
		await invite(tx, actor, form);
		return { asked: true };
	}),
	antwoord: acts('light-roles.tend', RoleAnswerForm, async ({ tx, actor, form }) => {
		await answerRole(tx, actor, form);
		return saved;
	}),
	zet: acts('light-roles.tend', RoleStepForm, async ({ tx, actor, form }) => {
		await takeStep(tx, actor, form);
		return saved;
	}),
	steun: acts('light-roles.tend', SupportForm, async ({ tx, actor, form }) => {
		await noteSupport(tx, actor, form);
		return saved;
	}),
};
