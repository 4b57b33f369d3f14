import type { InFile } from '#modules/clients';

const sizes = { euros: 'walls_fact_euros', hours: 'walls_fact_hours', weeks: 'walls_fact_weeks' } as const;

/** What was decided for somebody without asking elsewhere, who heard of it, and what was said about it. Nothing of it is shared as a part. */
export const mandatesInFile: InFile = [
	{
		table: 'mandate_decision',
		title: 'walls_copy_mandate_decision',
		copied: {
			product_called: 'walls_fact_what',
			organisation_called: 'walls_fact_organisation',
			domain: { label: 'walls_fact_part', values: 'mandates_domain_' },
			...sizes,
			why_sealed: 'walls_fact_why',
			decided_called: 'walls_fact_by',
			decided_on: 'walls_fact_on',
		},
	},
	{
		table: 'mandate_message',
		title: 'walls_copy_mandate_message',
		through: { column: 'decision_id', table: 'mandate_decision', key: 'id' },
		copied: {
			from_called: 'walls_fact_by',
			product_called: 'walls_fact_what',
			practical_sealed: 'walls_fact_words',
			ground: {
				label: 'walls_fact_ground',
				values: { permission: 'mandates_ground_permission', statutory: 'mandates_ground_statutory' },
			},
			law_called: { label: 'walls_fact_law', values: 'mandates_law_' },
			sent_on: 'walls_fact_when',
			due_on: 'walls_fact_due',
			state: { label: 'walls_fact_state', values: 'mandates_state_' },
			state_on: 'walls_fact_changed',
		},
		leftOut: {
			for_whom_sealed: 'the name of the person: their own',
			euros: 'stands at the decision',
			hours: 'stands at the decision',
			weeks: 'stands at the decision',
		},
	},
	{
		table: 'mandate_word',
		title: 'walls_copy_mandate_word',
		through: { column: 'message_id', table: 'mandate_message', key: 'id' },
		copied: { words_sealed: 'walls_fact_words', by_called: 'walls_fact_by', said_on: 'walls_fact_on' },
		leftOut: { side: 'who said it stands beside it' },
	},
	{ table: 'mandate_check', why: 'what colleagues learn of how one of them decided; it changes nothing in the file' },
];
