import type { InFile } from '#modules/clients';
import type { Laid } from './plan-diff.ts';

const parts = {
	well: 'plans_well',
	matters: 'plans_matters',
	children: 'plans_children_mean',
	'story-happened': 'plans_story_happened',
	'story-tell': 'plans_story_tell',
	'story-keep': 'plans_story_keep',
	'end-reached': 'plans_end_reached',
	'end-keeps': 'plans_end_keeps',
	'end-call': 'plans_end_call',
} as const;
const how = {
	changed_on: 'walls_fact_changed',
	by_person: 'walls_fact_by_self',
} as const;
const changed = { changed_by: 'walls_fact_by', ...how } as const;

/** A plan as it was laid down, piece by piece. */
const laid = (opened: string): [string, string][] => {
	const { words, goals, helpers } = JSON.parse(opened) as Laid;
	return [
		...Object.entries(words).map(([part, text]): [string, string] => [parts[part as keyof typeof parts], text]),
		...goals.flatMap(({ words: goal, why, agreements }): [string, string][] => [
			['plans_goal', goal],
			...(why ? [['walls_fact_why', why] as [string, string]] : []),
			...agreements.map(({ who, what, byOn }): [string, string] => [
				'plans_agreement',
				[who && `${who}:`, what, byOn && `(${byOn})`].filter(Boolean).join(' '),
			]),
		]),
		...helpers.map(({ called, what }): [string, string] => ['plans_helper', [called, what].filter(Boolean).join(': ')]),
	];
};

/** What of a plan, its notes and what came after stands in a copy, and in the parts "plan" and "agreements". */
export const plansInFile: InFile = [
	{
		table: 'plan',
		key: 'client_id',
		title: 'walls_part_plan',
		copied: {
			children: 'plans_children_count',
			made_on: 'walls_fact_on',
			adopted_on: 'walls_fact_adopted',
			closed_on: 'walls_fact_ended',
		},
		shared: { plan: ['made_on', 'adopted_on', 'closed_on'], agreements: ['adopted_on', 'closed_on'] },
	},
	{
		table: 'plan_words',
		title: 'walls_copy_plan_words',
		copied: { part: { label: 'walls_fact_part', values: parts }, words_sealed: 'walls_fact_words', ...changed },
		shared: { plan: ['part', 'words_sealed', 'changed_on'] },
	},
	{
		table: 'plan_goal',
		title: 'plans_goals',
		copied: {
			words_sealed: 'plans_goal',
			domain: { label: 'walls_fact_part', values: 'plans_domain_' },
			why_sealed: 'walls_fact_why',
			made_on: 'walls_fact_on',
			reached_on: 'walls_fact_reached',
			dropped_on: 'walls_fact_dropped',
			...changed,
		},
		shared: { plan: ['words_sealed', 'made_on', 'reached_on'], agreements: ['words_sealed', 'made_on', 'reached_on'] },
		sharedBy: 'shared_part_of_plan_goal',
	},
	{
		table: 'plan_agreement',
		title: 'walls_part_agreements',
		copied: {
			who_sealed: 'walls_fact_who',
			step: { label: 'walls_fact_how', values: 'plans_step_' },
			what_sealed: 'walls_fact_what',
			by_on: 'walls_fact_due',
			happened: { label: 'walls_fact_outcome', values: 'plans_happened_' },
			happened_on: 'walls_fact_done',
			skipped: {
				label: 'walls_fact_skipped',
				values: {
					'not-through-network': 'plans_skip_network',
					safety: 'plans_skip_safety',
					tried: 'plans_skip_tried',
					'nothing-near': 'plans_skip_nothing',
					'own-wish': 'plans_skip_wish',
					other: 'plans_skip_other',
				},
			},
			skipped_sealed: 'walls_fact_words',
			made_on: 'walls_fact_on',
			dropped_on: 'walls_fact_dropped',
			...changed,
		},
		shared: { agreements: ['who_sealed', 'step', 'what_sealed', 'by_on', 'happened', 'happened_on'] },
		sharedBy: 'shared_part_of_plan_agreement',
	},
	{
		table: 'plan_helper',
		title: 'plans_helpers',
		copied: {
			organisation_called: 'walls_fact_organisation',
			for_sealed: 'walls_fact_for',
			becomes: { label: 'plans_helper_becomes', values: 'plans_becomes_' },
			made_on: 'walls_fact_on',
			dropped_on: 'walls_fact_dropped',
			...changed,
		},
		shared: { plan: ['organisation_called', 'for_sealed', 'becomes'] },
	},
	{
		table: 'plan_note',
		title: 'walls_copy_plan_note',
		copied: {
			words_sealed: 'walls_fact_words',
			follows_as: {
				label: 'walls_fact_how',
				values: { correction: 'walls_fact_correction', redaction: 'walls_fact_redaction' },
			},
			by_called: 'walls_fact_by',
			by_person: 'walls_fact_by_self',
			written_on: 'walls_fact_on',
		},
		leftOut: {
			about_others: 'such a note is not handed over (AVG 15.4)',
			held: 'such a note is not handed over',
			shared_from: 'until then it is not handed over',
			written_at: 'the day says enough',
		},
		reads: ['about_others', 'held', 'shared_from'],
		notHandedOver: ({ about_others, held, shared_from }, today) =>
			about_others === true || held === true || String(shared_from ?? '') > today,
	},
	{
		table: 'plan_saying',
		title: 'walls_copy_plan_saying',
		copied: {
			words_sealed: 'walls_fact_words',
			kind: {
				label: 'walls_fact_kind',
				values: { comment: 'walls_fact_comment', statement: 'walls_fact_statement' },
			},
			said_by: 'walls_fact_by',
			by_person: 'walls_fact_by_self',
			said_on: 'walls_fact_on',
		},
		leftOut: { about_kind: 'what it is said about stands beside it on the page' },
		reads: ['about_id'],
		// What a worker said about a note that is not handed over goes along with it; the person's own words never do.
		notHandedOver: ({ about_id, by_person }, _, withheld) => by_person === false && withheld.has(about_id),
	},
	{
		table: 'plan_version',
		title: 'walls_copy_plan_version',
		copied: {
			number: 'walls_fact_number',
			plan_sealed: { label: 'walls_fact_words', facts: laid },
			made_by: 'walls_fact_by',
			by_person: 'walls_fact_by_self',
			made_on: 'walls_fact_on',
		},
	},
	{
		table: 'plan_signature',
		title: 'walls_copy_plan_signature',
		copied: {
			called_sealed: 'walls_fact_who',
			signed_as: {
				label: 'walls_fact_how',
				values: { self: 'walls_fact_self', 'stands-for': 'walls_fact_stands_for' },
			},
			how: { label: 'walls_fact_where', values: { online: 'walls_fact_online', paper: 'walls_how_written' } },
			version: 'walls_fact_number',
			signed_on: 'walls_fact_on',
			withdrawn_on: 'walls_fact_back',
		},
	},
	{
		table: 'plan_aftercare',
		title: 'plans_calls',
		copied: {
			due_on: 'walls_fact_due',
			done_on: 'walls_fact_done',
			outcome: { label: 'walls_fact_outcome', values: 'plans_call_' },
			words_sealed: 'walls_fact_words',
			done_by: 'walls_fact_by',
		},
	},
	{
		table: 'worker_wish',
		title: 'walls_copy_worker_wish',
		copied: {
			kind: { label: 'walls_fact_what', values: 'plans_wish_' },
			words_sealed: 'walls_fact_words',
			asked_on: 'walls_fact_asked',
			answer_sealed: 'walls_fact_answer',
			answered_by: 'walls_fact_by',
			answered_on: 'walls_fact_answered',
		},
		leftOut: { called_sealed: 'the name of who asked: their own' },
	},
	{ table: 'plan_presence', why: 'who has the page open at this moment; gone after a minute' },
	{ table: 'scratch_note', why: 'a note of a worker to themselves, gone after two weeks' },
];
