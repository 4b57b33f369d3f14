import { sql } from '#platform/db/index.server';
import { expiring, type RetentionRule } from '#platform/retention/index.server';

export const complexesRetention: RetentionRule[] = [
	expiring({ of: 'complex-members', table: 'community.complex_member', clock: sql`t.ended_on`, does: 'remove' }),
	expiring({ of: 'complex-invites', table: 'community.complex_invite', clock: sql`t.made_on`, does: 'remove' }),
];
