import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runCommandLine } from './command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'bw-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function read(text: string, ...flags: string[]) {
	const [out, err]: [string[], string[]] = [[], []];
	writeFileSync(join(folder, 'kaart.json'), text);
	const code = await runCommandLine(['import', 'social-map', 'kaart.json', ...flags], {
		out: (line) => out.push(line),
		err: (line) => err.push(line),
		path: (given) => join(folder, given),
	});
	return { code, out: out.join('\n'), err: err.join('\n') };
}
const id = '019b0000-0000-4000-8000-000000000001';
const right = { id, name: 'Taalles', status: 'active' };

test('a checked map prints how much is in order and what is wrong where, and nothing else', async () => {
	const { code, out, err } = await read(
		JSON.stringify({ contents: [right, { ...right, status: 'open' }] }),
		'--dry-run',
		'--json',
	);
	expect([code, err]).toEqual([0, '']);
	expect(JSON.parse(out)).toEqual({
		entries: 1,
		errors: [{ path: '/contents/1/status', reason: 'must be one of: active, inactive, defunct, temporarily closed' }],
	});
});

test('a file that is no JSON is refused in a sentence, and a map with faults is not brought in', async () => {
	expect(await read('{', '--dry-run', '--json')).toEqual({
		code: 2,
		out: '',
		err: 'kaart.json: dit is geen geldige JSON.',
	});
	const { code, err } = await read(JSON.stringify({ ...right, id: 'x' }));
	expect(code).toBe(2);
	expect(err).toContain('/id: must be a UUID');
	expect(err).toContain('Er is niets veranderd.');
});

const organisation = { id, name: 'De Brug', description: 'Taal en ontmoeting' };
test.each<[what: string, text: string, path: string, reason: string]>([
	['null', 'null', '', 'must be an object'],
	['a number', '3', '', 'must be an object'],
	['an empty object', '{}', '', 'is no organization'],
	['a page that holds no list', '{"contents":{}}', '/contents', 'must be a list'],
	['a page in a list', JSON.stringify([{ contents: [organisation] }]), '/0', 'is no organization'],
	['null in a page', '{"contents":[null]}', '/contents/0', 'must be an object'],
	['a wrong type', JSON.stringify({ ...organisation, name: 5 }), '/name', 'must be text'],
	['null for a word', JSON.stringify({ ...organisation, email: null }), '/email', 'must be text'],
	['no id', JSON.stringify({ ...organisation, id: undefined }), '/id', 'is missing'],
	['the same id twice', JSON.stringify([organisation, organisation]), '/1/id', 'twice'],
	['lists in lists', `${'['.repeat(50_000)}${']'.repeat(50_000)}`, '/0', 'must be an object'],
	[
		'a service without a status',
		JSON.stringify({ id, name: 'x', url: 'https://voorbeeld.nl' }),
		'/status',
		'is missing',
	],
	[
		'a place under a service',
		JSON.stringify({ ...right, service_at_locations: [{ id, location: 1 }] }),
		'/service_at_locations/0/location',
		'must be an object',
	],
	[
		'a taxonomy',
		JSON.stringify({ ...organisation, version: '1', uri: 'https://voorbeeld.nl' }),
		'',
		'is no organization',
	],
])('%s is told with its path in a sentence, and never breaks', async (_what, text, path, reason) => {
	const { code, out, err } = await read(text, '--dry-run', '--json');
	expect([code, err]).toEqual([0, '']);
	const { errors } = JSON.parse(out) as { errors: { path: string; reason: string }[] };
	expect(errors).toContainEqual({ path, reason: expect.stringContaining(reason) });
});

test('what the standard does not know, very long words and a place of a service are taken as they are', async () => {
	const file = [
		{ ...organisation, ours: { deep: [[1]] } },
		{ ...right, description: 'x'.repeat(2_000_000) },
		{ id: '019b0000-0000-4000-8000-000000000002', service_id: id, location_id: id },
	];
	const { out } = await read(JSON.stringify(file), '--dry-run', '--json');
	expect(JSON.parse(out)).toEqual({ entries: 3, errors: [] });
});
