/** A project of a participatory budget: an idea that residents put in. */
export type Proposal = { id: string; name: string; category: string; cost: number; votes: number; line: number };
export type ProposalsFile = {
	instance: string;
	unit: string;
	district: string;
	language: string;
	date: string;
	description: string;
	proposals: Proposal[];
	problems: { line: number; what: 'too-few-columns' | 'no-name' | 'bad-quotes' }[];
};

/** A file that is no Pabulib file. */
export class NoPabulibFile extends Error {}

/**
 * Reads the META and PROJECTS parts of a Pabulib file (Faliszewski et al., arXiv:2012.06539): fields with `;`, quotes doubled
 * inside quotes. The votes that follow are left alone. Wrong lines are told by number and skipped.
 * @throws NoPabulibFile when it has no PROJECTS with a project_id and a name
 */
export function readPabulib(text: string): ProposalsFile {
	const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
	const meta = new Map<string, string>();
	const file: ProposalsFile = {
		instance: '',
		unit: '',
		district: '',
		language: '',
		date: '',
		description: '',
		proposals: [],
		problems: [],
	};
	let section = '';
	let header: string[] = [];
	for (const [place, raw] of lines.entries()) {
		const line = place + 1;
		const bare = raw.trim().replace(/;+$/, '');
		if (bare === 'VOTES') break;
		if (bare === 'META' || bare === 'PROJECTS') {
			section = bare;
			header = [];
			continue;
		}
		if (section === '' || raw.trim() === '') continue;
		const fields = splitFields(raw);
		if (!fields) {
			file.problems.push({ line, what: 'bad-quotes' });
			continue;
		}
		if (header.length === 0) header = fields.map((name) => name.trim().toLowerCase());
		else if (section === 'META') meta.set((fields[0] ?? '').trim(), (fields[1] ?? '').trim());
		else readProject(header, fields, line, file);
	}
	if (section !== 'PROJECTS' || !header.includes('project_id') || !header.includes('name'))
		throw new NoPabulibFile('no PROJECTS with project_id and name');
	return {
		...file,
		instance: meta.get('instance') ?? '',
		unit: meta.get('unit') ?? '',
		district: meta.get('district') ?? '',
		language: meta.get('language') ?? '',
		date: meta.get('date_begin') ?? '',
		description: meta.get('description') ?? '',
	};
}

function readProject(header: readonly string[], fields: readonly string[], line: number, file: ProposalsFile): void {
	const value = (name: string): string => (fields[header.indexOf(name)] ?? '').trim();
	if (fields.length < header.length - 1) file.problems.push({ line, what: 'too-few-columns' });
	else if (value('name') === '') file.problems.push({ line, what: 'no-name' });
	else
		file.proposals.push({
			id: value('project_id'),
			name: value('name'),
			category: value('category'),
			cost: Number(value('cost')) || 0,
			votes: Number(value('votes')) || 0,
			line,
		});
}

/** Fields of one line; undefined when a quote is never closed. */
function splitFields(line: string): string[] | undefined {
	const fields: string[] = [];
	let place = 0;
	while (place <= line.length) {
		if (line[place] === '"') {
			let field = '';
			for (place++; ; place++) {
				if (place >= line.length) return undefined;
				if (line[place] !== '"') field += line[place];
				else if (line[place + 1] === '"') field += line[place++];
				else break;
			}
			fields.push(field);
			place = line.indexOf(';', place);
			if (place < 0) break;
			place++;
		} else {
			const end = line.indexOf(';', place);
			fields.push(end < 0 ? line.slice(place) : line.slice(place, end));
			if (end < 0) break;
			place = end + 1;
		}
	}
	return fields;
}
