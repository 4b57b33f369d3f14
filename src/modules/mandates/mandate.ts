import { type Actor, hasRole } from '#platform/actor';
import { seededRandom } from '#platform/seeded-random';

/** What a worker may decide without asking, for which organisation. Pure rules; days as yyyy-mm-dd, euros whole. */

export const domains = [
	'income',
	'debts',
	'living',
	'work',
	'health',
	'parenting',
	'daily-life',
	'meeting',
	'transport',
	'other',
] as const;
export type Domain = (typeof domains)[number];

export type Mandate = {
	id: string;
	organisationCalled: string;
	domain: Domain;
	/** What may be decided: "een taxikaart". */
	product: string;
	maxEuros: number | null;
	/** Hours a week. */
	maxHours: number | null;
	maxWeeks: number | null;
	/** Working days the back office has. */
	termDays: number;
	executorId: string;
	executorCalled: string;
	executorTeamId: string;
	executorTeamCalled: string;
	/** Who has the power to move it when it stalls. */
	contactCalled: string;
	contactReach: string;
	supportCalled: string;
	fromOn: string;
	untilOn: string;
	endedOn: string | null;
};

export type Asked = { euros?: number | undefined; hours?: number | undefined; weeks?: number | undefined };
export type Limit = { which: 'euros' | 'hours' | 'weeks'; most: number };

export const isRunning = ({ fromOn, untilOn, endedOn }: Mandate, today: string): boolean =>
	endedOn === null && fromOn <= today && today <= untilOn;

/** The first limit that what is asked goes over; what a mandate does not name is not in it. */
export function limitPassed({ maxEuros, maxHours, maxWeeks }: Mandate, asked: Asked): Limit | undefined {
	if ((asked.euros ?? 0) > (maxEuros ?? 0)) return { which: 'euros', most: maxEuros ?? 0 };
	if ((asked.hours ?? 0) > (maxHours ?? 0)) return { which: 'hours', most: maxHours ?? 0 };
	if (maxWeeks !== null && (asked.weeks ?? 1) > maxWeeks) return { which: 'weeks', most: maxWeeks };
	return undefined;
}

export const messageStates = ['sent', 'question', 'done'] as const;
export type MessageState = (typeof messageStates)[number];
export const grounds = ['permission', 'statutory'] as const;
export type MessageGround = (typeof grounds)[number];

export const isLate = ({ state, dueOn }: { state: MessageState; dueOn: string }, today: string): boolean =>
	state !== 'done' && dueOn < today;

/** The administrator; a contact of the town for their own team. */
export const mayAgree = (actor: Actor, executorTeamId: string): boolean =>
	hasRole(actor, 'administrator') || (hasRole(actor, 'municipal_contact') && actor.teamId === executorTeamId);

/** How many of so many are looked at: one in twenty, three at least. */
export const howMany = (all: number): number => Math.min(all, Math.max(3, Math.ceil(all / 20)));

const lot = (seed: string) =>
	seededRandom([...seed].reduce((sum, sign) => (Math.imul(sum, 31) + (sign.codePointAt(0) ?? 0)) | 0, 7));

/** Which are looked at, by a lot that anybody can draw again from the same seed. The order in which they come does not matter. */
export function drawn(ids: readonly string[], seed: string): string[] {
	const random = lot(seed);
	return [...ids]
		.sort()
		.map((id) => ({ id, at: random() }))
		.sort((a, b) => a.at - b.at)
		.slice(0, howMany(ids.length))
		.map(({ id }) => id);
}

/** One of them, by the same kind of lot. */
export const drawnOne = (ids: readonly string[], seed: string): string | undefined =>
	[...ids].sort()[Math.floor(lot(seed)() * ids.length)];

/** The first day of the month before this day: 2026-10-01 on 2026-11-23. */
export function monthBefore(today: string): string {
	const [year = 0, month = 1] = today.split('-').map(Number);
	return month === 1 ? `${year - 1}-12-01` : `${year}-${String(month - 1).padStart(2, '0')}-01`;
}
