import { destroyPseudonym } from '#platform/audit/index.server';
import { clock } from '#platform/clock';
import { sql, type Tx } from '#platform/db/index.server';
import { tell } from '#platform/events/index.server';
import { accountsIdleSince, isShownInDemo, removeAccount } from '#platform/identity/index.server';
import { type Due, expiring, type RetentionRule } from '#platform/retention/index.server';
import { dayAfter } from '#platform/wall-time';
import { eraseCard } from './erase-due.server.ts';
import { placesOf } from './loose-account.server.ts';
import { daysToAnswer, letters } from './write-before-end.server.ts';

/** Cards nobody used for the whole term. Who can be reached by mail was written to twice, and had time to answer. */
const idleCards = (tx: Tx, { municipalityId, before }: Due) =>
	tx
		.selectFrom('community.person_card')
		.select(['id', 'account_id'])
		.where('municipality_id', '=', municipalityId)
		.where(sql<boolean>`last_active_on::timestamptz < ${before}`)
		.where('erased_at', 'is', null)
		.where((on) =>
			on.or([
				on('account_id', 'is', null),
				on.and([
					on('written_to', '>=', letters.length),
					on('written_on', '<=', dayAfter(clock.today(), -daysToAnswer)),
				]),
			]),
		);

/** Workers without any role that is still kept, and without a card in their care. */
const forgottenWorkers = (tx: Tx, { municipalityId, before }: Due) =>
	tx
		.selectFrom('community.worker as w')
		.select(['w.id', 'w.account_id'])
		.where('w.municipality_id', '=', municipalityId)
		.where('w.account_id', 'is not', null)
		.where('w.made_at', '<', before)
		.where(
			sql<boolean>`not exists (select from community.assignment a where a.municipality_id = w.municipality_id and a.worker_id = w.id)`,
		)
		.where(
			sql<boolean>`not exists (select from community.person_card c where c.municipality_id = w.municipality_id and c.keeper_id = w.id)`,
		);

async function looseAccounts({ before }: Due): Promise<string[]> {
	const loose: string[] = [];
	for (const id of await accountsIdleSince(before))
		if (!(await isShownInDemo(id)) && (await placesOf(id)).length === 0) loose.push(id);
	return loose;
}

/** In this order: a role that is forgotten may leave a worker with nothing, and a worker or card an account. */
export const peopleRetention: RetentionRule[] = [
	expiring({
		of: 'roles',
		table: 'community.assignment',
		clock: sql`coalesce(t.ended_on, t.valid_until)`,
		does: 'remove',
	}),
	{
		of: 'roles',
		table: 'community.worker',
		login: 'zone_community',
		count: async (tx, due) => (await forgottenWorkers(tx, due).execute()).length,
		end: async (tx, due, task) => {
			const workers = await forgottenWorkers(tx, due).execute();
			for (const { id, account_id } of workers) {
				await tx
					.updateTable('community.worker')
					.set({ account_id: null, first_name: '', last_name: '' })
					.where('municipality_id', '=', due.municipalityId)
					.where('id', '=', id)
					.execute();
				await destroyPseudonym(tx, due.municipalityId, id);
				if (account_id) await tell(tx, task, 'community', 'account.untied', account_id);
			}
			return workers.length;
		},
	},
	{
		of: 'community-card',
		table: 'community.person_card',
		login: 'zone_community',
		count: async (tx, due) => (await idleCards(tx, due).execute()).length,
		end: async (tx, due, task) => {
			const cards = await idleCards(tx, due).execute();
			for (const { id, account_id } of cards) await eraseCard(tx, task, { id, accountId: account_id });
			return cards.length;
		},
	},
	{
		of: 'account',
		table: 'identity.user',
		login: 'zone_identity',
		count: async (_, due) => (await looseAccounts(due)).length,
		end: async (_, due) => {
			const accounts = await looseAccounts(due);
			for (const id of accounts) await removeAccount(id);
			return accounts.length;
		},
	},
];
