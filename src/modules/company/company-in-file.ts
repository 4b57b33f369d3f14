import type { InFile } from '#modules/clients';

const passOn = {
	'how-it-was': 'company_pass_how',
	ill: 'company_pass_ill',
	needs: 'company_pass_needs',
	school: 'company_pass_school',
	mood: 'company_pass_mood',
	home: 'company_pass_home',
} as const;

/** What of going along, the circle, hours of help and the step to a place of one's own stands in a copy. Nothing of it is shared. */
export const companyInFile: InFile = [
	{
		table: 'going_along',
		title: 'walls_copy_going_along',
		copied: {
			worker_called: 'walls_fact_who',
			what_sealed: 'walls_fact_what',
			where_sealed: 'walls_fact_where',
			practical_sealed: 'walls_fact_words',
			on_day: 'walls_fact_when',
			at_time: 'walls_fact_at',
			happened: { label: 'walls_fact_outcome', values: 'company_happened_' },
			after_sealed: 'walls_fact_after',
			answered_on: 'walls_fact_answered',
		},
		leftOut: { made_on: 'the day on which it was planned' },
	},
	{
		table: 'solidarity',
		title: 'company_circle',
		copied: {
			own_words_sealed: 'company_circle_own',
			strengths_sealed: 'company_circle_good',
			changed_on: 'walls_fact_changed',
		},
	},
	{
		table: 'solidarity_person',
		title: 'company_circle_people',
		copied: { called_sealed: 'walls_fact_who', does_sealed: 'walls_fact_what', since_on: 'walls_fact_from' },
	},
	{
		table: 'help_hours',
		title: 'walls_copy_help_hours',
		copied: {
			source: { label: 'walls_fact_who', values: 'company_source_' },
			kind: { label: 'walls_fact_kind', values: 'company_hours_' },
			minutes_a_week: 'walls_fact_minutes',
			from_on: 'walls_fact_from',
			until_on: 'walls_fact_until',
			because: {
				label: 'walls_fact_why',
				values: {
					begin: 'company_because_begin',
					'informal-takes-over': 'company_because_informal',
					'goes-well': 'company_because_well',
					'needs-more': 'company_because_more',
					'too-heavy': 'company_because_heavy',
					changed: 'company_because_changed',
				},
			},
			because_sealed: 'walls_fact_words',
		},
	},
	{
		table: 'helper',
		title: 'walls_copy_helper',
		copied: {
			called_sealed: 'walls_fact_who',
			may_pass_on: { label: 'walls_fact_may_say', values: passOn },
			since_on: 'walls_fact_from',
			ended_on: 'walls_fact_ended',
		},
		leftOut: { until_on: 'the last day of the code of who helps' },
	},
	{
		table: 'helper_word',
		title: 'walls_copy_helper_word',
		copied: {
			about: { label: 'walls_fact_what', values: passOn },
			words_sealed: 'walls_fact_words',
			said_on: 'walls_fact_on',
		},
		leftOut: {
			word: 'how it is for who helps is of them; what they pass on is handed over',
			seen_on: 'when a worker read it',
		},
		reads: ['word'],
		notHandedOver: ({ word }) => word !== 'pass-on',
	},
	{
		table: 'step_down',
		title: 'walls_copy_step_down',
		copied: {
			kind: { label: 'walls_fact_kind', values: 'company_step_' },
			place_called: 'walls_fact_where',
			wish_sealed: 'walls_fact_wish',
			with_sealed: 'walls_fact_with',
			introduce_on: 'walls_fact_when',
			introduced: {
				label: 'walls_fact_outcome',
				values: { yes: 'company_happened_yes', not: 'company_happened_not' },
			},
			back_on: 'walls_fact_back_to_help',
			ended_on: 'walls_fact_ended',
			made_on: 'walls_fact_on',
		},
		leftOut: {
			wish_shared_on: 'when the person put it on their own card',
			back_seen_on: 'when a worker read it',
		},
	},
	{
		table: 'arrival',
		title: 'walls_copy_arrival',
		copied: {
			round: {
				label: 'walls_fact_when',
				values: { 'two-weeks': 'company_round_weeks', 'two-months': 'company_round_months' },
			},
			outcome: {
				label: 'walls_fact_outcome',
				values: {
					comes: 'company_arrived_comes',
					'now-and-then': 'company_arrived_sometimes',
					not: 'company_arrived_not',
				},
			},
			said_on: 'walls_fact_on',
		},
		leftOut: { due_on: 'the day on which somebody is reminded to ask' },
	},
];
