import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type SealReport, verifySeals } from '#platform/audit/index.server';
import type { Command } from './command.ts';
import { withDatabase } from './connect.ts';
import { readOptions } from './read-options.ts';

const whys: Record<SealReport['broken'][number]['why'], string> = {
	changed: 'een regel is veranderd of weg',
	chain: 'het zegel past niet op het vorige',
	outside: 'het zegel is anders dan het buiten de database is bewaard',
};

/** Recomputes every seal on the trail, and holds it against the roots kept outside the database. Exit code 1 when one is broken. */
export const command: Command = {
	async run(words, terminal) {
		const { flags } = readOptions(words, { text: [], flags: ['json'] });
		const report = await withDatabase(() => verifySeals(rootsKeptOutside(process.env)));
		terminal.out(flags.json ? JSON.stringify(report) : inWords(report));
		return report.broken.length ? 1 : 0;
	},
};

function rootsKeptOutside(env: NodeJS.ProcessEnv): string[] {
	const file = join(resolve(env.INIT_CWD ?? process.cwd(), env.DATA_DIR || '.data'), 'audit-roots.jsonl');
	return existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
}

const inWords = ({ seals, entries, broken }: SealReport): string =>
	broken.length
		? broken.map(({ zone, number, why }) => `Zegel ${number} in zone ${zone} klopt niet: ${whys[why]}.`).join('\n')
		: `Alle ${seals} zegels kloppen; samen ${entries} regels.`;
