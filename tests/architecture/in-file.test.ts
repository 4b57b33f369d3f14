import { describe, expect, test } from 'vitest';
import { everythingInFile } from '#modules/about-me';
import { isCopied, ofTheMachine, type TableInFile } from '#modules/clients';
import { sentence } from '#platform/route/index.server';
import { useDatabase } from '#testing/database';

const { asOwner } = useDatabase();

const tablesOfCare = async (): Promise<{ name: string; columns: string[]; readable: string[] }[]> =>
	(
		await asOwner(`
		select c.relname as name, array_agg(a.attname::text) as columns,
			coalesce(array_agg(a.attname::text) filter (where has_column_privilege('zone_care', c.oid, a.attnum, 'select')), '{}') as readable
		from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
		where n.nspname = 'care' and c.relkind in ('r', 'p') group by 1 order by 1`)
	).rows;
const copied = everythingInFile.filter(isCopied);
const saidOf = (name: string): TableInFile[] => copied.filter(({ table }) => table === name);

describe('a copy of a file', () => {
	test('is thought of for every table of care: it is copied, or left out with a reason', async () => {
		const all = await tablesOfCare();
		const named = new Set(everythingInFile.map(({ table }) => table));
		expect(all.map(({ name }) => name).filter((name) => !named.has(name))).toEqual([]);
		expect([...named].filter((name) => !all.some((one) => one.name === name))).toEqual([]);
		expect(everythingInFile.filter((one) => !isCopied(one) && one.why.length < 6)).toEqual([]);
	});

	test('is thought of for every column of such a table', async () => {
		const forgotten = (await tablesOfCare()).flatMap(({ name, columns }) => {
			const said = saidOf(name);
			if (said.length === 0) return [];
			const named = new Set(
				said.flatMap(({ copied: in_, leftOut }) => [...Object.keys(in_), ...Object.keys(leftOut ?? {})]),
			);
			return columns
				.filter((column) => !named.has(column) && !ofTheMachine.test(column))
				.map((column) => `${name}.${column}`);
		});
		expect(forgotten).toEqual([]);
	});

	test('names no column that is not there, that nobody may read, or that is left out elsewhere', async () => {
		const wrong = (await tablesOfCare()).flatMap(({ name, columns, readable }) =>
			saidOf(name).flatMap(({ copied: in_, leftOut = {}, reads = [] }) => [
				...[...Object.keys(in_), ...reads].filter((column) => !readable.includes(column)),
				...Object.keys(leftOut).filter((column) => !columns.includes(column) || column in in_),
			]),
		);
		expect(wrong).toEqual([]);
	});

	test('shares no column that is not copied, and of whom it is says every function that gives a part', async () => {
		const loose = copied.flatMap(({ table, copied: in_, shared = {} }) =>
			Object.values(shared)
				.flat()
				.filter((column) => !(column in in_))
				.map((column) => `${table}.${column}`),
		);
		expect(loose).toEqual([]);
		const { rows } = await asOwner(
			`select p.proname as name, p.proargnames as gives from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'care' and starts_with(p.proname, 'shared_part_of_')`,
		);
		expect(rows.map(({ name }) => name).sort()).toEqual(copied.flatMap(({ sharedBy }) => sharedBy ?? []).sort());
		for (const { sharedBy, shared = {} } of copied.filter((one) => one.sharedBy)) {
			const gives: string[] = rows.find(({ name }) => name === sharedBy)?.gives;
			expect(gives).toEqual(expect.arrayContaining(['client_id', ...Object.values(shared).flat()]));
		}
	});

	test('has a sentence for every title, label and value', async () => {
		const keys = copied.flatMap(({ title, copied: in_ }) => [
			title,
			...Object.values(in_).flatMap((told) =>
				typeof told === 'string'
					? [told]
					: [told.label, ...(typeof told.values === 'object' ? Object.values(told.values) : [])],
			),
		]);
		expect(keys.filter((key) => sentence(key) === '')).toEqual([]);
		// Of a code with a beginning of a key: every value that the table allows.
		const { rows } = await asOwner(`
			select c.relname as table, a.attname as column, pg_get_constraintdef(r.oid) as rule from pg_constraint r
			join pg_class c on c.oid = r.conrelid join pg_namespace n on n.oid = c.relnamespace
			join pg_attribute a on a.attrelid = c.oid and r.conkey = array[a.attnum]
			where n.nspname = 'care' and r.contype = 'c' and pg_get_constraintdef(r.oid) like '%ARRAY[%'`);
		const silent = rows.flatMap(({ table, column, rule }) => {
			const told = saidOf(table)
				.map(({ copied: in_ }) => in_[column])
				.find(Boolean);
			const values = typeof told === 'object' ? told.values : undefined;
			if (told === undefined) return [];
			return [...String(rule).matchAll(/'([a-z][a-z-]*)'::text/g)]
				.map(([, value = '']) => value)
				.filter((value) =>
					typeof values === 'string'
						? sentence(`${values}${value.replaceAll('-', '_')}`) === ''
						: values?.[value] === undefined,
				)
				.map((value) => `${table}.${column}: ${value}`);
		});
		expect(silent).toEqual([]);
	});
});
