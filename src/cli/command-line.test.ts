import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type CommandEntry, UserMistake, WrongCall } from './command.ts';
import { runCommandLine } from './command-line.ts';

const entry = (name: string, run: (words: readonly string[]) => number): CommandEntry => ({
	name,
	usage: `${name} <file>`,
	summary: { nl: `nl ${name}`, en: `en ${name}` },
	load: async () => ({ run }),
});
const table = [
	entry('import areas', (words) => words.length),
	entry('scan', () => {
		throw new WrongCall('Er ontbreekt iets.');
	}),
	entry('budget', () => {
		throw new UserMistake('Dat bestand is er niet.');
	}),
	entry('audit verify', () => {
		throw new Error('boom');
	}),
];

async function run(...words: string[]) {
	const out: string[] = [];
	const err: string[] = [];
	const terminal = {
		out: (text: string) => void out.push(text),
		err: (text: string) => void err.push(text),
		path: String,
	};
	const code = await runCommandLine(words, terminal, table);
	return { code, out: out.join('\n'), err: err.join('\n') };
}

test('a command of two words gets only the words after them', async () => {
	expect((await run('import', 'areas', 'x', 'y', 'z')).code).toBe(3);
	expect((await run('import', 'nothing')).code).toBe(2);
});

test('help lists every command in two languages', async () => {
	for (const word of ['help', '--help', '-h']) {
		const { code, out, err } = await run(word);
		expect([code, err]).toEqual([0, '']);
		for (const { summary } of table) expect(out).toContain(summary.nl);
		for (const { summary } of table) expect(out).toContain(summary.en);
	}
});

test('help about one command shows how to call it', async () => {
	expect((await run('help', 'import', 'areas')).out).toContain('import areas <file>');
	expect(await run('scan', '--help')).toMatchObject({ code: 0, err: '' });
});

test('an unknown command, or none, is a sentence and code 2', async () => {
	expect(await run('nope')).toMatchObject({ code: 2, out: '', err: expect.stringContaining('"nope" bestaat niet') });
	expect(await run()).toMatchObject({ code: 2, out: '' });
});

test('a mistake of the user is a sentence and code 2, ours is code 1', async () => {
	expect(await run('scan')).toEqual({
		code: 2,
		out: '',
		err: 'Er ontbreekt iets.\nGebruik: npm run cli -- scan <file>',
	});
	expect(await run('budget')).toEqual({ code: 2, out: '', err: 'Dat bestand is er niet.' });
	expect((await run('audit', 'verify')).code).toBe(1);
});

test('every command in the table can be loaded, unbuilt', async () => {
	const table = join(import.meta.dirname, 'commands.ts');
	const load = `for (const one of (await import(${JSON.stringify(table)})).commands) console.log(typeof (await one.load()).run)`;
	const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', load], { encoding: 'utf8' });
	const loaded = stdout.trim().split('\n');
	expect(loaded.length, stderr).toBeGreaterThan(10);
	expect(new Set(loaded)).toEqual(new Set(['function']));
}, 60_000);
