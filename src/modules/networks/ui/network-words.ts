import { m } from '#text';
import type { Asking, GentleWord, Giving, Kind, NetworkAnswer, NetworkPerson, Ring, Task, What } from '../network.ts';

const ringWords = {
	near: m.networks_ring_near,
	middle: m.networks_ring_middle,
	far: m.networks_ring_far,
} satisfies Record<Ring, () => string>;
const whatWords = {
	person: m.networks_what_person,
	place: m.networks_what_place,
	animal: m.networks_what_animal,
} satisfies Record<What, () => string>;
const kindWords = {
	family: m.networks_kind_family,
	friend: m.networks_kind_friend,
	neighbour: m.networks_kind_neighbour,
	club: m.networks_kind_club,
	work: m.networks_kind_work,
	professional: m.networks_kind_professional,
} satisfies Record<Kind, () => string>;
const givingWords = {
	'helps-me': m.networks_gives_me,
	'i-help': m.networks_gives_i,
	both: m.networks_gives_both,
	neither: m.networks_gives_neither,
} satisfies Record<Giving, () => string>;
const askWords = {
	open: m.networks_ask_open,
	may: m.networks_ask_may,
	no: m.networks_ask_no,
} satisfies Record<Asking, () => string>;
const taskWords = {
	listen: m.networks_task_listen,
	visit: m.networks_task_visit,
	call: m.networks_task_call,
	'go-along': m.networks_task_go_along,
	ride: m.networks_task_ride,
	shop: m.networks_task_shop,
	cook: m.networks_task_cook,
	home: m.networks_task_home,
	paper: m.networks_task_paper,
	phone: m.networks_task_phone,
	children: m.networks_task_children,
	animal: m.networks_task_animal,
	garden: m.networks_task_garden,
	sport: m.networks_task_sport,
	overnight: m.networks_task_overnight,
	key: m.networks_task_key,
} satisfies Record<Task, () => string>;
const answerWords = {
	drawn: m.networks_answer_drawn,
	none: m.networks_answer_none,
	harmful: m.networks_answer_harmful,
	'not-now': m.networks_answer_not_now,
} satisfies Record<NetworkAnswer, () => string>;
const gentle = {
	'one-carries-much': m.networks_say_one_carries,
	'one-near': m.networks_say_one_near,
	'carer-says-much': m.networks_say_carer,
} satisfies Record<GentleWord, (facts: { name: string }) => string>;

export const ringWord = (ring: Ring): string => ringWords[ring]();
export const whatWord = (what: What): string => whatWords[what]();
export const kindWord = (kind: Kind): string => kindWords[kind]();
export const givingWord = (gives: Giving): string => givingWords[gives]();
export const askWord = (ask: Asking): string => askWords[ask]();
export const taskWord = (task: Task): string => taskWords[task]();
export const answerWord = (answer: NetworkAnswer): string => answerWords[answer]();
export const gentleWord = ({ word, called }: { word: GentleWord; called: string }): string =>
	gentle[word]({ name: called });

/** Everything that was said of somebody, in short facts. `sparing`: without what the person tells their worker alone. */
export const factsOf = (one: NetworkPerson, sparing = false): string[] => [
	...(one.what === 'person' ? [] : [whatWord(one.what)]),
	...(one.kind ? [kindWord(one.kind)] : []),
	givingWord(one.gives),
	...(one.does.length > 0 ? [m.networks_does({ list: one.does.map(taskWord).join(', ') })] : []),
	...(one.costsEnergy && !sparing ? [m.networks_energy()] : []),
	...(one.ask === 'may'
		? [
				[m.networks_ask_may(), [...one.askFor.map(taskWord), one.askWords].filter(Boolean).join(', ')]
					.filter(Boolean)
					.join(': '),
			]
		: []),
	...(one.ask === 'no' ? [m.networks_ask_no()] : []),
];
