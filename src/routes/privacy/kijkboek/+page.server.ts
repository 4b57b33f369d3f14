import { readAccessLog } from '#modules/privacy/index.server';
import { reads } from '#platform/route/index.server';

export const load = reads('privacy.read-log', async ({ tx, actor, url }) => {
	const outcome = url.searchParams.get('uitkomst');
	return { outcome, rows: await readAccessLog(tx, actor, { outcome, permission: url.searchParams.get('handeling') }) };
});
