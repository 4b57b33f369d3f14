import { type Assignment, assign, type Edge } from '#modules/matching';
import type { Command } from './command.ts';
import { readOptions } from './read-options.ts';
import { type LineProblem, readTable } from './read-table.ts';
import { sayProblems } from './say-problems.ts';

/** The best pairs of needs and offers in two files, for who wants to check the choice without a database. */
export const command: Command = {
	async run(words, terminal) {
		const { text, flags } = readOptions(words, { text: ['edges', 'capacities'], optional: [], flags: ['json'] });
		const problems: LineProblem[] = [];
		const capacities = readCapacities(terminal.path(text.capacities), text.capacities, problems);
		const edges = readEdges(terminal.path(text.edges), text.edges, capacities, problems);
		if (sayProblems(problems, terminal)) return 2;
		const found = await assign(edges, capacities);
		terminal.out(flags.json ? JSON.stringify(forOutput(found)) : inSentences(found));
		return 0;
	},
};

function readCapacities(path: string, file: string, problems: LineProblem[]): Map<string, number> {
	const table = readTable(path, file, ['offer', 'capacity']);
	problems.push(...table.problems);
	const capacities = new Map<string, number>();
	for (const { line, values } of table.rows) {
		const wrong = (sentence: string) => problems.push({ file, line, sentence });
		if (values.offer === '') wrong('Het aanbod heeft geen naam (kolom offer).');
		if (capacities.has(values.offer)) wrong(`Het aanbod "${values.offer}" staat er al.`);
		if (!/^\d{1,9}$/.test(values.capacity)) wrong(`"${values.capacity}" is geen heel getal (kolom capacity).`);
		capacities.set(values.offer, Number(values.capacity));
	}
	return capacities;
}

function readEdges(
	path: string,
	file: string,
	capacities: ReadonlyMap<string, number>,
	problems: LineProblem[],
): Edge[] {
	const table = readTable(path, file, ['need', 'offer', 'score']);
	problems.push(...table.problems);
	const seen = new Set<string>();
	return table.rows.map(({ line, values: { need, offer, score } }) => {
		const wrong = (sentence: string) => problems.push({ file, line, sentence });
		if (need === '') wrong('De vraag heeft geen naam (kolom need).');
		if (!capacities.has(offer)) wrong(`Van het aanbod "${offer}" staat er geen capaciteit.`);
		const pair = JSON.stringify([need, offer]);
		if (seen.has(pair)) wrong(`"${need}" met "${offer}" staat er al.`);
		seen.add(pair);
		const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(score) ? Number(score) : Number.NaN;
		if (!Number.isFinite(value)) wrong(`"${score}" is geen getal (kolom score).`);
		return { need, offer, score: value };
	});
}

const forOutput = ({ pairs, total, unmatched }: Assignment) => ({
	pairs: pairs.map(({ need, offer }) => [need, offer]),
	total,
	unmatched: unmatched.map(({ need }) => need),
});

function inSentences({ pairs, total, unmatched }: Assignment): string {
	return [
		...pairs.map(({ need, offer, score }) => `${need} met ${offer} (${String(score).replace('.', ',')})`),
		`Samen ${String(Number(total.toPrecision(6))).replace('.', ',')}.`,
		...unmatched.map(({ need, reason }) =>
			reason === 'taken' ? `${need}: wie past, is elders beter op zijn plek.` : `${need}: er is nu niemand die past.`,
		),
	].join('\n');
}
