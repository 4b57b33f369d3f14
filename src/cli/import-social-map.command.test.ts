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
