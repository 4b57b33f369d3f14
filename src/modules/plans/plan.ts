/** A plan in somebody's own words, what stands in it, and the rules of the ladder, of laying down and of signing. */

export const parts = [
	'well',
	'matters',
	'children',
	'story-happened',
	'story-tell',
	'story-keep',
	'end-reached',
	'end-keeps',
	'end-call',
] as const;
export type Part = (typeof parts)[number];

/** Parts of life. None is needed for a goal; whoever names one says why (Autoriteit Persoonsgegevens on Nijmegen). */
export const domains = ['money', 'home', 'children', 'health', 'people', 'day', 'safe', 'feeling'] as const;
export type Domain = (typeof domains)[number];

/** Who does something, nearest first. */
export const steps = ['self', 'network', 'neighbour', 'place', 'collective', 'professional'] as const;
export type Step = (typeof steps)[number];

export const skips = ['not-through-network', 'safety', 'tried', 'nothing-near', 'own-wish', 'other'] as const;
export type Skip = (typeof skips)[number];

export const happenings = ['yes', 'partly', 'no'] as const;
export type Happening = (typeof happenings)[number];

/** What becomes of an organisation that comes to the home already. */
export const becomings = ['stays', 'joins', 'ends'] as const;
export type Becoming = (typeof becomings)[number];

export const outcomes = ['well', 'again', 'question'] as const;
export type Outcome = (typeof outcomes)[number];

export type Changed = { readonly on: string; readonly by: string; readonly byPerson: boolean };
export type PlanWords = {
	readonly part: Part;
	readonly words: string;
	readonly version: number;
	readonly changed: Changed;
};
export type Agreement = {
	readonly id: string;
	readonly step: Step;
	readonly who: string;
	readonly what: string;
	readonly skipped: Skip | null;
	readonly skippedWords: string;
	/** yyyy-mm-dd */
	readonly byOn: string | null;
	readonly happened: Happening | null;
	readonly version: number;
	readonly changed: Changed;
};
export type Goal = {
	readonly id: string;
	readonly words: string;
	readonly domain: Domain | null;
	readonly why: string;
	readonly reachedOn: string | null;
	readonly version: number;
	readonly changed: Changed;
	readonly agreements: readonly Agreement[];
};
export type Helper = {
	readonly id: string;
	readonly called: string;
	readonly what: string;
	readonly becomes: Becoming;
};
export type Plan = {
	readonly children: number;
	readonly madeOn: string;
	readonly adoptedOn: string | null;
	readonly closedOn: string | null;
	readonly words: readonly PlanWords[];
	readonly goals: readonly Goal[];
	readonly helpers: readonly Helper[];
};

export type PlanState = 'none' | 'draft' | 'adopted' | 'closed';
export const stateOf = (plan: Plan | undefined): PlanState => {
	if (!plan) return 'none';
	if (plan.closedOn) return 'closed';
	return plan.adoptedOn ? 'adopted' : 'draft';
};

export const wordsOf = (plan: Plan | undefined, part: Part): string =>
	plan?.words.find((one) => one.part === part)?.words ?? '';

/**
 * Whether a reason is asked for passing over nearer help: when a goal has nothing yet on a step between one's own people and this
 * one. "Not through my own people" is never asked, so who skips that alone says nothing.
 */
export function asksWhySkipped(step: Step, used: readonly Step[]): boolean {
	return steps.slice(2, steps.indexOf(step)).some((nearer) => !used.includes(nearer));
}

/** What is still missing before a plan is laid down: codes of messages/errors. */
export function missingIn(plan: Plan | undefined): ('plan-goal-needed' | 'plan-children-needed')[] {
	const missing: ('plan-goal-needed' | 'plan-children-needed')[] = [];
	if (!plan || plan.goals.length === 0) missing.push('plan-goal-needed');
	if (plan && plan.children > 0 && wordsOf(plan, 'children') === '') missing.push('plan-children-needed');
	return missing;
}

export type SignedAs = 'self' | 'stands-for';
export type Signature = {
	readonly id: string;
	readonly version: number;
	readonly as: SignedAs;
	readonly how: 'online' | 'paper';
	readonly called: string;
	readonly signedOn: string;
	readonly withdrawnOn: string | null;
};

/** Under twelve a parent, until sixteen both, then the person (Jeugdwet 7.3). */
export function signersNeeded(age: number | null): readonly SignedAs[] {
	if (age === null || age >= 16) return ['self'];
	return age >= 12 ? ['self', 'stands-for'] : ['stands-for'];
}

/** Whether this version carries every name it needs. For a grown-up, who stands for them may sign too. */
export function isSigned(age: number | null, version: number, signatures: readonly Signature[]): boolean {
	const standing = signatures.filter((one) => one.version === version && !one.withdrawnOn).map(({ as }) => as);
	if (age === null || age >= 16) return standing.length > 0;
	return signersNeeded(age).every((as) => standing.includes(as));
}
