import { sql } from '#platform/db/index.server';
import { expiring, type RetentionRule } from '#platform/retention/index.server';
import { dueBoxes, forgetBoxes } from './ballot-box.store.server.ts';

/** The ballots go twelve months after the count, and with them the file that holds each of them. The totals stay. */
export const ballotsRetention: RetentionRule[] = [
	expiring({
		of: 'vote-codes',
		table: 'community.vote_code',
		clock: sql`(select v.closes_on from open.vote v where v.municipality_id = t.municipality_id and v.id = t.vote_id)`,
		does: 'remove',
	}),
	expiring({
		of: 'vote-ballots',
		table: 'open.vote_result',
		clock: sql`t.counted_on`,
		only: sql`t.pb <> ''`,
		does: { pb: sql`''` },
	}),
	{
		of: 'vote-ballots',
		table: 'ballot.box',
		login: 'zone_ballot',
		count: (tx, { before }) => dueBoxes(tx, before),
		end: (tx, { before }) => forgetBoxes(tx, before),
	},
];
