import { sql } from '#platform/db/index.server';
import { expiring, type RetentionRule } from '#platform/retention/index.server';

const ended = sql`(select i.ended_on from open.initiative i where i.municipality_id = t.municipality_id and i.id = t.initiative_id)`;

/** Who took part is forgotten after leaving or after the end; the story of what neighbours did stays, in the end without names. */
export const initiativesRetention: RetentionRule[] = [
	expiring({
		of: 'initiative-members',
		table: 'community.initiative_member',
		clock: sql`coalesce(t.left_at, ${ended}::timestamptz)`,
		does: 'remove',
	}),
	expiring({ of: 'initiative-members', table: 'community.initiative_invitation', clock: ended, does: 'remove' }),
	expiring({
		of: 'initiative-looked-over',
		table: 'community.initiative_publication',
		clock: sql`t.looked_at`,
		does: 'remove',
	}),
	expiring({
		of: 'initiative-looked-over',
		table: 'community.initiative_report',
		clock: sql`t.answered_at`,
		does: 'remove',
	}),
	expiring({
		of: 'initiative-looked-over',
		table: 'open.initiative_offline',
		clock: sql`t.put_back_at`,
		does: 'remove',
	}),
	expiring({ of: 'published-initiatives', table: 'open.initiative_arranging', clock: ended, does: 'remove' }),
	expiring({ of: 'published-initiatives', table: 'open.initiative_face', clock: ended, does: 'remove' }),
	expiring({
		of: 'published-initiatives',
		table: 'open.initiative_entry',
		clock: ended,
		only: sql`t.by_name <> ''`,
		does: { by_name: sql`''` },
	}),
	expiring({
		of: 'published-initiatives',
		table: 'open.initiative_ask',
		clock: ended,
		only: sql`t.found_words <> ''`,
		does: { found_words: sql`''` },
	}),
	expiring({
		of: 'published-initiatives',
		table: 'open.initiative',
		clock: sql`t.ended_on`,
		only: sql`t.help_name <> ''`,
		does: { help_name: sql`''` },
	}),
	...(
		[
			'initiative_role',
			'initiative_task',
			'initiative_note',
			'initiative_help',
			'initiative_pulse',
			'initiative_standing',
		] as const
	).map((table) =>
		expiring({ of: 'initiative-team', table: `community.${table}`, clock: sql`${ended}::timestamptz`, does: 'remove' }),
	),
	expiring({
		of: 'initiative-team-old',
		table: 'community.initiative_task',
		clock: sql`t.done_on::timestamptz`,
		does: 'remove',
	}),
	expiring({
		of: 'initiative-team-old',
		table: 'community.initiative_note',
		clock: sql`t.written_on::timestamptz`,
		does: 'remove',
	}),
	expiring({
		of: 'initiative-team-old',
		table: 'community.initiative_help',
		clock: sql`least(t.ended_on, t.until_on)::timestamptz`,
		does: 'remove',
	}),
	expiring({
		of: 'initiative-team-old',
		table: 'community.initiative_pulse',
		clock: sql`t.asked_on::timestamptz`,
		does: 'remove',
	}),
	expiring({
		of: 'initiative-team-old',
		table: 'community.initiative_standing',
		clock: sql`t.answered_on::timestamptz`,
		does: 'remove',
	}),
	expiring({ of: 'initiative-photos', table: 'open.initiative_photo', clock: sql`t.made_at`, does: 'remove' }),
	expiring({ of: 'initiative-photos-away', table: 'open.initiative_photo', clock: sql`t.away_at`, does: 'remove' }),
];
