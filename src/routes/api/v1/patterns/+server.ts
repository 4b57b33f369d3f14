import { PatternsQuery } from '#modules/patterns';
import { patternsResource } from '#modules/patterns/index.server';
import { answers } from '#platform/route/index.server';

export const GET = answers('patterns.list', PatternsQuery, async ({ tx, actor, body }) => ({
	body: await patternsResource({ tx, actor }, body),
}));
