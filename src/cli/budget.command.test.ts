import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommandLine } from './command-line.ts';

const cli = join(import.meta.dirname, '..', 'cli.ts');
let folder = '';
const text = `META
key;value
budget;100.50
vote_type;approval
PROJECTS
project_id;cost;name
park;60.50;Het park
square;40;Het plein
music;30;Samen muziek
VOTES
voter_id;vote
${['park', ...Array(6).fill('park,square'), ...Array(3).fill('music')].map((vote, place) => `${place};${vote}`).join('\n')}
`;

beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'bw-budget-'));
	writeFileSync(join(folder, 'vote.pb'), text);
	writeFileSync(join(folder, 'ranked.pb'), text.replace('approval', 'ordinal'));
	writeFileSync(join(folder, 'tied.pb'), text.replace('0;park\n', '0;park,square\n'));
	writeFileSync(join(folder, 'wrong.pb'), text.replace('0;park', '0;pond'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function budget(...words: string[]) {
	const printed = { stdout: '', stderr: '' };
	const status = await runCommandLine(['budget', ...words], {
		out: (line) => void (printed.stdout += `${line}\n`.replaceAll('\u00A0', ' ')),
		err: (line) => void (printed.stderr += `${line}\n`),
		path: (given) => join(folder, given),
	});
	return { status, ...printed };
}
const json = async (...words: string[]) => {
	const { status, stdout, stderr } = await budget(...words, '--json');
	expect([status, stderr]).toEqual([0, '']);
	return JSON.parse(stdout);
};

test('a file is looked for where the user stands, also when npm runs elsewhere', () => {
	const { status, stdout } = spawnSync(process.execPath, [cli, 'budget', 'count', 'vote.pb', '--json'], {
		encoding: 'utf8',
		cwd: tmpdir(),
		env: { ...process.env, INIT_CWD: folder },
	});
	expect([status, stdout]).toEqual([0, '{"winners":["park","music"],"cost":90.5,"budget":100.5,"ties":[]}\n']);
});

describe('budget count', () => {
	test('prints winners, cost, budget and ties, and nothing else', async () =>
		expect(await json('count', 'vote.pb', '--rule', 'equal-shares', '--completion', 'none')).toEqual({
			winners: ['park', 'music'],
			cost: 90.5,
			budget: 100.5,
			ties: [],
		}));
	test('counts by most votes too', async () =>
		expect(await json('count', 'vote.pb', '--rule', 'greedy')).toMatchObject({
			winners: ['park', 'square'],
			cost: 100.5,
		}));
	test('tells a tie and who went first', async () =>
		expect(await json('count', 'tied.pb')).toMatchObject({ ties: [['square', 'park']] }));
	test('lists the winners for people without --json', async () =>
		expect((await budget('count', 'vote.pb')).stdout).toContain(
			'2 van de 3 plannen winnen, samen voor € 90,50 van € 100,50.',
		));
});

describe('budget explain', () => {
	test('gives the facts, exactly where they are no round numbers', async () =>
		expect(await json('explain', 'vote.pb', 'square')).toMatchObject({
			name: 'Het plein',
			project: 'square',
			won: false,
			outcome: 'short',
			votes: 6,
			cost: 40,
			missing: { exact: '2209/70' },
			missingVoters: 4,
		}));
	test('gives plain sentences without --json', async () => {
		expect((await budget('explain', 'vote.pb', 'square')).stdout).toBe(
			'"Het plein" wint niet. Wie voor dit plan koos, had samen nog € 8,44.\n' +
				'Het kost € 40. Er misten dus € 31,56: het hele deel van nog 4 stemmers.\n',
		);
		expect((await budget('explain', 'vote.pb', 'park')).stdout).toContain('7 stemmers betaalden ieder € 8,64.');
		expect((await budget('explain', 'vote.pb', 'music', '--rule', 'greedy')).stdout).toContain('was er nog € 0.');
	});
	test('of a project that is not there is a mistake that the user can put right', async () =>
		expect(await budget('explain', 'vote.pb', 'moon')).toEqual({
			status: 2,
			stdout: '',
			stderr: 'Het project "moon" staat niet in vote.pb.\n',
		}));
});

describe('what cannot be counted ends with a sentence, code 2 and no output', () => {
	test.each([
		['another kind of ballot', ['count', 'ranked.pb', '--json'], '"ordinal"'],
		['a vote for nothing', ['count', 'wrong.pb', '--json'], 'wrong.pb, regel 12: Er is gestemd op "pond"'],
		['no file', ['count', 'nowhere.pb'], 'nowhere.pb is niet te lezen (ENOENT)'],
		['another rule', ['count', 'vote.pb', '--rule', 'lottery'], 'De regel "lottery" bestaat niet'],
		['another completion', ['count', 'vote.pb', '--completion', 'all'], 'De aanvulling "all" bestaat niet'],
	])('%s', async (_, words, sentence) => {
		const { status, stdout, stderr } = await budget(...words);
		expect([status, stdout]).toEqual([2, '']);
		expect(stderr).toContain(sentence);
	});
});
