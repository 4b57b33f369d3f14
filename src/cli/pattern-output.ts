import type { Fact, Finding } from '#modules/patterns';

/** A finding as it leaves the command line: no pseudonyms, figures with the digits that mean something. */
export function findingForOutput(finding: Finding) {
	const { need, level, zone, weeks, observed, persons, tier } = finding;
	return {
		need,
		level,
		zone,
		weeks,
		observed,
		expected: rounded(finding.expected),
		persons,
		score: rounded(finding.score),
		tier,
		why: finding.why.map(roundedFact),
	};
}

function roundedFact(fact: Fact): Fact {
	if (fact.kind === 'count') return { ...fact, expected: rounded(fact.expected) };
	if (fact.kind === 'chance') {
		return { ...fact, score: rounded(fact.score), recurrenceWeeks: rounded(fact.recurrenceWeeks, 3) };
	}
	return fact;
}

/** Significant digits, so that a small expectation never becomes zero. */
const rounded = (figure: number, digits = 6) => Number(figure.toPrecision(digits));

/** The findings as a table that a neighbourhood worker can read. */
export function findingsTable(
	findings: readonly Finding[],
	nameOf: (finding: Finding) => string,
	asOf: string,
): string {
	if (findings.length === 0) return `Tot en met ${asOf} valt niets op. Ook dat is goed om te weten.`;
	const head = ['Label', 'Wat', 'Waar', 'Mensen', 'Weken', 'Gewoonlijk', 'Door toeval (hele stad)'];
	const rows = findings.map((finding) => [
		finding.tier === 'alarm' ? 'opvallend' : 'om te bespreken',
		nameOf(finding),
		finding.zone.join(', '),
		String(finding.observed),
		String(finding.weeks),
		dutchFigure(finding.expected),
		dutchRecurrence(finding.recurrenceWeeks),
	]);
	const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length)));
	return [head, widths.map((width) => '-'.repeat(width)), ...rows]
		.map((row) =>
			row
				.map((value, column) => value.padEnd(widths[column] ?? 0))
				.join('  ')
				.trimEnd(),
		)
		.join('\n');
}

function dutchFigure(figure: number): string {
	if (figure < 0.1) return 'minder dan 0,1';
	return figure.toFixed(figure < 10 ? 1 : 0).replace('.', ',');
}

function dutchRecurrence(weeks: number): string {
	if (weeks < 1.5) return 'elke week wel';
	if (weeks >= 104) return `minder dan eens per ${Math.min(20, Math.floor(weeks / 52))} jaar`;
	return `eens per ${Math.round(weeks)} weken`;
}
