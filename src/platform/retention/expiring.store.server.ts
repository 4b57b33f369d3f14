import { type RawBuilder, sql } from 'kysely';
import type { Due, RetentionLogin, RetentionRule } from './rule.ts';

type Declared = {
	of: string;
	table: string;
	login?: RetentionLogin;
	/** SQL of the moment (or day) from which the term counts, the original receipt included; the table is called `t`. */
	clock: RawBuilder<unknown>;
	/** SQL of what is left to do; rows it does not hold for stay as they are. */
	only?: RawBuilder<unknown>;
	/** Takes the rows away, or leaves them with these columns emptied. */
	does: 'remove' | Record<string, RawBuilder<unknown>>;
};

/** A rule made of one clock and one act, so that counting beforehand and erasing can never mean different rows. */
export function expiring({ of, table, login = 'zone_community', clock, only, does }: Declared): RetentionRule {
	// Accounts are one person's over all municipalities, so the tables of sign-in hold none.
	const here = ({ municipalityId }: Due) =>
		login === 'zone_identity' ? sql`true` : sql`t.municipality_id = ${municipalityId}`;
	const due = (when: Due) => sql`${here(when)} and (${clock})::timestamptz < ${when.before} and ${only ?? sql`true`}`;
	const command = (when: Due) =>
		does === 'remove'
			? sql`delete from ${sql.table(table)} as t where ${due(when)}`
			: sql`update ${sql.table(table)} as t set ${sql.join(
					Object.entries(does).map(([column, value]) => sql`${sql.ref(column)} = ${value}`),
				)} where ${due(when)}`;
	return {
		of,
		table,
		login,
		count: async (tx, when) => {
			const { rows } = await sql<{
				n: number;
			}>`select count(*) as n from ${sql.table(table)} as t where ${due(when)}`.execute(tx);
			return Number(rows[0]?.n ?? 0);
		},
		end: async (tx, when) => Number((await command(when).execute(tx)).numAffectedRows ?? 0),
	};
}
