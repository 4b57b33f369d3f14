import { type Generated, type Kysely, sql } from 'kysely';
import type { Tables } from '../db/tables.ts';
import { zoneFor } from '../db/zones.server.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'identity.user': {
			id: string;
			name: string;
			email: string;
			email_verified: boolean;
			image: string | null;
			two_factor_enabled: Generated<boolean | null>;
			made_by_administrator: Generated<boolean>;
			created_at: Date;
			updated_at: Date;
			signed_in_at: Generated<Date | null>;
		};
		'identity.session': {
			id: string;
			user_id: string;
			token: string;
			level: number;
			expires_at: Date;
			ip_address: string | null;
			user_agent: string | null;
			created_at: Date;
			updated_at: Date;
		};
		'identity.passkey': { id: string; user_id: string; name: string | null; created_at: Date | null };
		'identity.two_factor': { id: string; user_id: string };
		'identity.verification': { id: string; identifier: string; value: string; expires_at: Date };
		'identity.rate_limit': { id: string; key: string; count: number; last_request: number };
		'identity.recovery': {
			id: string;
			municipality_id: string;
			user_id: string | null;
			asked_email: string;
			new_email: string;
			asked_at: Date;
			first_yes_by: Generated<string | null>;
			second_yes_by: Generated<string | null>;
			ended_at: Generated<Date | null>;
		};
		'identity.recovery_code': { user_id: string; code_hash: string; made_at: Date };
		'identity.unsubscribed': { address_hash: string; topic: string; since: Generated<Date> };
		'identity.demo_mail': { id: string; recipient: string; subject: string; body: string; sent_at: Date };
		'identity.demo_look': {
			key: string;
			user_id: string;
			position: number;
			role_kind: string;
			role_nl: string;
			role_en: string;
			about_nl: string;
			about_en: string;
		};
	}
}

/** These tables have one login of their own, so a store here opens it itself instead of getting a zone's transaction. */
const db = (): Kysely<Tables> => zoneFor('zone_identity');

export type SessionRow = {
	id: string;
	current: boolean;
	level: number;
	userAgent: string;
	createdAt: Date;
	expiresAt: Date;
};

export async function sessionsOf(userId: string): Promise<Omit<SessionRow, 'current'>[]> {
	const rows = await db()
		.selectFrom('identity.session')
		.select(['id', 'level', 'user_agent', 'created_at', 'expires_at'])
		.where('user_id', '=', userId)
		.where('expires_at', '>', new Date())
		.orderBy('created_at', 'desc')
		.limit(100)
		.execute();
	return rows.map((row) => ({
		id: row.id,
		level: row.level,
		userAgent: row.user_agent ?? '',
		createdAt: row.created_at,
		expiresAt: row.expires_at,
	}));
}

/** Ends one session, or all but one. Returns how many ended. */
export async function endSessions(
	userId: string,
	which: { only: string } | { allBut: string } | 'all',
): Promise<number> {
	let query = db().deleteFrom('identity.session').where('user_id', '=', userId);
	if (which !== 'all')
		query = 'only' in which ? query.where('id', '=', which.only) : query.where('id', '<>', which.allBut);
	return Number((await query.executeTakeFirst()).numDeletedRows);
}

export async function raiseSession(sessionId: string): Promise<void> {
	await db().updateTable('identity.session').set({ level: 2 }).where('id', '=', sessionId).execute();
}

export async function raiseSessionWithToken(token: string): Promise<void> {
	await db().updateTable('identity.session').set({ level: 2 }).where('token', '=', token).execute();
}

/** The token itself while its session stands, else that of the session that came in its place just now. */
export async function newestTokenOf(userId: string, token: string): Promise<string> {
	const rows = await db()
		.selectFrom('identity.session')
		.select(['token', 'created_at'])
		.where('user_id', '=', userId)
		.orderBy('created_at', 'desc')
		.execute();
	return rows.find((row) => row.token === token)?.token ?? rows[0]?.token ?? '';
}

export async function userByEmail(email: string): Promise<{ id: string; name: string; email: string } | undefined> {
	return db()
		.selectFrom('identity.user')
		.select(['id', 'name', 'email'])
		.where('email', '=', email.toLowerCase())
		.executeTakeFirst();
}

export async function usersById(ids: readonly string[]): Promise<Map<string, { email: string; name: string }>> {
	if (ids.length === 0) return new Map();
	const rows = await db().selectFrom('identity.user').select(['id', 'email', 'name']).where('id', 'in', ids).execute();
	return new Map(rows.map(({ id, email, name }) => [id, { email, name }]));
}

export async function addUser(user: { id: string; email: string; name: string; now: Date }): Promise<void> {
	await db()
		.insertInto('identity.user')
		.values({
			id: user.id,
			email: user.email.toLowerCase(),
			name: user.name,
			email_verified: false,
			image: null,
			made_by_administrator: true,
			created_at: user.now,
			updated_at: user.now,
		})
		.onConflict((conflict) => conflict.column('email').doNothing())
		.execute();
}

export async function noteSignIn(id: string, now: Date): Promise<void> {
	await db().updateTable('identity.user').set({ signed_in_at: now }).where('id', '=', id).execute();
}

/** Accounts that nobody signed in with since a moment, those that were only made before it included. At most 1,000. */
export async function usersIdleSince(moment: Date): Promise<string[]> {
	const rows = await db()
		.selectFrom('identity.user')
		.select('id')
		.where((of) => of(of.fn.coalesce('signed_in_at', 'created_at'), '<', moment))
		.orderBy('created_at')
		.limit(1_000)
		.execute();
	return rows.map(({ id }) => id);
}

export async function removeUser(id: string): Promise<void> {
	await db().deleteFrom('identity.user').where('id', '=', id).execute();
}

export async function passkeysOf(userId: string): Promise<{ id: string; name: string; createdAt: Date | null }[]> {
	const rows = await db()
		.selectFrom('identity.passkey')
		.select(['id', 'name', 'created_at'])
		.where('user_id', '=', userId)
		.orderBy('created_at')
		.execute();
	return rows.map(({ id, name, created_at }) => ({ id, name: name ?? '', createdAt: created_at }));
}

export async function removePasskey(userId: string, id: string): Promise<void> {
	await db().deleteFrom('identity.passkey').where('user_id', '=', userId).where('id', '=', id).execute();
}

export async function hasAuthenticator(userId: string): Promise<boolean> {
	const row = await db()
		.selectFrom('identity.user')
		.select('two_factor_enabled')
		.where('id', '=', userId)
		.executeTakeFirst();
	return row?.two_factor_enabled === true;
}

export async function forgetCode(identifier: string): Promise<void> {
	await db().deleteFrom('identity.verification').where('identifier', '=', identifier).execute();
}

/** Counts one try under a key; returns how many there were in the running window (seconds). */
export async function countTry(
	id: string,
	key: string,
	now: number,
	windowSeconds: number,
): Promise<{ count: number; since: number }> {
	const { rows } = await sql<{ count: number; last_request: number }>`
		insert into identity.rate_limit as r (id, key, count, last_request) values (${id}, ${key}, 1, ${now})
		on conflict (key) do update set
			count = case when r.last_request < ${now - windowSeconds * 1000} then 1 else r.count + 1 end,
			last_request = case when r.last_request < ${now - windowSeconds * 1000} then ${now} else r.last_request end
		returning count, last_request`.execute(db());
	const row = rows[0] as { count: number; last_request: number };
	return { count: row.count, since: row.last_request };
}

export async function putDemoMail(mail: {
	id: string;
	recipient: string;
	subject: string;
	body: string;
	sent_at: Date;
}): Promise<void> {
	await db().insertInto('identity.demo_mail').values(mail).execute();
	await db()
		.deleteFrom('identity.demo_mail')
		.where('sent_at', '<', new Date(mail.sent_at.getTime() - 7 * 86_400_000))
		.execute();
}

/** The latest, to everybody or to who has this in their address. */
export async function latestDemoMail(most: number, recipient = '') {
	return db()
		.selectFrom('identity.demo_mail')
		.selectAll()
		.where((on) => sql<boolean>`position(lower(${recipient}) in lower(${on.ref('recipient')})) > 0`)
		.orderBy('sent_at', 'desc')
		.limit(most)
		.execute();
}

export async function unsubscribe(addressHash: string, topic: string): Promise<void> {
	await db()
		.insertInto('identity.unsubscribed')
		.values({ address_hash: addressHash, topic })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

export async function unsubscribedTopics(addressHash: string): Promise<string[]> {
	const rows = await db()
		.selectFrom('identity.unsubscribed')
		.select('topic')
		.where('address_hash', '=', addressHash)
		.execute();
	return rows.map(({ topic }) => topic);
}

export async function allLooks() {
	return db()
		.selectFrom('identity.demo_look')
		.innerJoin('identity.user', 'identity.user.id', 'identity.demo_look.user_id')
		.select([
			'identity.demo_look.key',
			'identity.demo_look.user_id',
			'identity.demo_look.role_kind',
			'identity.demo_look.role_nl',
			'identity.demo_look.role_en',
			'identity.demo_look.about_nl',
			'identity.demo_look.about_en',
			'identity.user.name',
			'identity.user.email',
		])
		.orderBy('identity.demo_look.position')
		.execute();
}

/** Whether visitors of the demo can look in as this account. */
export async function isLook(userId: string): Promise<boolean> {
	return Boolean(
		await db().selectFrom('identity.demo_look').select('key').where('user_id', '=', userId).executeTakeFirst(),
	);
}

export async function putLook(look: Tables['identity.demo_look']): Promise<void> {
	await db()
		.insertInto('identity.demo_look')
		.values(look)
		.onConflict((conflict) => conflict.column('key').doNothing())
		.execute();
}

export async function addRecovery(row: {
	id: string;
	municipality_id: string;
	user_id: string | null;
	asked_email: string;
	new_email: string;
	asked_at: Date;
}): Promise<void> {
	await db().insertInto('identity.recovery').values(row).execute();
}

export async function openRecoveries(municipalityId: string) {
	return db()
		.selectFrom('identity.recovery')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('ended_at', 'is', null)
		.orderBy('asked_at')
		.limit(100)
		.execute();
}

export async function recoveryById(municipalityId: string, id: string) {
	return db()
		.selectFrom('identity.recovery')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.where('ended_at', 'is', null)
		.executeTakeFirst();
}

/** The first yes; nobody else can have given it before. */
export async function firstYes(id: string, by: string): Promise<boolean> {
	const done = await db()
		.updateTable('identity.recovery')
		.set({ first_yes_by: by })
		.where('id', '=', id)
		.where('first_yes_by', 'is', null)
		.where('ended_at', 'is', null)
		.executeTakeFirst();
	return done.numUpdatedRows === 1n;
}

/**
 * The second yes, by somebody else: gives the account its new address, takes away its old second
 * factors' sessions, all in one step. False when there is nothing left to say yes to.
 */
export async function secondYes(id: string, by: string, now: Date): Promise<boolean> {
	return db()
		.transaction()
		.execute(async (tx) => {
			const row = await tx
				.updateTable('identity.recovery')
				.set({ second_yes_by: by, ended_at: now })
				.where('id', '=', id)
				.where('first_yes_by', 'is not', null)
				.where('first_yes_by', '<>', by)
				.where('ended_at', 'is', null)
				.returning(['user_id', 'new_email'])
				.executeTakeFirst();
			if (!row?.user_id) return Boolean(row);
			await tx
				.updateTable('identity.user')
				.set({ email: row.new_email.toLowerCase(), email_verified: false, updated_at: now })
				.where('id', '=', row.user_id)
				.execute();
			await tx.deleteFrom('identity.session').where('user_id', '=', row.user_id).execute();
			return true;
		});
}

export async function endRecovery(municipalityId: string, id: string, now: Date): Promise<void> {
	await db()
		.updateTable('identity.recovery')
		.set({ ended_at: now })
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.execute();
}

/** New codes in place of the old ones. */
export async function replaceRecoveryCodes(userId: string, hashes: readonly string[], now: Date): Promise<void> {
	await db()
		.transaction()
		.execute(async (tx) => {
			await tx.deleteFrom('identity.recovery_code').where('user_id', '=', userId).execute();
			await tx
				.insertInto('identity.recovery_code')
				.values(hashes.map((code_hash) => ({ user_id: userId, code_hash, made_at: now })))
				.execute();
		});
}

/** Uses a code up. False when it was not theirs, or was used before. */
export async function useUpRecoveryCode(userId: string, hash: string): Promise<boolean> {
	const done = await db()
		.deleteFrom('identity.recovery_code')
		.where('user_id', '=', userId)
		.where('code_hash', '=', hash)
		.executeTakeFirst();
	return done.numDeletedRows === 1n;
}

export async function recoveryCodesLeft(userId: string): Promise<number> {
	const row = await db()
		.selectFrom('identity.recovery_code')
		.select((of) => of.fn.countAll<number>().as('left'))
		.where('user_id', '=', userId)
		.executeTakeFirst();
	return Number(row?.left ?? 0);
}

export async function changeEmail(userId: string, email: string, now: Date): Promise<void> {
	await db()
		.updateTable('identity.user')
		.set({ email: email.toLowerCase(), updated_at: now })
		.where('id', '=', userId)
		.execute();
}

/** Takes the authenticator app away again, with its secret. */
export async function removeAuthenticator(userId: string): Promise<void> {
	await db().deleteFrom('identity.two_factor').where('user_id', '=', userId).execute();
	await db().updateTable('identity.user').set({ two_factor_enabled: false }).where('id', '=', userId).execute();
}
