import { beforeAll, beforeEach } from 'vitest';
import type { Actor } from '#platform/actor';
import { asActor, type Tx } from '#platform/db/index.server';
import { useDatabase } from '#testing/database';
import { dayFromToday } from '#testing/days';
import { persona, seedPeople, teamId } from '#testing/personas';
import { beginClientFor, inTwoSteps } from './clients.fixtures.ts';
import { clientForResident, clientForWorker } from './know-client.server.ts';
import type { share } from './sharing.server.ts';

/** Who stands around one file: the person, a parent, who helps, a colleague, the privacy officer and another team. */
export const samira = inTwoSteps('samira');
export const fatou = inTwoSteps('fatou');
export const yusuf = persona('yusuf');
export const femke = persona('femke');
export const anouk = persona('anouk');
export const marloes = persona('marloes');

export const care = <T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> => asActor(actor, 'care', work);
export const asWorker = <T>(
	id: string,
	work: (tx: Tx, client: Awaited<ReturnType<typeof clientForWorker>>) => Promise<T>,
	actor = yusuf,
) => care(actor, async (tx) => work(tx, await clientForWorker(tx, actor, id)));
export const asPerson = <T>(
	work: (tx: Tx, client: Awaited<ReturnType<typeof clientForWorker>>) => Promise<T>,
	actor: Actor = samira,
) => care(actor, async (tx) => work(tx, await clientForResident(tx, actor)));

/** To the social brokers, for a month, unless said otherwise. */
export const permission = (over: Partial<Parameters<typeof share>[3]> = {}) => ({
	team: teamId('brokers'),
	delen: ['contact' as const],
	waarvoor: 'working-together' as const,
	hoe: 'spoken' as const,
	tot: dayFromToday(30),
	...over,
});

/** One file of Samira, helped by Yusuf, made anew for each test. */
export function useWalls() {
	const { asOwner } = useDatabase();
	let file: string;
	beforeAll(() => seedPeople(asOwner));
	beforeEach(async () => {
		for (const table of ['care.client', 'care.near', 'care.file_erased', 'care.outbox', 'care.mail', 'community.mail'])
			await asOwner(`delete from ${table}`);
		file = await beginClientFor('yusuf', {
			bornOn: '1957-03-02',
			postcode: '3526 KV',
			huisnummer: '12',
			bereik: 'Bellen na zessen',
			account: 'samira',
		});
	});
	return {
		asOwner,
		file: () => file,
		mails: async () =>
			(
				await asOwner(
					`select template, account_id from community.mail union all select template, account_id from care.mail`,
				)
			).rows,
		news: async (type: string): Promise<string[]> =>
			(await asOwner('select subject_id from care.outbox where type = $1', [type])).rows.map(
				({ subject_id }) => subject_id as string,
			),
	};
}
