import { sql } from '#platform/db/index.server';
import { expiring, type RetentionRule } from '#platform/retention/index.server';

/** Phones of a session that nobody closed are forgotten after a month; closing forgets them at once. */
const begun = sql`(select a.made_on from open.area_analysis a where a.municipality_id = t.municipality_id and a.id = t.analysis_id)`;
const stillOpen = sql`exists (select from open.area_analysis a where a.municipality_id = t.municipality_id and a.id = t.analysis_id and a.closed_on is null)`;
export const analysisRetention: RetentionRule[] = [
	expiring({ of: 'analysis-phones', table: 'community.analysis_dots', clock: begun, only: stillOpen, does: 'remove' }),
	expiring({ of: 'analysis-phones', table: 'community.analysis_wish', clock: begun, only: stillOpen, does: 'remove' }),
	// With a session go its cards, and the wishes.
	expiring({ of: 'area-analyses', table: 'open.area_analysis', clock: sql`t.made_on`, does: 'remove' }),
];
