/** What a worker marks of their own life: a house, a street, a last name. What carries the mark is not theirs to see. */
export const nearKinds = ['address', 'postcode', 'name'] as const;
export type NearKind = (typeof nearKinds)[number];

export type NearMark = { id: string; kind: NearKind; words: string; madeOn: string };

/** A try that the wall stopped: a search that would have found, a colleague who gave it, or a mark taken away. Says nothing of whom. */
export type NearAlert = {
	id: string;
	workerId: string;
	workerCalled: string;
	act: 'searched' | 'related' | 'unmarked';
	noticedOn: string;
	seenOn: string | null;
};
