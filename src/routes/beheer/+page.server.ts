import { choices } from '#modules/people/index.server';
import { reads } from '#platform/route/index.server';

export const load = reads('people.see-organisations', async ({ tx, actor }) => {
	const { organisations, teams } = await choices(tx, actor);
	return { organisations: organisations.length, teams: teams.length };
});
