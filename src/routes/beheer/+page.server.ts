import { lookState } from '#modules/patterns/index.server';
import { choices } from '#modules/people/index.server';
import { reads } from '#platform/route/index.server';

export const load = reads('people.see-organisations', async ({ tx, actor }) => {
	const { organisations, teams } = await choices(tx, actor);
	const look = await lookState(tx, actor.municipalityId);
	return { organisations: organisations.length, teams: teams.length, look: look ?? null };
});
