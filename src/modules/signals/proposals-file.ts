import { metaOf, type PabulibTable, readPabulibFile, tableOf } from '#platform/pabulib';

/** A project of a participatory budget: an idea that residents put in. */
export type Proposal = { id: string; name: string; category: string; cost: number; votes: number; line: number };
export type ProposalsFile = {
	instance: string;
	unit: string;
	district: string;
	date: string;
	proposals: Proposal[];
	problems: { line: number; what: 'too-few-columns' | 'no-name' | 'bad-quotes' }[];
};

/** A file that is no Pabulib file. */
export class NoPabulibFile extends Error {}

/**
 * The proposals in a Pabulib file; the votes are left alone. Wrong lines are told by number and skipped.
 * @throws NoPabulibFile when it has no PROJECTS with a project_id and a name
 */
export function readProposals(text: string): ProposalsFile {
	const file = readPabulibFile(text);
	const projects = tableOf(file, 'PROJECTS');
	if (!projects?.columns.includes('project_id') || !projects.columns.includes('name'))
		throw new NoPabulibFile('no PROJECTS with project_id and name');
	const meta = metaOf(file);
	const read: ProposalsFile = {
		instance: meta.get('instance') ?? '',
		unit: meta.get('unit') ?? '',
		district: meta.get('district') ?? '',
		date: meta.get('date_begin') ?? '',
		proposals: [],
		problems: projects.broken.map((line) => ({ line, what: 'bad-quotes' })),
	};
	for (const row of projects.rows) readProposal(projects.columns, row, read);
	read.problems.sort((a, b) => a.line - b.line);
	return read;
}

function readProposal(
	columns: readonly string[],
	{ line, values }: PabulibTable['rows'][number],
	{ proposals, problems }: ProposalsFile,
): void {
	const value = (name: string): string => values[columns.indexOf(name)] ?? '';
	if (values.length < columns.length - 1) problems.push({ line, what: 'too-few-columns' });
	else if (value('name') === '') problems.push({ line, what: 'no-name' });
	else
		proposals.push({
			id: value('project_id'),
			name: value('name'),
			category: value('category'),
			cost: Number(value('cost')) || 0,
			votes: Number(value('votes')) || 0,
			line,
		});
}
