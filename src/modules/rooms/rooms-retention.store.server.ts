import { sql } from '#platform/db/index.server';
import { expiring, type RetentionRule } from '#platform/retention/index.server';

export const roomsRetention: RetentionRule[] = [
	expiring({ of: 'room-bookings', table: 'community.room_booking', clock: sql`t.last_day`, does: 'remove' }),
	expiring({ of: 'room-uses', table: 'open.room_use', clock: sql`upper(t.during)`, does: 'remove' }),
	expiring({ of: 'room-people', table: 'community.room_person', clock: sql`t.ended_on`, does: 'remove' }),
	expiring({
		of: 'room-keys',
		table: 'community.room_key',
		clock: sql`coalesce(t.back_on, t.handed_on + 730)`,
		does: 'remove',
	}),
	expiring({ of: 'room-invites', table: 'community.room_invite', clock: sql`t.made_on`, does: 'remove' }),
	expiring({
		of: 'room-demand',
		table: 'community.room_demand',
		clock: sql`coalesce(t.ended_on, t.made_on + 365)`,
		does: 'remove',
	}),
	expiring({
		of: 'room-handovers',
		table: 'community.room_handover',
		clock: sql`greatest(t.on_day, t.talk_on)`,
		does: 'remove',
	}),
];
