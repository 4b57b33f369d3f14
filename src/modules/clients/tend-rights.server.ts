import { accountsInRole } from '#modules/people/index.server';
import { clock } from '#platform/clock';
import { asTask } from '#platform/db/index.server';
import type { AppEvent } from '#platform/events/index.server';
import { tell } from '#platform/events/index.server';
import { currentMunicipalities } from '#platform/municipality.server';
import { send } from '#platform/notify/index.server';
import { tombstoneOf } from '#platform/retention/index.server';
import { dayAfter } from '#platform/wall-time';
import { clientIds, eraseClient } from './erase-client.store.server.ts';
import { markReminded } from './file-rights.store.server.ts';
import { remindAfterDays } from './file-rights.ts';

/** Every hour: the officers hear, once, of questions about files that have waited for twenty days. */
export async function tendFileRequests(): Promise<void> {
	const today = clock.today();
	for (const { id } of await currentMunicipalities()) {
		const waiting = await asTask('clients.tend', id, 'care', (tx) =>
			markReminded(tx, id, dayAfter(today, -remindAfterDays), today),
		);
		if (waiting === 0) continue;
		await asTask('clients.tend', id, 'community', async (tx, task) => {
			for (const accountId of await accountsInRole(tx, id, ['privacy_officer']))
				await send(tx, task, 'community', {
					to: { accountId },
					template: 'own-data-waits',
					facts: { link: '/privacy/noodinzage' },
				});
		});
	}
}

/** Somebody asked to be forgotten and the officer said yes (`client.erase-asked`): the file goes, with everything below it. */
export async function forgetClient({
	municipalityId,
	subjectId,
}: Pick<AppEvent, 'municipalityId' | 'subjectId'>): Promise<void> {
	await asTask('privacy.erase', municipalityId, 'care', async (tx, task) => {
		if (await eraseClient(tx, municipalityId, subjectId)) await tell(tx, task, 'care', 'client.erased', subjectId);
	});
}

/** After an older copy of the database came back: who was forgotten goes once more. */
export async function eraseClientsAgain(erased: ReadonlySet<string>): Promise<number> {
	if (erased.size === 0) return 0;
	let again = 0;
	for (const { id } of await currentMunicipalities())
		again += await asTask('privacy.erase', id, 'care', async (tx) => {
			let here = 0;
			for (const client of await clientIds(tx, id))
				if (erased.has(tombstoneOf('client', id, client)) && (await eraseClient(tx, id, client))) here++;
			return here;
		});
	return again;
}
