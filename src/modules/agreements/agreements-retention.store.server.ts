import { sql } from '#platform/db/index.server';
import { expiring, type RetentionRule } from '#platform/retention/index.server';

/** Counted from the day it ended by hand, else from its last day. */
const over = sql`coalesce(t.ended_at, t.valid_until::timestamptz)`;
const endOfAgreement = sql`(select coalesce(a.ended_at, a.valid_until::timestamptz) from community.agreement a where a.municipality_id = t.municipality_id and a.id = t.agreement_id)`;

/** What a partner was told goes with the words of the signal; the agreement stays five years to account for. */
export const agreementsRetention: RetentionRule[] = [
	expiring({
		of: 'signal-text',
		table: 'community.partner_signal',
		clock: sql`(select coalesce(s.closed_at, s.captured_at) from community.signal s where s.municipality_id = t.municipality_id and s.id = t.signal_id)`,
		does: 'remove',
	}),
	expiring({ of: 'partner-agreement', table: 'community.agreement_key', clock: endOfAgreement, does: 'remove' }),
	expiring({
		of: 'partner-agreement',
		table: 'open.agreement_line',
		clock: sql`coalesce(t.ended_on, t.valid_until)`,
		does: 'remove',
	}),
	expiring({
		of: 'partner-agreement',
		table: 'community.agreement',
		clock: over,
		only: sql`not exists (select from community.partner_signal p where p.municipality_id = t.municipality_id and p.agreement_id = t.id)
			and not exists (select from community.agreement_key k where k.municipality_id = t.municipality_id and k.agreement_id = t.id)`,
		does: 'remove',
	}),
];
