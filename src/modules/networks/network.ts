/** The people, places and animals around a person, drawn with them. Pure; the codes are part of message keys. */
export const rings = ['near', 'middle', 'far'] as const;
export type Ring = (typeof rings)[number];
export const whats = ['person', 'place', 'animal'] as const;
export type What = (typeof whats)[number];
export const kinds = ['family', 'friend', 'neighbour', 'club', 'work', 'professional'] as const;
export type Kind = (typeof kinds)[number];
export const givings = ['helps-me', 'i-help', 'both', 'neither'] as const;
export type Giving = (typeof givings)[number];
/** Not talked about, may be asked, or "not them", which needs no reason. */
export const askings = ['open', 'may', 'no'] as const;
export type Asking = (typeof askings)[number];
/** What people do for each other. */
export const tasks = [
	...(['listen', 'visit', 'call', 'go-along', 'ride', 'shop', 'cook', 'home', 'paper', 'phone'] as const),
	...(['children', 'animal', 'garden', 'sport', 'overnight', 'key'] as const),
] as const;
export type Task = (typeof tasks)[number];
/** What the picture is of. No network, and one that is the trouble, are answers too. */
export const answers = ['drawn', 'none', 'harmful', 'not-now'] as const;
export type NetworkAnswer = (typeof answers)[number];

export type NetworkPerson = {
	readonly id: string;
	readonly called: string;
	readonly what: What;
	readonly kind: Kind | null;
	readonly ring: Ring;
	/** The order within the ring, from the top round. */
	readonly place: number;
	readonly gives: Giving;
	readonly costsEnergy: boolean;
	readonly ask: Asking;
	readonly does: readonly Task[];
	readonly askFor: readonly Task[];
	readonly askWords: string;
};
export type Network = {
	readonly answer: NetworkAnswer;
	readonly words: string;
	/** Since when who cares for them at home says that it is much. */
	readonly carerMuchOn: string | null;
};

export const steps = ['nearer', 'farther', 'before', 'after'] as const;
export type Step = (typeof steps)[number];
type Placed = Pick<NetworkPerson, 'id' | 'ring' | 'place'>;

/** In the order in which they stand: near first, each ring from the top round. */
export const inOrder = <P extends Placed>(people: readonly P[]): P[] =>
	people.toSorted(
		(a, b) => rings.indexOf(a.ring) - rings.indexOf(b.ring) || a.place - b.place || a.id.localeCompare(b.id),
	);

/** Puts one of them in a ring at a place; the others make room. The same people come back, with places 0, 1, 2, … in every ring. */
export function putAt<P extends Placed>(people: readonly P[], id: string, ring: Ring, place: number): P[] {
	const one = people.find((each) => each.id === id);
	if (!one) return [...people];
	return rings.flatMap((each) => {
		const there = inOrder(people.filter((other) => other.ring === each && other.id !== id));
		const at = Math.min(Math.max(0, Math.trunc(place)), there.length);
		const row = each === ring ? there.toSpliced(at, 0, one) : there;
		return row.map((other, index) => ({ ...other, ring: each, place: index }));
	});
}

/** One step with the arrow keys or a button. At an edge nothing moves. */
export function stepped<P extends Placed>(people: readonly P[], id: string, step: Step): P[] {
	const one = people.find((each) => each.id === id);
	if (!one) return [...people];
	const there = inOrder(people.filter(({ ring }) => ring === one.ring));
	const at = there.findIndex((each) => each.id === id);
	if (step === 'before' || step === 'after') {
		// Round is round: before the first comes the last.
		const to = (at + (step === 'after' ? 1 : -1) + there.length) % there.length;
		return putAt(people, id, one.ring, to);
	}
	const ring = rings[rings.indexOf(one.ring) + (step === 'farther' ? 1 : -1)];
	return ring ? putAt(people, id, ring, one.place) : [...people];
}

export const gentleWords = ['one-carries-much', 'one-near', 'carer-says-much'] as const;
export type GentleWord = (typeof gentleWords)[number];
/** From how many things one person does it is a lot for one. */
const manyThings = 4;

/** What is worth a word about who carries much. Sentences, no number about anybody. `called`: of whom it is. */
export function whatToSay(
	{ answer, carerMuchOn }: Network,
	people: readonly NetworkPerson[],
): { word: GentleWord; called: string }[] {
	const helpers = people.filter(({ what, kind }) => what === 'person' && kind !== 'professional');
	const near = helpers.filter(({ ring }) => ring === 'near');
	const [alone] = near;
	return [
		...(carerMuchOn ? [{ word: 'carer-says-much' as const, called: '' }] : []),
		...inOrder(helpers)
			.filter(({ does }) => does.length >= manyThings)
			.map(({ called }) => ({ word: 'one-carries-much' as const, called })),
		...(answer === 'drawn' && near.length === 1 && alone ? [{ word: 'one-near' as const, called: alone.called }] : []),
	];
}

/** Whom the person said may be asked, and for what. */
export type Askable = Pick<NetworkPerson, 'id' | 'called' | 'askFor' | 'askWords'>;
export const whoMayBeAsked = (people: readonly NetworkPerson[]): Askable[] =>
	inOrder(people)
		.filter(({ ask, what }) => ask === 'may' && what === 'person')
		.map(({ id, called, askFor, askWords }) => ({ id, called, askFor, askWords }));
