import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { accessMatrix, processingActivities, retentionTable } from '#platform/policy/index.server';

const root = join(import.meta.dirname, '..', '..');
const files = (pattern: string): string[] =>
	globSync(pattern, { cwd: root })
		.filter((file) => !file.startsWith('src/text/'))
		.sort();
const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');
const sources = files('src/**/*.{ts,svelte}').filter((file) => !/\.(test|fixtures)\.ts$|^src\/testing\//.test(file));

describe('the house keeps its own rules', () => {
	test('SQL stands in stores and migrations only', () => {
		const allowed = /\.store\.server\.ts$|^src\/platform\/db\//;
		const speaksSql =
			/\b(selectFrom|insertInto|updateTable|deleteFrom)\(|\bsql`|\bsql\.raw\(|\.query\(\s*[`'"](select|insert|update|delete|with)\b/;
		expect(sources.filter((file) => !allowed.test(file) && speaksSql.test(textOf(file)))).toEqual([]);
	});

	test('a store opens no transaction', () => {
		// Sign-in has a login of its own and no zone's transaction to be handed.
		const own = 'src/platform/identity/identity.store.server.ts';
		const openers = files('src/**/*.store.server.ts').filter((file) =>
			/\.transaction\(\)|asActor\(|asTask\(/.test(textOf(file)),
		);
		expect(openers.filter((file) => file !== own)).toEqual([]);
	});

	test('every export of a route is wrapped, so that nothing is served without a permission or a reason', () => {
		const naked: string[] = [];
		for (const file of files('src/routes/**/+*.ts')) {
			const text = textOf(file);
			for (const [, name, value] of text.matchAll(/export const (\w+)[^=]*=\s*([^;]+?)[;\n]/gs)) {
				if (['prerender', 'ssr', 'csr', 'trailingSlash', 'config'].includes(name as string)) continue;
				if (name === 'actions') {
					const body = text.slice(text.indexOf('export const actions'));
					const commands = [...body.matchAll(/^\t(\w+|'[\w-]+'|default):\s*(\w+)/gm)];
					if (!commands.length || commands.some(([, , wrapper]) => wrapper !== 'acts')) naked.push(`${file}: actions`);
				} else if (!/^(reads|open|bare|answers)\b/.test((value as string).trim())) naked.push(`${file}: ${name}`);
			}
			if (/export (async )?function (load|GET|POST|PUT|PATCH|DELETE)/.test(text)) naked.push(`${file}: a function`);
		}
		expect(naked).toEqual([]);
	});

	test('routes are thin', () => {
		// The desk of an initiative has twelve small forms on one page.
		const desk = 'src/routes/initiatief/[id]/beheer/+page.server.ts';
		const thick = files('src/routes/**/+*.ts').filter((file) => textOf(file).split('\n').length > 60 && file !== desk);
		expect(thick).toEqual([]);
	});

	test('every permission that a route names is in the matrix, and every one in the matrix is used', () => {
		const used = new Set<string>();
		for (const file of files('src/**/*.ts')) {
			for (const [, name] of textOf(file).matchAll(/\b(?:reads|open|acts|answers)(?:<[^>]*>)?\(\s*'([a-z.-]+)'/g))
				used.add(name as string);
		}
		expect([...used].sort()).toEqual(Object.keys(accessMatrix.permissions).sort());
	});

	test('names say what a thing is', () => {
		// The standard for social maps calls one thing a service at a location.
		const vague = /(^|[/._-])(utils?|helpers?|misc|common|manager|service|data)([._-]|\.ts$|\/)/i;
		const names = files('src/**/*.{ts,svelte}').filter(
			(file) => vague.test(file.replace(/^src\//, '')) && !/service-worker|\/service-at-locations\//.test(file),
		);
		expect(names).toEqual([]);
	});

	test('pure files know no clock and no chance', () => {
		const pure = files('src/modules/**/*.ts').filter(
			(file) => !/\.server\.ts$|\.test\.ts$|\.fixtures\.ts$|\/ui\/|\/offline\//.test(file),
		);
		expect(pure.filter((file) => /Date\.now\(|new Date\(\)|Math\.random\(/.test(textOf(file)))).toEqual([]);
	});

	test('every module has a README of its own', () => {
		const modules = new Set(files('src/modules/*/**').map((file) => file.split('/')[2]));
		expect([...modules].filter((name) => files(`src/modules/${name}/README.md`).length === 0)).toEqual([]);
	});

	test('nobody is scored, ranked or called a risk', () => {
		const migrations = files('migrations/*.sql').map(textOf).join('\n').replace(/--.*$/gm, '');
		expect(migrations.match(/^\s*\w*(score|risk|rank)\w*\s+(integer|numeric|real|double|smallint)/gim) ?? []).toEqual(
			[],
		);
	});
});

describe('every migration', () => {
	const migrations = files('migrations/*.sql');

	test('opens with a sentence that names its module', () => {
		expect(migrations.filter((file) => !/^-- [A-Z].+\. \([a-z-]+\)\n/.test(textOf(file)))).toEqual([]);
	});

	test('has a number of its own', () => {
		const numbers = migrations.map((file) => /(\d{4})-/.exec(file)?.[1]);
		expect(new Set(numbers).size).toBe(migrations.length);
	});
});

describe('the law as data', () => {
	test('a permission that keeps no trail says why', () => {
		const silent = Object.entries(accessMatrix.permissions).filter(
			([, permission]) => permission.audit === 'no' && !permission.why,
		);
		expect(silent.map(([name]) => name)).toEqual([]);
	});

	test('consent is never asked where a public task applies', () => {
		for (const [name, activity] of Object.entries(processingActivities.activities)) {
			if (['c', 'e'].includes(activity.legalBasis)) expect(activity.dataCategories, name).not.toContain('consent');
		}
	});

	test('every retention class that an activity names exists', () => {
		const named = Object.values(processingActivities.activities).flatMap((activity) => activity.retention);
		expect(named.filter((name) => !retentionTable.classes[name])).toEqual([]);
	});
});
