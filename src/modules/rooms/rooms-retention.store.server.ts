import { sql } from '#platform/db/index.server';
import { expiring, type RetentionRule } from '#platform/retention/index.server';

export const roomsRetention: RetentionRule[] = [
	expiring({ of: 'room-bookings', table: 'community.room_booking', clock: sql`t.last_day`, does: 'remove' }),
	expiring({ of: 'room-uses', table: 'open.room_use', clock: sql`upper(t.during)`, does: 'remove' }),
	expiring({ of: 'room-people', table: 'community.room_person', clock: sql`t.ended_on`, does: 'remove' }),
	expiring({ of: 'room-keys', table: 'community.room_key', clock: sql`t.back_on`, does: 'remove' }),
	expiring({ of: 'room-invites', table: 'community.room_invite', clock: sql`t.made_on`, does: 'remove' }),
];
