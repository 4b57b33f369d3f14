import { sql } from '#platform/db/index.server';
import { expiring, type RetentionRule } from '#platform/retention/index.server';

/** Counted from the day it was closed; what nobody ever closed, from the day it was told. Passing it on changes neither. */
const ended = sql`coalesce(t.closed_at, t.captured_at)`;
const endOfSignal = (of: ReturnType<typeof sql>) =>
	sql`(select ${of} from community.signal s where s.municipality_id = t.municipality_id and s.id = t.signal_id)`;

const emptied = {
	text: sql`''`,
	closing_sentence: sql`case when t.closed_at is null then null else '' end`,
	reporter_id: sql`null`,
	person_id: sql`null`,
	follow_code_hash: sql`null`,
	picked_up_by: sql`null`,
	picked_up_at: sql`null`,
	closed_by: sql`null`,
};
const stillHolds = sql`(t.text <> '' or t.closing_sentence <> '' or t.reporter_id is not null or t.person_id is not null or t.follow_code_hash is not null or t.picked_up_by is not null or t.closed_by is not null)`;

/** The kind, place, need and day of a signal stay, so that the neighbourhood can still be counted; words and people go. */
export const signalsRetention: RetentionRule[] = [
	expiring({
		of: 'signal-contact',
		table: 'community.signal_contact',
		// While it is still being carried on the contact is needed, and three months longer at most.
		clock: endOfSignal(sql`coalesce(s.closed_at, s.captured_at + interval '3 months')`),
		does: 'remove',
	}),
	expiring({
		of: 'signal-handed-over',
		table: 'community.signal_addition',
		clock: endOfSignal(sql`case when s.closing_reason = 'handed-over' then s.closed_at end`),
		does: 'remove',
	}),
	expiring({
		of: 'signal-handed-over',
		table: 'community.signal',
		clock: sql`t.closed_at`,
		only: sql`t.closing_reason = 'handed-over' and ${stillHolds}`,
		does: emptied,
	}),
	expiring({
		of: 'signal-text',
		table: 'community.signal_addition',
		clock: endOfSignal(sql`coalesce(s.closed_at, s.captured_at)`),
		does: 'remove',
	}),
	expiring({
		of: 'signal-text',
		table: 'community.need_choice',
		clock: endOfSignal(sql`coalesce(s.closed_at, s.captured_at)`),
		does: 'remove',
	}),
	expiring({ of: 'signal-text', table: 'community.signal', clock: ended, only: stillHolds, does: emptied }),
	expiring({ of: 'published-offer', table: 'open.offer', clock: sql`t.published_on`, does: 'remove' }),
];
