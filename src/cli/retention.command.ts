import { currentMunicipalities } from '#platform/municipality.server';
import { type DueRow, eraseWhatIsDue, useRetention, whatIsDue } from '#platform/retention/index.server';
import { retentionRules } from '../wiring-retention.server.ts';
import type { Command } from './command.ts';
import { withDatabase } from './connect.ts';
import { readOptions } from './read-options.ts';

type Report = { municipality: string; rows: DueRow[] }[];

/** What is due per class and table, as numbers; without --dry-run it is erased as the night would do. */
export const command: Command = {
	async run(words, terminal) {
		const { flags } = readOptions(words, { text: [], flags: ['dry-run', 'json'] });
		useRetention(retentionRules);
		const { report, erased } = await withDatabase(async () => {
			const report: Report = [];
			for (const { id, name } of await currentMunicipalities())
				report.push({ municipality: name, rows: await whatIsDue(id) });
			return { report, erased: flags['dry-run'] ? undefined : await eraseWhatIsDue() };
		});
		terminal.out(flags.json ? JSON.stringify({ due: report, erased: erased ?? null }) : inWords(report, erased));
		return 0;
	},
};

function inWords(report: Report, erased: number | undefined): string {
	const lines = report.flatMap(({ municipality, rows }) => {
		const due = rows.filter((row) => row.due > 0);
		return [
			`${municipality}: ${due.length ? '' : 'niets is over de termijn.'}`.trim(),
			...due.map((row) => `  ${row.table} (${row.class}, ${row.keep}): ${row.due}`),
		];
	});
	lines.push(erased === undefined ? 'Er is niets gewist: dit was alleen tellen.' : `Gewist: ${erased}.`);
	return lines.join('\n');
}
