import { sql } from '#platform/db/index.server';
import { expiring, type RetentionRule } from '#platform/retention/index.server';
import { keptAs } from './client.ts';

/** A file goes with everything below it when the term of what it is kept as is over, counted from its end. */
export const clientsRetention: RetentionRule[] = [
	...keptAs.map((kind) =>
		expiring({
			of: `care-${kind}`,
			table: 'care.client',
			login: 'zone_care',
			clock: sql`t.ended_on`,
			only: sql`t.kept_as = ${kind} and t.ended_on is not null`,
			does: 'remove',
		}),
	),
	expiring({
		of: 'care-erased-early',
		table: 'care.file_erased',
		login: 'zone_care',
		clock: sql`t.erased_on`,
		does: 'remove',
	}),
	expiring({ of: 'care-near', table: 'care.near', login: 'zone_care', clock: sql`t.made_on`, does: 'remove' }),
];
