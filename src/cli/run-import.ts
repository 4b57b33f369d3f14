import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { areaCode, UnreadableFile } from '#modules/areas';
import type { Importing, ImportReport, ImportSettings } from '#modules/areas/index.server';
import type { Actor } from '#platform/actor';
import { asTask, type Tx } from '#platform/db/index.server';
import { currentMunicipalities } from '#platform/municipality.server';
import { UserMistake, WrongCall } from './command.ts';
import { withDatabase } from './connect.ts';
import { faultLines, reportLines } from './import-report.ts';
import { progressBar } from './progress-bar.ts';
import { readCall } from './read-call.ts';
import type { Terminal } from './terminal.ts';

type Found = { year: number | undefined; source: string };
type Kind<T extends Found> = {
	/** What the numbers in faults and skips count. */
	where: 'regel' | 'gebied';
	what: string;
	parse(text: string): T;
	save(tx: Tx, actor: Actor, to: Importing, file: T, settings: ImportSettings): Promise<ImportReport>;
};

/** Reads a file, imports it in one transaction with a bar on standard error, and reports. Exit code 2 when it is refused. */
export async function runImport<T extends Found>(
	args: readonly string[],
	terminal: Terminal,
	kind: Kind<T>,
): Promise<number> {
	const { words, options, flags } = readCall(args, {
		words: ['bestand'],
		options: ['year', 'municipality', 'source'],
		flags: ['json'],
	});
	const name = words[0] as string;
	if (options.year && !/^\d{4}$/.test(options.year)) throw new WrongCall(`--year: "${options.year}" is geen jaar.`);
	if (options.municipality && !areaCode(options.municipality)?.startsWith('GM'))
		throw new WrongCall(`--municipality: "${options.municipality}" is geen gemeentecode. Schrijf bijvoorbeeld GM0344.`);
	try {
		const file = kind.parse(readText(terminal.path(name), name));
		const year = Number(options.year ?? file.year ?? yearInName(name));
		if (!year) throw new UnreadableFile([{ fault: 'no-year' }]);
		const settings = { year, source: options.source ?? file.source, onProgress: progressBar(kind.what, terminal) };
		const report = await withDatabase(async () => {
			const to = await importingInto(options.municipality);
			return asTask('areas.import', to.id, 'open', (tx, actor) => kind.save(tx, actor, to, file, settings));
		});
		terminal.out(flags.json ? JSON.stringify(report) : reportLines(report, kind.where).join('\n'));
		return 0;
	} catch (error) {
		if (!(error instanceof UnreadableFile)) throw error;
		for (const line of faultLines(name, kind.where, error.faults)) terminal.err(line);
		terminal.err('Er is niets veranderd.');
		return 2;
	}
}

/** The only year in the name of a file: "cbs-kwb-utrecht-2023.csv". */
function yearInName(name: string): number | undefined {
	const years = new Set(basename(name).match(/(?<!\d)(?:19|20)\d\d(?!\d)/g));
	return years.size === 1 ? Number([...years][0]) : undefined;
}

async function importingInto(asked: string | undefined): Promise<Importing> {
	const all = await currentMunicipalities();
	const code = asked && areaCode(asked);
	const found = code ? all.find((one) => one.code === code) : all.length === 1 ? all[0] : undefined;
	if (found) return { id: found.id, code: found.code, name: found.name };
	if (code)
		throw new UserMistake(
			`De gemeente ${code} is er nog niet. Maak haar eerst: npm run cli -- municipality add ${code} <naam>`,
		);
	if (all.length === 0)
		throw new UserMistake('Er is nog geen gemeente. Maak er een: npm run cli -- municipality add <code> <naam>');
	throw new UserMistake(
		`Er zijn meer gemeenten. Kies er een met --municipality: ${all.map((one) => `${one.code} (${one.name})`).join(', ')}.`,
	);
}

/** UTF-8, else the Windows letters that older files of Statistics Netherlands are in. */
function readText(path: string, name: string): string {
	const bytes = readBytes(path, name);
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder('windows-1252').decode(bytes);
	}
}

function readBytes(path: string, name: string): Uint8Array {
	try {
		return readFileSync(path);
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code === 'ENOENT') throw new UserMistake(`Het bestand ${name} is er niet.`);
		throw new UserMistake(
			code === 'EISDIR' ? `${name} is een map, geen bestand.` : `Het bestand ${name} is niet te lezen (${code}).`,
		);
	}
}
