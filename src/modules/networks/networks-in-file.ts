import type { InFile } from '#modules/clients';
import type { NetworkPerson } from './network.ts';

/** What of the people around somebody stands in a copy, and in the part "network". */
export const networksInFile: InFile = [
	{
		table: 'network',
		title: 'walls_part_network',
		copied: {
			answer: { label: 'networks_answer_legend', values: 'networks_answer_' },
			words_sealed: 'walls_fact_words',
			carer_much_on: 'walls_fact_carer_much',
			changed_on: 'walls_fact_changed',
		},
	},
	{
		table: 'network_person',
		title: 'walls_part_network',
		copied: {
			called_sealed: 'walls_fact_who',
			what: { label: 'walls_fact_what', values: 'networks_what_' },
			kind: { label: 'walls_fact_kind', values: 'networks_kind_' },
			ring: { label: 'walls_fact_how_near', values: 'networks_ring_' },
			gives: {
				label: 'walls_fact_how',
				values: {
					'helps-me': 'networks_gives_me',
					'i-help': 'networks_gives_i',
					both: 'networks_gives_both',
					neither: 'networks_gives_neither',
				},
			},
			does: { label: 'walls_fact_does', values: 'networks_task_' },
			costs_energy: 'networks_energy',
			ask: { label: 'walls_fact_may_ask', values: 'networks_ask_' },
			ask_for: { label: 'walls_fact_for', values: 'networks_task_' },
			ask_words_sealed: 'walls_fact_words',
			added_on: 'walls_fact_on',
		},
		leftOut: { place: 'where it stands in the drawing' },
		shared: { network: ['called_sealed', 'what', 'kind', 'ring', 'gives'] },
		sharedBy: 'shared_part_of_network_person',
	},
	{
		table: 'network_picture',
		title: 'walls_copy_network_picture',
		copied: {
			made_on: 'walls_fact_on',
			drawing_sealed: {
				label: 'walls_fact_who',
				facts: (opened) => [
					['walls_fact_who', (JSON.parse(opened) as NetworkPerson[]).map(({ called }) => called).join(', ')],
				],
			},
		},
	},
];
