import type { InFile } from '#modules/clients';

/** What of a household stands in the copy of one person: their own place and what they showed, and nobody else. */
export const householdsInFile: InFile = [
	{
		table: 'household_member',
		title: 'households_title',
		copied: {
			asked_on: 'walls_fact_asked',
			asked_called: 'walls_fact_by',
			yes_on: 'households_fact_yes',
			yes_as: {
				label: 'walls_fact_how',
				values: { self: 'walls_fact_self', 'stands-for': 'walls_fact_stands_for', spoken: 'households_fact_spoken' },
			},
			no_on: 'households_fact_no',
		},
	},
	{
		table: 'household_share',
		title: 'households_you_share',
		copied: { shared_on: 'households_shared', children: 'households_what_children' },
		leftOut: { texts: 'ids of what stands in the plan of this same copy', versions: 'which version of each it was' },
	},
];
