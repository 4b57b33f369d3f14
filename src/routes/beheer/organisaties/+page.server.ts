import { EndForm, OrganisationForm, TeamForm } from '#modules/people';
import { choices, endOrganisation, endTeam, startOrganisation, startTeam } from '#modules/people/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('people.see-organisations', async ({ tx, actor }) => choices(tx, actor));

export const actions = {
	organisatie: acts(
		'people.administer',
		OrganisationForm,
		async ({ tx, actor, form }) => (await startOrganisation(tx, actor, form.naam, form.soort), { saved: form.naam }),
	),
	team: acts(
		'people.administer',
		TeamForm,
		async ({ tx, actor, form }) => (
			await startTeam(tx, actor, form.organisatie, form.naam, form.gebieden), { saved: form.naam }
		),
	),
	stopOrganisatie: acts(
		'people.administer',
		EndForm,
		async ({ tx, actor, form, about }) => (
			about({ type: 'organisation', id: form.id }), await endOrganisation(tx, actor, form.id), { ended: true }
		),
	),
	stopTeam: acts(
		'people.administer',
		EndForm,
		async ({ tx, actor, form, about }) => (
			about({ type: 'team', id: form.id }), await endTeam(tx, actor, form.id), { ended: true }
		),
	),
};
