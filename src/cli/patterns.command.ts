import { adjacencyOf, dayNumber, type Finding, lookAtTown, patternConfig, rankAgenda } from '#modules/patterns';
import { type Command, WrongCall } from './command.ts';
import { type ListedNeed, listNeeds } from './list-needs.ts';
import { findingForOutput, findingsTable } from './pattern-output.ts';
import { readOptions } from './read-options.ts';
import { AREA_COLUMNS, checkAreas, checkSignals, SIGNAL_COLUMNS } from './read-pattern-files.ts';
import { type LineProblem, readTable } from './read-table.ts';
import type { Terminal } from './terminal.ts';

const TALKED_ABOUT_PER_DISTRICT = 3;

/** Findings from two files, for who wants to try or check the detector without a database. */
export const command: Command = {
	async run(words, terminal) {
		const { text, flags } = readOptions(words, {
			text: ['signals', 'areas', 'as-of'],
			flags: ['json', 'lenient'],
		});
		const asOf = text['as-of'];
		if (dayNumber(asOf) === null) throw new WrongCall(`--as-of: "${asOf}" is geen bestaande datum (jjjj-mm-dd).`);

		const needs = await listNeeds();
		const areas = checkAreas(readTable(terminal.path(text.areas), text.areas, AREA_COLUMNS), text.areas);
		const signals = checkSignals(
			readTable(terminal.path(text.signals), text.signals, SIGNAL_COLUMNS),
			text.signals,
			new Set(areas.valid.map((one) => one.area)),
			new Set(needs.map((need) => need.code)),
		);
		const problems = [...inLineOrder(areas.problems), ...inLineOrder(signals.problems)];
		if (!mayGoOn(problems, flags.lenient, terminal)) return 2;

		const geography = adjacencyOf(areas.valid);
		const all = lookAtTown({ signals: signals.valid, needs, geography, asOf, config: patternConfig }).findings;
		const findings = rankAgenda(all, TALKED_ABOUT_PER_DISTRICT, []);
		terminal.out(
			flags.json
				? JSON.stringify({ findings: findings.map(findingForOutput) })
				: findingsTable(findings, nameFrom(needs), asOf),
		);
		return 0;
	},
};

function mayGoOn(problems: readonly LineProblem[], lenient: boolean, terminal: Terminal): boolean {
	for (const { file, line, sentence } of problems) terminal.err(`${file}, regel ${line}: ${sentence}`);
	if (problems.length === 0) return true;
	terminal.err(
		lenient
			? 'Deze regels zijn overgeslagen.'
			: 'Er is niets berekend. Verbeter deze regels, of gebruik --lenient om ze over te slaan.',
	);
	return lenient;
}

const inLineOrder = (problems: readonly LineProblem[]) => [...problems].sort((a, b) => a.line - b.line);

function nameFrom(needs: readonly ListedNeed[]): (finding: Finding) => string {
	const names = new Map(needs.map((need) => [need.code, need.nl]));
	return (finding) => (finding.need === null ? `thema ${finding.theme}` : (names.get(finding.need) ?? finding.need));
}
