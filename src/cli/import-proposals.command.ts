import { readFileSync } from 'node:fs';
import { NoPabulibFile, type ProposalsFile, readProposals } from '#modules/signals';
import { importProposals } from '#modules/signals/index.server';
import { type Command, UserMistake } from './command.ts';
import { runSignalImport } from './run-signal-import.ts';

const faults: Record<ProposalsFile['problems'][number]['what'], string> = {
	'too-few-columns': 'Er zijn te weinig kolommen.',
	'no-name': 'Het voorstel heeft geen naam.',
	'bad-quotes': 'De aanhalingstekens kloppen niet.',
};

/** Proposals of a participatory budget (Pabulib) as residents' ideas. */
export const command: Command = {
	run: (args, terminal) =>
		runSignalImport(
			args,
			terminal,
			'Voorstellen',
			(path, name) => {
				const file = read(path, name);
				return { file, problems: file.problems.map(({ line, what }) => ({ line, sentence: faults[what] })) };
			},
			importProposals,
		),
};

function read(path: string, name: string): ProposalsFile {
	try {
		return readProposals(readFileSync(path, 'utf8'));
	} catch (error) {
		if (error instanceof NoPabulibFile)
			throw new UserMistake(`${name} is geen Pabulib-bestand: er staat geen PROJECTS in met project_id en name.`);
		throw new UserMistake(
			`Het bestand ${name} is niet te lezen (${(error as NodeJS.ErrnoException).code ?? 'onbekend'}).`,
		);
	}
}
