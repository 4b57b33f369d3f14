/** What can be there in a room. */
export const roomThings = [
	'kitchen',
	'coffee',
	'screen',
	'sound',
	'stage',
	'tools',
	'wifi',
	'play-corner',
	'quiet',
] as const;
export type RoomThing = (typeof roomThings)[number];

/** Who may book at once; everybody else asks the managers first. */
export const atOnceKinds = ['everyone', 'known', 'nobody'] as const;
export type AtOnce = (typeof atOnceKinds)[number];

/** Who looks after a building: residents, a social manager, or only a technical one. */
export const managementKinds = ['residents', 'social', 'technical'] as const;
export type Management = (typeof managementKinds)[number];

/** What somebody uses a room as; it decides the price, and shows who uses the house. */
export const userKinds = ['initiative', 'association', 'professional', 'private', 'commercial'] as const;
export type UserKind = (typeof userKinds)[number];

export type Room = {
	id: string;
	/** The place on the social map it is in, if any. */
	mapEntryId: string | null;
	areaCode: string;
	name: string;
	summary: string;
	address: string;
	mostPeople: number;
	things: RoomThing[];
	wheelchair: boolean;
	toilet: boolean;
	/** Each as `mon 10:00-12:00`. */
	hours: string[];
	/** Days it is closed, yyyy-mm-dd. */
	closedDays: string[];
	freeForInitiatives: boolean;
	/** In cents, for each begun part of a day of four hours. */
	partCents: number;
	commercialCents: number;
	minutesBetween: number;
	/** How long an option is kept, in hours. */
	holdHours: number;
	atOnce: AtOnce;
	/** Hours before the start until which cancelling costs nothing. */
	cancelHours: number;
	management: Management;
	/** What the room costs a week to keep, in cents; null when nobody said. */
	weekCents: number | null;
};

/** One text of the house rules; a big change is agreed again before the next booking. */
export type RoomRules = { version: number; text: string; big: boolean; madeOn: string };

export const useStates = ['held', 'asked', 'yes'] as const;
export type UseState = (typeof useStates)[number];

/** A stretch in which a room is taken, as everybody may see it. */
export type RoomUse = { id: string; from: Date; until: Date; title: string; state: UseState };

/** Minutes of a part of a day. */
const partOfDay = 240;

/** What one time costs, in cents. Parts of a day of four hours count once begun. */
export function priceOf(
	room: Pick<Room, 'freeForInitiatives' | 'partCents' | 'commercialCents'>,
	kind: UserKind,
	minutes: number,
): number {
	if (kind === 'initiative' && room.freeForInitiatives) return 0;
	return Math.ceil(minutes / partOfDay) * (kind === 'commercial' ? room.commercialCents : room.partCents);
}

/**
 * Whether somebody has to read and agree with the house rules before booking. Who agreed with a version does not do so again
 * for small changes after it.
 * @param agreed the last version they agreed with, 0 for none
 */
export const mustAgree = (rules: readonly Pick<RoomRules, 'version' | 'big'>[], agreed: number): boolean =>
	rules.length > 0 && (agreed === 0 || rules.some(({ version, big }) => big && version > agreed));

/** Whether cancelling now comes after the term the room asks for. */
export const isLate = (from: Date, cancelHours: number, now: Date): boolean =>
	now.getTime() > from.getTime() - cancelHours * 3600_000;
