import { describe, expect, test } from 'vitest';
import { retentionTable } from '#platform/policy/index.server';
import { useDatabase } from '#testing/database';
import { retentionRules } from '../../src/wiring-retention.server.ts';

const { asOwner } = useDatabase();
const ruled = new Set(retentionRules.map(({ of, table }) => `${of} ${table}`));

describe('a term that is promised is kept', () => {
	test('every rule belongs to a class, and names a table of it', () => {
		const stray = retentionRules.filter(({ of, table }) => !retentionTable.classes[of]?.tables.includes(table));
		expect(stray.map(({ of, table }) => `${of} ${table}`)).toEqual([]);
	});

	test('every table of a class with a term has a rule in its module (wiring-retention.server.ts), or goes along with a row that has one', async () => {
		const { rows } = await asOwner(`
			select n.nspname || '.' || c.relname as child, pn.nspname || '.' || p.relname as parent from pg_constraint f
			join pg_class c on c.oid = f.conrelid join pg_namespace n on n.oid = c.relnamespace
			join pg_class p on p.oid = f.confrelid join pg_namespace pn on pn.oid = p.relnamespace
			where f.contype = 'f' and f.confdeltype = 'c'`);
		const goesAlong = (name: string, table: string): boolean =>
			rows.some(
				({ child, parent }) =>
					child === table && parent !== table && (ruled.has(`${name} ${parent}`) || goesAlong(name, parent as string)),
			);
		const forgotten: string[] = [];
		for (const [name, { keep, tables, doneBy }] of Object.entries(retentionTable.classes)) {
			if (keep === 'unlimited' || doneBy) continue;
			for (const table of tables)
				if (!ruled.has(`${name} ${table}`) && !goesAlong(name, table)) forgotten.push(`${name}: ${table}`);
		}
		expect(forgotten).toEqual([]);
	});

	test('a class that is kept without end says that it holds nobody', () => {
		const silent = Object.entries(retentionTable.classes).filter(
			([, { keep, basis }]) => keep === 'unlimited' && !/no personal data|hash only|numbers only/.test(basis),
		);
		expect(silent.map(([name]) => name)).toEqual([]);
	});
});
