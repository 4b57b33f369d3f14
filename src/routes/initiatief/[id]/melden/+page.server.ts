import { ReportForm } from '#modules/initiatives';
import { readInitiative, reportInitiative } from '#modules/initiatives/index.server';
import { acts, open } from '#platform/route/index.server';

export const load = open('initiatives.look', async ({ tx, actor, params }) => {
	const { initiative } = await readInitiative(tx, actor.municipalityId, params['id'] ?? '', 0);
	return { id: initiative.id, title: initiative.title };
});

export const actions = {
	default: acts('initiatives.report', ReportForm, async ({ tx, actor, form, params, about }) => {
		const id = params['id'] ?? '';
		about({ type: 'initiative', id });
		await reportInitiative(tx, actor, id, form.remark);
	}),
};
