import { readFileSync, statSync } from 'node:fs';
import {
	duplicatePairs,
	findTable,
	mostBytes,
	peopleInTable,
	type Reading,
	type RowFault,
	readSheets,
	type SheetFault,
	type Table,
	tableOf,
	UnreadableSheet,
} from '#modules/sheets';
import { clock } from '#platform/clock';
import { type Command, UserMistake, WrongCall } from './command.ts';
import { readCall } from './read-call.ts';

/** Reads a sheet of people and tells what would happen. Bringing it in takes a worker who can say how people said yes. */
export const command: Command = {
	run: async (args, terminal) => {
		const { words, options, flags } = readCall(args, {
			words: ['bestand'],
			options: ['sheet'],
			flags: ['json', 'dry-run'],
		});
		const name = words[0] as string;
		if (!flags['dry-run'])
			throw new WrongCall(
				'Mensen inlezen doe je op het scherm, op /kaarten/inlezen: daar zeg je hoe zij ja zeiden. Kijken kan hier met --dry-run.',
			);
		const table = await tableIn(bytesOf(terminal.path(name), name), name, options.sheet);
		const reading = peopleInTable(table, clock.today());
		const duplicates = duplicatePairs(reading.people);
		if (flags.json) terminal.out(JSON.stringify(forOutput(table, reading, duplicates)));
		else terminal.out(inSentences(table, reading, duplicates));
		return 0;
	},
};

async function tableIn(bytes: Uint8Array, name: string, sheet: string | undefined): Promise<Table> {
	try {
		const sheets = await readSheets(bytes);
		if (sheet === undefined) return findTable(sheets);
		const chosen = sheets.find((one) => one.name === sheet);
		if (chosen) return tableOf(chosen);
		throw new UserMistake(`Het tabblad "${sheet}" is er niet. Er is: ${sheets.map((one) => one.name).join(', ')}.`);
	} catch (problem) {
		if (problem instanceof UnreadableSheet) throw new UserMistake(`${name}: ${faults[problem.code]}`);
		throw problem;
	}
}

function bytesOf(path: string, name: string): Uint8Array {
	try {
		if (statSync(path).size > mostBytes) throw new UserMistake(`${name}: ${faults['sheet-too-big']}`);
		return readFileSync(path);
	} catch (problem) {
		const { code } = problem as NodeJS.ErrnoException;
		if (code === 'ENOENT') throw new UserMistake(`Het bestand ${name} is er niet.`);
		if (code === 'EISDIR') throw new UserMistake(`${name} is een map, geen bestand.`);
		if (code) throw new UserMistake(`Het bestand ${name} is niet te lezen (${code}).`);
		throw problem;
	}
}

const faults: Record<SheetFault, string> = {
	'sheet-empty': 'Dit bestand is leeg.',
	'sheet-no-table': 'Hier staat geen tabel met mensen in. Er is geen kolom met een naam.',
	'sheet-no-places': 'Hier staat geen tabel met plekken in.',
	'sheet-password': 'Op dit bestand zit een wachtwoord. Haal dat er eerst af.',
	'sheet-old-excel': 'Dit is een oud Excel-bestand (.xls). Bewaar het als .xlsx of .csv.',
	'sheet-other-kind': 'Dit soort bestand lezen we niet. Bewaar het als .xlsx of .csv.',
	'sheet-damaged': 'Dit bestand is beschadigd. Open het in Excel en bewaar het opnieuw.',
	'sheet-too-big': 'Dit bestand is te groot. Maak er kleinere bestanden van.',
	'sheet-binary': 'Dit is geen bestand met rijen en kolommen.',
};

const reasons: Record<RowFault, string> = {
	'row-without-name': 'Er staat geen naam.',
	'row-has-bsn': 'Er staat een burgerservicenummer in.',
	'row-name-too-long': 'De naam is langer dan 60 tekens.',
	'row-words-too-long': 'Er staat te veel voor een kaart.',
};

const forOutput = (table: Table, { people, errors }: Reading, duplicates: readonly [number, number][]) => ({
	rows: table.rows.length,
	ready: people.length,
	columns: Object.fromEntries(table.columns.map(({ key, field }) => [key, field])),
	errors: errors.map(({ row, fault }) => ({ row, reason: reasons[fault] })),
	duplicates,
});

const inSentences = (table: Table, { people, errors }: Reading, duplicates: readonly [number, number][]): string =>
	[
		`${table.sheet ? `Tabblad "${table.sheet}"` : 'Bestand'}: ${table.rows.length} rijen, ${people.length} klaar.`,
		table.headerRow ? `De kolommen staan op rij ${table.headerRow}:` : 'Er is geen rij met kolomnamen:',
		...table.columns.map(({ key, field }) => `  ${key}: ${field ?? 'nemen we niet over'}`),
		...errors.map(({ row, fault }) => `Rij ${row}: ${reasons[fault]}`),
		...duplicates.map(([one, other]) => `Rij ${one} en ${other} zijn misschien dezelfde.`),
		'Er is niets veranderd (--dry-run).',
	].join('\n');
