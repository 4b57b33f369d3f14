import { sql } from 'kysely';
import { batchesExpired, countInExpiredBatches } from '../audit/expire.store.server.ts';
import { expiring } from './expiring.store.server.ts';
import type { RetentionRule } from './rule.ts';

const mail = (zone: 'open' | 'community' | 'care') =>
	expiring({
		of: 'waiting-mail',
		table: `${zone}.mail`,
		login: 'zone_tasks',
		clock: sql`t.not_before`,
		does: 'remove',
	});
const signIn = (table: string, clock: ReturnType<typeof sql>) =>
	expiring({ of: 'sign-in-traces', table: `identity.${table}`, login: 'zone_identity', clock, does: 'remove' });

/** What the platform itself keeps: the trail, letters that could not be brought, and the traces of signing in. */
export const platformRetention: RetentionRule[] = [
	{
		of: 'access-log-community',
		table: 'audit.entry',
		login: 'zone_tasks',
		count: countInExpiredBatches,
		end: batchesExpired,
	},
	expiring({
		of: 'access-log-community',
		table: 'audit.pseudonym',
		login: 'zone_tasks',
		// Due as soon as nothing in the trail stands under it any more.
		clock: sql`'-infinity'::timestamptz`,
		only: sql`not exists (select from audit.entry e where e.municipality_id = t.municipality_id and e.actor_pseudonym = t.pseudonym)
			and not exists (select from audit.entry e where e.municipality_id = t.municipality_id and e.subject_pseudonym = t.pseudonym)`,
		does: 'remove',
	}),
	mail('open'),
	mail('community'),
	mail('care'),
	expiring({
		of: 'waiting-mail',
		table: 'identity.demo_mail',
		login: 'zone_identity',
		clock: sql`t.sent_at`,
		does: 'remove',
	}),
	signIn('session', sql`t.created_at`),
	signIn('verification', sql`t.created_at`),
	signIn('rate_limit', sql`to_timestamp(t.last_request / 1000.0)`),
	signIn('recovery', sql`t.asked_at`),
];
