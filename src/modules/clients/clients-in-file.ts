import type { InFile } from './in-file.ts';

const head = 'stands at the head of every copy';

/** What of a file itself, who helps, who reads along and what was asked stands in a copy. */
export const clientsInFile: InFile = [
	{
		table: 'client',
		title: 'walls_copy_client',
		ofClient: 'id',
		copied: {
			kept_as: {
				label: 'walls_fact_kind',
				values: {
					enquiry: 'clients_kept_enquiry',
					light: 'clients_kept_light',
					provision: 'clients_kept_provision',
					youth: 'walls_fact_youth',
				},
			},
			received_on: 'walls_fact_received',
			expected_end_on: 'walls_fact_expected',
			ended_on: 'walls_fact_ended',
			ended_as: { label: 'walls_fact_outcome', values: 'clients_ended_' },
			restricted_since: 'walls_fact_rests',
		},
		leftOut: {
			name_sealed: head,
			born_on: head,
			opened_on: head,
			area_code: 'a code; where somebody lives they know',
			address_secret: 'whoever finds the paper need not know that there is an address to look for',
			held_since: 'while it stands nothing is read at all',
			claim_until: 'the last day of a code on paper',
		},
	},
	{
		table: 'client',
		title: 'walls_part_contact',
		ofClient: 'id',
		copied: { reach_sealed: 'walls_copy_reach' },
		reads: ['address_secret'],
		notHandedOver: ({ address_secret }) => address_secret === true,
		shared: { contact: ['reach_sealed'] },
	},
	{
		table: 'relation',
		title: 'walls_copy_relation',
		copied: {
			worker_called: 'walls_fact_who',
			kind: { label: 'walls_fact_how', values: 'clients_relation_' },
			chosen: 'walls_fact_chosen',
			from_on: 'walls_fact_from',
			until_on: 'walls_fact_until',
			ended_on: 'walls_fact_ended',
		},
	},
	{
		table: 'sharing_permission',
		title: 'walls_copy_sharing_permission',
		copied: {
			to_called: 'walls_fact_who',
			scope: { label: 'walls_fact_what', values: 'walls_part_' },
			purpose: { label: 'walls_fact_for', values: 'walls_purpose_' },
			how_given: { label: 'walls_fact_how', values: 'walls_how_' },
			given_on: 'walls_fact_from',
			until_on: 'walls_fact_until',
			withdrawn_at: 'walls_fact_back',
		},
	},
	{
		table: 'emergency_look',
		title: 'walls_copy_emergency_look',
		copied: {
			reason: { label: 'walls_fact_why', values: 'walls_reason_' },
			opened_at: 'walls_fact_when',
			told_on: 'walls_fact_told',
			reviewed_on: 'walls_fact_weighed',
			verdict: { label: 'walls_fact_outcome', values: 'walls_officer_' },
		},
		leftOut: {
			words_sealed: 'why somebody looked is mostly about others (AVG 15.4)',
			worker_called: 'who looked is told by organisation and function',
			until_at: 'two hours after it began',
			tell_by: 'the term of who must tell it',
		},
	},
	{
		table: 'representative',
		title: 'walls_copy_representative',
		copied: {
			name_sealed: 'walls_fact_who',
			kind: { label: 'walls_fact_how', values: 'walls_stand_' },
			from_on: 'walls_fact_from',
			until_on: 'walls_fact_until',
			ended_on: 'walls_fact_ended',
			weighed_on: 'walls_fact_weighed',
		},
		leftOut: {
			weighed_words_sealed: 'what the child said of it is for who helps, and for nobody who stands for them',
			claim_until: 'the last day of a code on paper',
		},
	},
	{
		table: 'file_request',
		title: 'walls_copy_file_request',
		copied: {
			kind: { label: 'walls_fact_what', values: 'walls_ask_' },
			words_sealed: 'walls_fact_words',
			asked_on: 'walls_fact_asked',
			due_on: 'walls_fact_due',
			outcome: { label: 'walls_fact_outcome', values: 'walls_answer_' },
			answer_sealed: 'walls_fact_answer',
			answered_called: 'walls_fact_by',
			answered_on: 'walls_fact_answered',
		},
		leftOut: { reminded_on: 'when who must answer was reminded' },
	},
	{
		table: 'file_export',
		title: 'walls_copy_file_export',
		copied: {
			worker_called: 'walls_fact_who',
			reason: { label: 'walls_fact_why', values: 'walls_export_' },
			words_sealed: 'walls_fact_words',
			made_on: 'walls_fact_on',
			until_on: 'walls_fact_until',
		},
	},
	{
		table: 'signal_out',
		title: 'walls_copy_signal_out',
		copied: { sentence_sealed: 'walls_fact_words', made_on: 'walls_fact_on' },
		leftOut: { need_code: 'the code of the need; the sentence says it', area_code: 'the area, as the file has it' },
	},
	{ table: 'near', why: 'what workers say of their own lives' },
	{ table: 'near_alert', why: 'about a worker whom the wall stopped; nothing was seen' },
];
