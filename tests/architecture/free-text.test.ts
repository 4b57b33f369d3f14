import { globSync } from 'node:fs';
import { join } from 'node:path';
import type * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { withoutBsn } from '#platform/free-text/free-text';

const root = join(import.meta.dirname, '..', '..');
/** A text this long can hold a sentence about somebody; shorter ones are codes, marks and numbers. */
const long = 41;
/** What has a form of its own is no free text. */
const formed = [
	'email',
	'uuid',
	'regex',
	'iso_date',
	'iso_timestamp',
	'picklist',
	'union',
	'literal',
	'value',
	'transform',
];

/** Fields that are long or without end and kept by nobody as they were typed, each with its reason. */
const reasoned: Record<string, string> = {
	'identity.forms.ts AskCodeForm.naar': 'an address inside our own site, checked as such where it is used',
	'identity.forms.ts LookForm.als': 'looked up among the people of the demo',
	'identity.forms.ts StopMailForm.alles': 'only whether it is there counts',
	'initiatives.forms.ts StageForm.checks': 'looked up in the checklist of the stage',
	'initiatives.forms.ts ListQuery.q': 'a question to the public list, not kept',
	'signal.forms.ts SuggestionAsk.text': 'looked up in the list of needs, not kept',
};

type Part = { type: string; kind: string; requirement?: unknown } & Record<string, unknown>;

/** What stands on a schema, through pipes in pipes: everything that is checked or changed. */
const onIt = (schema: Part): Part[] =>
	((schema.pipe as Part[] | undefined) ?? []).flatMap((part) => (part === schema || !part.pipe ? [part] : onIt(part)));

/** Every place in a schema where long words can be typed, by path, with the checks that stand on it. */
function* textsIn(schema: Part, path: string, around: Part[] = []): Generator<{ path: string; checks: Part[] }> {
	// What is read from an address and left out when it cannot be read is asked, not kept.
	if ('fallback' in schema) return;
	const checks = [...onIt(schema), ...around];
	if (schema.type === 'string') {
		const most = checks.find(({ type }) => type === 'max_length')?.requirement;
		if (checks.some(({ type }) => formed.includes(type))) return;
		if (most === undefined || Number(most) >= long) yield { path, checks };
		return;
	}
	for (const [name, entry] of Object.entries((schema.entries as Record<string, Part>) ?? {}))
		yield* textsIn(entry, `${path}.${name}`);
	const inside = [...(Array.isArray(schema.options) ? schema.options : []), schema.wrapped, schema.item] as unknown[];
	for (const part of inside) if (part && typeof part === 'object') yield* textsIn(part as Part, path, checks);
}

const forms = await Promise.all(
	globSync('src/{modules,platform}/**/*.forms.ts', { cwd: root })
		.sort()
		.map(async (file) => [
			file,
			(await import(/* @vite-ignore */ join(root, file))) as Record<string, v.GenericSchema>,
		]),
);

describe('a citizen number can be typed nowhere', () => {
	const found = (forms as [string, Record<string, unknown>][]).flatMap(([file, exported]) =>
		Object.entries(exported)
			.filter(([, schema]) => (schema as Part)?.kind === 'schema')
			.flatMap(([name, schema]) =>
				[...textsIn(schema as Part, name)].map((text) => ({ ...text, file: file.split('/').at(-1) as string })),
			),
	);

	test('the forms are really walked', () => {
		const paths = found.map(({ path }) => path);
		for (const known of [
			'CaptureForm.text',
			'CardForm.notitie',
			'ReportTextForm.opmerking',
			'EntryForm.text',
			'StartForm.story',
		])
			expect(paths).toContain(known);
	});

	test('every field for long words holds the check of #platform/free-text/free-text', () => {
		const open = found
			.filter(({ checks }) => !checks.includes(withoutBsn as unknown as Part))
			.map(({ file, path }) => `${file} ${path}`)
			.filter((field) => !reasoned[field]);
		expect([...new Set(open)]).toEqual([]);
	});
});
