import { sql, type Tx } from '#platform/db/index.server';
import { expiring, type RetentionRule } from '#platform/retention/index.server';

/** Who it was goes three months after the end, the rest after a year; one that nobody ended counts as ended after a year. */
const ended = sql`coalesce(t.ended_on, t.referred_on + 365)`;
export const referralsRetention: RetentionRule[] = [
	expiring({
		of: 'referral-persons',
		table: 'care.referral_person',
		login: 'zone_care',
		clock: sql`(select coalesce(r.ended_on, r.referred_on + 365) from care.referral r where r.municipality_id = t.municipality_id and r.id = t.id)`,
		does: 'remove',
	}),
	expiring({ of: 'referrals', table: 'care.referral', login: 'zone_care', clock: ended, does: 'remove' }),
	expiring({
		of: 'referral-keys',
		table: 'care.referral_key',
		login: 'zone_care',
		clock: sql`coalesce(t.revoked_on, t.until_on)`,
		does: 'remove',
	}),
	expiring({
		of: 'referral-practices',
		table: 'open.referral_practice',
		login: 'zone_care',
		clock: sql`t.ended_on`,
		only: sql`not exists (select from care.referral r where r.municipality_id = t.municipality_id and r.practice_id = t.id)`,
		does: 'remove',
	}),
];

/** Every referral that still tells something; for the eraser. */
export const referralIds = async (tx: Tx, municipalityId: string): Promise<string[]> =>
	(
		await tx
			.selectFrom('care.referral')
			.select('id')
			.where('municipality_id', '=', municipalityId)
			.where((is) => is.or([is('outcome', 'is', null), is('outcome', '<>', 'withdrawn')]))
			.execute()
	).map(({ id }) => id);

/** Who it was, the answer and every step go along. */
export async function removeReferral(tx: Tx, municipalityId: string, id: string): Promise<void> {
	await tx.deleteFrom('care.referral').where('municipality_id', '=', municipalityId).where('id', '=', id).execute();
}
