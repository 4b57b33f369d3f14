import type { SignalsReport } from '#modules/signals/index.server';
import { withDatabase } from './connect.ts';
import { type Into, municipalityAsked } from './municipality-asked.ts';
import { progressBar } from './progress-bar.ts';
import { readCall } from './read-call.ts';
import type { Terminal } from './terminal.ts';

type Options = { dryRun: boolean; progress: (done: number, of: number) => void };

/** Reads a file, brings it in as one whole with a bar on standard error, and reports. Exit code 2 when the file is refused. */
export async function runSignalImport<File>(
	args: readonly string[],
	terminal: Terminal,
	what: string,
	read: (path: string, name: string) => { file: File; problems: { line: number; sentence: string }[] },
	bringIn: (into: Into, file: File, options: Options) => Promise<SignalsReport>,
): Promise<number> {
	const { words, options, flags } = readCall(args, {
		words: ['bestand'],
		options: ['municipality'],
		flags: ['json', 'dry-run'],
	});
	const name = words[0] as string;
	const { file, problems } = read(terminal.path(name), name);
	for (const { line, sentence } of problems) terminal.err(`${name}, regel ${line}: ${sentence}`);
	if (problems.length > 0) {
		terminal.err('Er is niets veranderd.');
		return 2;
	}
	const report = await withDatabase(async () =>
		bringIn(await municipalityAsked(options.municipality), file, {
			dryRun: flags['dry-run'],
			progress: progressBar(what, terminal),
		}),
	);
	terminal.out(flags.json ? JSON.stringify({ dryRun: flags['dry-run'], ...report }) : lines(report, flags['dry-run']));
	return 0;
}

const reasons: Record<SignalsReport['problems'][number]['why'], string> = {
	'unknown-kind': 'heeft een soort die we niet kennen',
	'no-text': 'heeft geen tekst',
	'too-long': 'is te lang',
	bsn: 'bevat een burgerservicenummer',
	'bad-year': 'heeft geen goed jaar',
	'points-at-person': 'wijst naar een persoon',
	changed: 'stond er al, met andere inhoud',
};

function lines(report: SignalsReport, dryRun: boolean): string {
	const { read, added, known, coded, withoutArea, problems } = report;
	return [
		`${read} gelezen, ${added} ${dryRun ? 'zouden erbij komen' : 'erbij gekomen'}, ${known} stonden er al.`,
		`${coded} kregen een onderwerp. ${withoutArea} staan bij de gemeente, omdat we de buurt niet kennen.`,
		...problems.map(
			({ line, why, detail }) => `Overgeslagen, regel ${line} ${reasons[why]}${detail ? ` (${detail})` : ''}.`,
		),
		...(dryRun ? ['Er is niets veranderd (--dry-run).'] : []),
	].join('\n');
}
