import { asTask } from '#platform/db/index.server';
import type { AppEvent } from '#platform/events/index.server';
import { send } from '#platform/notify/index.server';
import { accountToTell } from './clients.store.server.ts';

/**
 * Something was done with a file that its person reads where they sign in (`client.goes-on`, `client.passed-on`): a mail that says
 * no more than that. Who has no account hears it of who helps, and while safety asks to wait nothing goes out.
 */
export async function tellOfChange({
	municipalityId,
	subjectId,
}: Pick<AppEvent, 'municipalityId' | 'subjectId'>): Promise<void> {
	await asTask('clients.tend', municipalityId, 'care', async (tx, task) => {
		const accountId = await accountToTell(tx, municipalityId, subjectId);
		if (accountId)
			await send(tx, task, 'care', { to: { accountId }, template: 'own-file-changed', facts: { link: '/mijn' } });
	});
}
