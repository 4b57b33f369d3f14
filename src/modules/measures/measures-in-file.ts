import type { InFile } from '#modules/clients';
import type { Answers } from './measure.ts';

/** Each part of life with its number, as it was answered. No sum and no mean. */
const answered = (opened: string): [string, string][] => {
	const { reliance, life, takingPart } = JSON.parse(opened) as Answers;
	return [
		...[...Object.entries(reliance), ...Object.entries(life)].map(([domain, value]): [string, string] => [
			`plans_domain_${domain}`,
			String(value),
		]),
		...(takingPart === null ? [] : [['measures_part', String(takingPart)] as [string, string]]),
	];
};

/** What of looking how somebody is doing stands in a copy, and in the part "measures". */
export const measuresInFile: InFile = [
	{
		table: 'measure',
		title: 'walls_part_measures',
		copied: {
			taken_on: 'walls_fact_on',
			answers_sealed: { label: 'walls_fact_answer', facts: answered },
			why_sealed: 'walls_fact_why',
			taken_by: 'walls_fact_by',
			by_person: 'walls_fact_by_self',
		},
		shared: { measures: ['taken_on', 'answers_sealed'] },
	},
];
