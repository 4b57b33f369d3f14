import { mondayOf } from '#platform/wall-time';

/** What a volunteer and a team agreed. Days as yyyy-mm-dd. */
export type VolunteerAgreement = {
	readonly id: string;
	readonly cardId: string;
	readonly teamId: string;
	readonly called: string;
	readonly scope: string;
	readonly hoursAWeek: number;
	/** Where they live, so where they are brought together with nobody; null when they live somewhere else. */
	readonly ownArea: string | null;
	/** Why the team lets them help there after all. */
	readonly ownAreaBecause: string | null;
	readonly trainedOn: string | null;
	readonly validFrom: string;
	readonly validUntil: string;
	readonly endedOn: string | null;
};

export const carriedKinds = ['match', 'visit', 'pair', 'seat', 'watch'] as const;
export type CarriedKind = (typeof carriedKinds)[number];
/** One thing a volunteer carries: a match, a visit, a pair of a programme, a seat in a circle, looking out for somebody. */
export type Carried = {
	readonly kind: CarriedKind;
	readonly id: string;
	/** Of a programme or a circle. */
	readonly what: string;
	readonly needCode: string;
};
export type Handover = {
	readonly id: string;
	readonly agreementId: string;
	readonly kind: CarriedKind;
	readonly what: string;
	readonly toWorker: string | null;
	readonly handedOn: string;
	readonly doneOn: string | null;
};
/** A quarter of an hour is enough to be honest and quick. */
export type Noted = { readonly id: string; readonly onDay: string; readonly quarters: number };

/** Hours this week, what is left of what was agreed (less than nothing when it was more), and since the beginning. */
export function balanceOf(hoursAWeek: number, noted: readonly Noted[], day: string) {
	const monday = mondayOf(day);
	const hours = (some: readonly Noted[]) => some.reduce((sum, { quarters }) => sum + quarters, 0) / 4;
	const thisWeek = hours(noted.filter(({ onDay }) => mondayOf(onDay) === monday));
	return { thisWeek, left: hoursAWeek - thisWeek, all: hours(noted) };
}

/** Whether everything somebody carries was given a place: a colleague, or an end. */
export const allPlaced = (carried: readonly Pick<Carried, 'id'>[], placed: ReadonlySet<string>): boolean =>
	carried.every(({ id }) => placed.has(id));
