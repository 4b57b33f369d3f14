/** A household's page: who stands on it, what each of them shows, and in which order. */
import type { Happening, Plan, Step } from '#modules/plans';

export type HomeMember = {
	readonly clientId: string;
	readonly called: string;
	readonly child: boolean;
	/** Whether it is the reader. */
	readonly mine: boolean;
	/** Whether the reader helps them. */
	readonly helped: boolean;
	readonly askedOn: string;
	/** Since when they stand on the page; nothing of them shows before. */
	readonly yesOn: string | null;
	readonly noOn: string | null;
	/** Whether a worker may write down a yes that was spoken. */
	readonly aloud: boolean;
	readonly named: { readonly id: string; readonly called: string } | null;
};
export type HomeAgreement = {
	readonly id: string;
	readonly step: Step;
	/** Empty for oneself. */
	readonly who: string;
	readonly what: string;
	readonly byOn: string | null;
	readonly happened: Happening | null;
};
export type HomeGoal = {
	readonly id: string;
	readonly clientId: string;
	readonly words: string;
	readonly reachedOn: string | null;
	readonly agreements: readonly HomeAgreement[];
};
export type HomeHelper = {
	readonly id: string;
	readonly clientId: string;
	readonly called: string;
	readonly what: string;
};
export type Shown = {
	readonly goals: readonly HomeGoal[];
	readonly helpers: readonly HomeHelper[];
	/** What this means for the children, in the words of who shared it. */
	readonly children: readonly { readonly clientId: string; readonly words: string }[];
};

/** A kind of thing that somebody shows at home, or takes back. */
export const shareable = ['goal', 'helper', 'children'] as const;
export type Shareable = (typeof shareable)[number];
/** What one person shows now. `changedSince`: somebody else wrote in it, and that does not show yet. */
export type Share = { readonly what: Shareable; readonly of: string; readonly changedSince: boolean };

/** The child first, then who is reading, then the others as they came. */
export const childFirst = <T extends Pick<HomeMember, 'child' | 'mine'>>(members: readonly T[]): T[] =>
	members.toSorted((a, b) => Number(b.child) - Number(a.child) || Number(b.mine) - Number(a.mine));

/** The faces that this household knows, each once. */
export const facesOf = (members: readonly HomeMember[]): string[] => [
	...new Map(
		members.flatMap(({ named, yesOn }) => (named && yesOn ? [[named.id, named.called] as const] : [])),
	).values(),
];

/** One order of days: what was agreed for a day and did not happen yet, soonest first. */
export const daysOf = (goals: readonly HomeGoal[]): (HomeAgreement & { clientId: string; byOn: string })[] =>
	goals
		.filter(({ reachedOn }) => !reachedOn)
		.flatMap(({ clientId, agreements }) => agreements.map((one) => ({ ...one, clientId })))
		.flatMap((one) => (one.byOn && one.happened !== 'yes' ? [{ ...one, byOn: one.byOn }] : []))
		.toSorted((a, b) => a.byOn.localeCompare(b.byOn));

const plain = (name: string): string =>
	name
		.normalize('NFD')
		.replaceAll(/\p{M}/gu, '')
		.toLowerCase()
		.replaceAll(/[^\p{L}\p{N}]/gu, '');
/** Of several people who is called so; nobody when nobody is, or when two are. */
export const calledSo = <T extends { readonly called: string }>(people: readonly T[], name: string): T | undefined => {
	const found = people.filter(({ called }) => plain(called) === plain(name));
	return found.length === 1 ? found[0] : undefined;
};

/** A goal with its agreements as it stands now, in a few signs. */
export const stampOf = ({ version, agreements }: Pick<Plan['goals'][number], 'version' | 'agreements'>): string =>
	[version, ...agreements.map(({ id, version: its }) => `${id.slice(-4)}${its}`)].join('.').slice(0, 400);
