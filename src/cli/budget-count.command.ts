import { amountOf } from '#modules/budget';
import { outcomeTable } from './budget-output.ts';
import type { Command } from './command.ts';
import { readCall } from './read-call.ts';
import { countElection, readElection } from './read-election.ts';

/** Counts a published vote, so that anyone can check an outcome. */
export const command: Command = {
	run(args, terminal) {
		const { words, options, flags } = readCall(args, {
			words: ['bestand.pb'],
			options: ['rule', 'completion'],
			flags: ['json'],
		});
		const election = readElection(terminal, words[0] as string);
		const outcome = countElection(election, options);
		const { winners, cost, budget, unit, ties } = outcome;
		terminal.out(
			flags.json
				? JSON.stringify({ winners, cost: amountOf(cost, unit), budget: amountOf(budget, unit), ties })
				: outcomeTable(election, outcome),
		);
		return 0;
	},
};
