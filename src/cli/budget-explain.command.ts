import { explain } from '#modules/budget';
import { explanationForOutput, explanationSentences } from './budget-output.ts';
import { type Command, UserMistake } from './command.ts';
import { readCall } from './read-call.ts';
import { countElection, readElection } from './read-election.ts';

/** Why one project won, or how much support it missed. */
export const command: Command = {
	run(args, terminal) {
		const { words, options, flags } = readCall(args, {
			words: ['bestand.pb', 'project'],
			options: ['rule', 'completion'],
			flags: ['json'],
		});
		const [file, project] = words as [string, string];
		const election = readElection(terminal, file);
		const explanation = explain(countElection(election, options), project);
		if (!explanation) throw new UserMistake(`Het project "${project}" staat niet in ${file}.`);
		const name = election.projects.find(({ id }) => id === project)?.name ?? '';
		terminal.out(
			flags.json
				? JSON.stringify({ name, ...explanationForOutput(explanation) })
				: explanationSentences(election, explanation),
		);
		return 0;
	},
};
