import type { RoleKind } from '#platform/actor';

/** The roles that share the money of an area, from who stands closest. */
export const mandateRoles = ['social_broker', 'team_worker', 'team_lead', 'municipal_contact'] as const;
export type MandateRole = (typeof mandateRoles)[number];
export type Part = 'fixed' | 'free';
export type AboutKind = 'signal' | 'pattern' | 'initiative';

/** All money in cents. */
export type Pot = {
	readonly id: string;
	readonly areaCode: string;
	readonly year: number;
	readonly fixed: number;
	readonly free: number;
	/** Up to what sum each role decides. */
	readonly mandates: Readonly<Record<MandateRole, number>>;
};
export type MoneyRequest = {
	readonly id: string;
	readonly potId: string;
	readonly areaCode: string;
	readonly part: Part;
	readonly what: string;
	readonly why: string;
	readonly carrier: string;
	readonly sum: number;
	readonly aboutKind: AboutKind | null;
	readonly aboutId: string | null;
	readonly knownSince: string;
	readonly askedBy: string;
	readonly askedOn: string;
	readonly decision: 'yes' | 'no' | null;
	readonly decidedOn: string | null;
	readonly reason: string;
	readonly did: string;
	readonly didOn: string | null;
};
export type Grant = {
	readonly id: string;
	readonly potId: string;
	readonly what: string;
	readonly sum: number;
	/** From the day it was known to the yes. */
	readonly days: number;
	readonly grantedOn: string;
	readonly did: string;
	readonly didOn: string | null;
};

/** Up to what sum somebody with these roles decides. */
export const mandateOf = (pot: Pick<Pot, 'mandates'>, roles: readonly RoleKind[]): number =>
	Math.max(0, ...mandateRoles.filter((role) => roles.includes(role)).map((role) => pot.mandates[role]));

/** The roles with the smallest mandate that suffices: they decide; nobody when no mandate does. */
export function whoDecides(pot: Pick<Pot, 'mandates'>, sum: number): MandateRole[] {
	const enough = mandateRoles.filter((role) => pot.mandates[role] >= sum);
	const smallest = Math.min(...enough.map((role) => pot.mandates[role]));
	return enough.filter((role) => pot.mandates[role] === smallest);
}

/** What is left of both parts after every yes. */
export function leftIn(
	pot: Pick<Pot, 'id' | 'fixed' | 'free'>,
	requests: readonly Pick<MoneyRequest, 'potId' | 'part' | 'sum' | 'decision'>[],
): Record<Part, number> {
	const given = (part: Part): number =>
		requests
			.filter((one) => one.potId === pot.id && one.part === part && one.decision === 'yes')
			.reduce((sum, one) => sum + one.sum, 0);
	return { fixed: pot.fixed - given('fixed'), free: pot.free - given('free') };
}

/** Whole days between two days. */
export const daysBetween = (from: string, until: string): number =>
	Math.round((Date.parse(until) - Date.parse(from)) / 86_400_000);
/** Half of them took so many days or fewer; undefined for none. */
export function usualDays(days: readonly number[]): number | undefined {
	const sorted = [...days].sort((a, b) => a - b);
	return sorted[Math.floor((sorted.length - 1) / 2)];
}
