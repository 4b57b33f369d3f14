import {
	metaOf,
	type PabulibFile,
	type PabulibTable,
	readPabulibFile,
	tableOf,
	writePabulibFile,
} from '#platform/pabulib';
import { decimalsOf, partsOf } from './money.ts';

/** A vote on which projects a budget is spent, ready to be counted. All money is in parts of one unit of currency. */
export type Election = {
	/** The file it came from, with everything that counting does not need. */
	readonly file: PabulibFile;
	readonly ballotKind: 'approval' | 'points';
	/** How many parts make one unit of currency: 1, or 100 where amounts have cents. */
	readonly unit: bigint;
	readonly budget: bigint;
	readonly projects: readonly Project[];
	/** Everyone who handed in a ballot, a blank one too. */
	readonly voters: number;
	/** Equal ballots stand here once. */
	readonly ballots: readonly Ballot[];
};
export type Project = { readonly id: string; readonly name: string; readonly cost: bigint };
export type Ballot = { readonly voters: number; readonly choices: readonly Choice[] };
/** `project` is the place in `projects`; an approval is one point. */
export type Choice = { readonly project: number; readonly points: number };

/** A file that cannot be counted, and where. */
export class BrokenElection extends Error {
	readonly what: ElectionFault;
	readonly line: number | undefined;
	readonly detail: string;
	constructor(what: ElectionFault, detail: string, line?: number) {
		super(`${what}: ${detail}`);
		this.what = what;
		this.detail = detail;
		this.line = line;
	}
}
export type ElectionFault =
	| 'missing-section'
	| 'missing-column'
	| 'bad-quotes'
	| 'bad-amount'
	| 'bad-points'
	| 'double-project'
	| 'double-choice'
	| 'unknown-project';

/** Ballots of a kind that this module does not count, such as rankings. */
export class UnsupportedBallots extends Error {
	readonly kind: string;
	constructor(kind: string) {
		super(`ballots of type "${kind}"`);
		this.kind = kind;
	}
}

const ballotKinds: Record<string, Election['ballotKind']> = {
	approval: 'approval',
	'choose-1': 'approval',
	cumulative: 'points',
};

/**
 * Reads an election from a Pabulib file.
 * @throws UnsupportedBallots for other ballots than approval, choose-1 and cumulative
 * @throws BrokenElection for a file that leaves doubt about a single vote or euro
 */
export function parsePabulib(text: string): Election {
	const file = readPabulibFile(text);
	const projectTable = columnsOf(file, 'PROJECTS', ['project_id', 'cost']);
	const voteTable = columnsOf(file, 'VOTES', ['vote']);
	const meta = metaOf(file);
	const kind = meta.get('vote_type') ?? '';
	const ballotKind = ballotKinds[kind];
	if (!ballotKind) throw new UnsupportedBallots(kind);

	const budget = meta.get('budget') ?? '';
	const decimals = Math.max(
		decimalsIn(budget),
		...projectTable.rows.map((row) => decimalsIn(row.value('cost'), row.line)),
	);
	const projects = projectTable.rows.map((row) => ({
		id: row.value('project_id'),
		name: row.value('name'),
		cost: partsOf(row.value('cost'), decimals),
	}));
	const places = new Map<string, number>();
	for (const [place, { id }] of projects.entries()) {
		if (places.has(id)) throw new BrokenElection('double-project', id, projectTable.rows[place]?.line);
		places.set(id, place);
	}
	return {
		file,
		ballotKind,
		unit: 10n ** BigInt(decimals),
		budget: partsOf(budget, decimals),
		projects,
		voters: voteTable.rows.length,
		ballots: sameTogether(voteTable.rows.map((row) => choicesOn(row, ballotKind, places))),
	};
}

/** The file again, every byte of it. */
export const writePabulib = (election: Election): string => writePabulibFile(election.file);

type Row = { line: number; value: (column: string) => string };

function columnsOf(file: PabulibFile, title: 'PROJECTS' | 'VOTES', needed: readonly string[]): { rows: Row[] } {
	const table: PabulibTable | undefined = tableOf(file, title);
	if (!table) throw new BrokenElection('missing-section', title);
	if (table.broken[0]) throw new BrokenElection('bad-quotes', title, table.broken[0]);
	const missing = needed.find((column) => !table.columns.includes(column));
	if (missing) throw new BrokenElection('missing-column', missing);
	const places = new Map(table.columns.map((column, place) => [column, place]));
	return {
		rows: table.rows.map(({ line, values }) => ({
			line,
			value: (column) => values[places.get(column) ?? -1] ?? '',
		})),
	};
}

function decimalsIn(amount: string, line?: number): number {
	const decimals = decimalsOf(amount);
	if (decimals === undefined) throw new BrokenElection('bad-amount', amount, line);
	return decimals;
}

function choicesOn({ line, value }: Row, kind: Election['ballotKind'], places: ReadonlyMap<string, number>): Choice[] {
	// Real files name a project twice on one ballot; approving twice is approving.
	const named = listIn(value('vote'));
	const ids = kind === 'approval' ? [...new Set(named)] : named;
	const points = kind === 'points' ? listIn(value('points')) : ids.map(() => '1');
	if (points.length !== ids.length) throw new BrokenElection('bad-points', value('points'), line);
	const choices = ids.map((id, place) => {
		const project = places.get(id);
		if (project === undefined) throw new BrokenElection('unknown-project', id, line);
		if (!/^\d{1,6}$/.test(points[place] ?? '')) throw new BrokenElection('bad-points', points[place] ?? '', line);
		return { project, points: Number(points[place]) };
	});
	if (new Set(ids).size < ids.length) throw new BrokenElection('double-choice', value('vote'), line);
	return choices.filter((choice) => choice.points > 0).sort((a, b) => a.project - b.project);
}

const listIn = (value: string): string[] => (value === '' ? [] : value.split(',').map((one) => one.trim()));

function sameTogether(ballots: readonly (readonly Choice[])[]): Ballot[] {
	const together = new Map<string, { voters: number; choices: readonly Choice[] }>();
	for (const choices of ballots) {
		const key = choices.map(({ project, points }) => `${project}:${points}`).join();
		const same = together.get(key);
		if (same) same.voters++;
		else together.set(key, { voters: 1, choices });
	}
	return [...together.values()];
}
