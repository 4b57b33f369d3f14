import { readFileSync } from 'node:fs';
import {
	BrokenElection,
	type Completion,
	completions,
	type Election,
	type ElectionFault,
	equalShares,
	greedy,
	type Outcome,
	parsePabulib,
	UnsupportedBallots,
} from '#modules/budget';
import { UserMistake, WrongCall } from './command.ts';
import type { Terminal } from './terminal.ts';

const faults: Record<ElectionFault, (detail: string) => string> = {
	'missing-section': (title) => `Het deel ${title} ontbreekt.`,
	'missing-column': (column) => `De kolom ${column} ontbreekt.`,
	'bad-quotes': () => 'De aanhalingstekens kloppen niet.',
	'bad-amount': (amount) => `"${amount}" is geen bedrag. Schrijf het zo: 1250 of 1250.50.`,
	'bad-points': (points) => `De punten "${points}" kloppen niet.`,
	'double-project': (id) => `Het project "${id}" staat er twee keer.`,
	'double-choice': (choices) => `Een project kreeg twee keer punten: ${choices}.`,
	'unknown-project': (id) => `Er is gestemd op "${id}", en dat project staat er niet.`,
};

/** @throws UserMistake with a sentence for a file that is not there or cannot be counted */
export function readElection(terminal: Terminal, given: string): Election {
	try {
		return parsePabulib(readFileSync(terminal.path(given), 'utf8'));
	} catch (error) {
		if (error instanceof UnsupportedBallots) {
			throw new UserMistake(
				`Stembiljetten van de soort "${error.kind}" worden hier niet geteld. Wel: approval, choose-1 en cumulative.`,
			);
		}
		if (error instanceof BrokenElection) {
			const line = error.line === undefined ? '' : `, regel ${error.line}`;
			throw new UserMistake(`${given}${line}: ${faults[error.what](error.detail)}`);
		}
		throw new UserMistake(
			`Het bestand ${given} is niet te lezen (${(error as NodeJS.ErrnoException).code ?? 'onbekend'}).`,
		);
	}
}

/** Counts as the options say. A completion belongs to equal shares; greedy has none. */
export function countElection(election: Election, options: { rule?: string; completion?: string }): Outcome {
	const { rule = 'equal-shares', completion = 'none' } = options;
	if (!completions.some((one) => one === completion))
		throw new WrongCall(`De aanvulling "${completion}" bestaat niet. Kies ${completions.join(', ')}.`);
	if (rule === 'greedy') return greedy(election);
	if (rule === 'equal-shares') return equalShares(election, { completion: completion as Completion });
	throw new WrongCall(`De regel "${rule}" bestaat niet. Kies equal-shares of greedy.`);
}
