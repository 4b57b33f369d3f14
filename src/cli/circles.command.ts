import { type Circles, circleOptions, formInThread, type Hub, type Person, type Unplaced } from '#modules/circles';
import { type Command, WrongCall } from './command.ts';
import { progressBar } from './progress-bar.ts';
import { readOptions } from './read-options.ts';
import { type LineProblem, readTable } from './read-table.ts';
import { sayProblems } from './say-problems.ts';
import type { Terminal } from './terminal.ts';

/** Circles from two files, for who wants to try it or check it without a database. */
export const command: Command = {
	async run(words, terminal) {
		const { text, flags } = readOptions(words, {
			text: ['people', 'hubs'],
			optional: ['max-walk', 'seconds', 'seed', 'fewest', 'most'],
			flags: ['json'],
		});
		const number = (name: 'max-walk' | 'seconds' | 'seed' | 'fewest' | 'most', otherwise: number, whole: boolean) => {
			const given = text[name];
			if (given === undefined) return otherwise;
			if (!(whole ? /^\d{1,9}$/ : /^\d{1,9}(\.\d{1,9})?$/).test(given))
				throw new WrongCall(`"${given}" is geen ${whole ? 'heel getal' : 'getal'} (--${name}).`);
			return Number(given);
		};
		const options = {
			...circleOptions,
			maxWalk: number('max-walk', circleOptions.maxWalk, false),
			seconds: number('seconds', circleOptions.seconds, false),
			fewest: number('fewest', circleOptions.fewest, true),
			most: number('most', circleOptions.most, true),
		};
		const seed = number('seed', 1, true);
		if (options.fewest < 2 || options.most < options.fewest)
			throw new WrongCall('Een kring heeft minstens 2 leden, en --most is niet minder dan --fewest.');

		const problems: LineProblem[] = [];
		const seen = new Set<string>();
		const people = readPeople(terminal, text.people, seen, problems);
		const hubs = readHubs(terminal, text.hubs, seen, problems);
		if (sayProblems(problems, terminal)) return 2;
		const bar = flags.json ? undefined : progressBar('Kringen zoeken', terminal);
		const found = await formInThread({ people, hubs, options, seed }, ({ done, parts }) => bar?.(done, parts));
		terminal.out(flags.json ? JSON.stringify(forOutput(found)) : inSentences(found));
		return 0;
	},
};

function readPeople(terminal: Terminal, file: string, seen: Set<string>, problems: LineProblem[]): Person[] {
	const table = readTable(terminal.path(file), file, ['id', 'lon', 'lat', 'needs', 'talents']);
	problems.push(...table.problems);
	return table.rows.map(({ line, values }) => ({
		...readPlace(values, seen, (sentence) => problems.push({ file, line, sentence })),
		needs: codesIn(values.needs),
		talents: codesIn(values.talents),
	}));
}

function readHubs(terminal: Terminal, file: string, seen: Set<string>, problems: LineProblem[]): Hub[] {
	const table = readTable(terminal.path(file), file, ['id', 'lon', 'lat']);
	problems.push(...table.problems);
	return table.rows.map(({ line, values }) =>
		readPlace(values, seen, (sentence) => problems.push({ file, line, sentence })),
	);
}

function readPlace(
	{ id, lon, lat }: { id: string; lon: string; lat: string },
	seen: Set<string>,
	wrong: (sentence: string) => void,
): Hub {
	if (id === '') wrong('Er staat geen naam (kolom id).');
	else if (seen.has(id)) wrong(`"${id}" staat er al.`);
	seen.add(id);
	const degrees = (value: string, most: number, column: string) => {
		const read = /^[+-]?\d{1,3}(\.\d+)?$/.test(value) ? Number(value) : Number.NaN;
		if (!(Math.abs(read) <= most)) wrong(`"${value}" is geen plek in graden (kolom ${column}).`);
		return read;
	};
	return { id, lon: degrees(lon, 180, 'lon'), lat: degrees(lat, 90, 'lat') };
}

const codesIn = (list: string): string[] => [
	...new Set(
		list
			.split(';')
			.map((code) => code.trim())
			.filter(Boolean),
	),
];

const forOutput = ({ circles, unplaced, bound, status }: Circles) => ({
	circles: circles.map(({ hub, members, gaps }) => ({ hub, members, gaps: gaps.map(({ need }) => need) })),
	unplaced,
	bound,
	status,
});

const reasons: Record<Unplaced, string> = {
	far: 'er is geen vrijwilliger op loopafstand',
	few: 'er wonen te weinig mensen bij elkaar',
	full: 'de kringen in de buurt zijn vol',
};

function inSentences({ circles, unplaced, bound, status }: Circles): string {
	return [
		...circles.flatMap(({ hub, members, gaps }) => [
			`Kring van ${hub}, ${members.length} leden: ${members.slice(1).join(', ')}.`,
			...gaps.map(({ id, need }) => `  Niemand kan nog: ${need} voor ${id}.`),
		]),
		...unplaced.map(({ id, reason }) => `${id}: nog geen kring, want ${reasons[reason]}.`),
		status === 'optimal'
			? 'Beter kan niet: dat is bewezen.'
			: `Hoogstens ${(100 * bound).toFixed(1).replace('.', ',')} % beter kan nog; meer niet, dat is bewezen.`,
	].join('\n');
}
