import type { DayPart } from '#modules/people';

export const talentKinds = ['talent', 'wish'] as const;
export type TalentKind = (typeof talentKinds)[number];

/** What somebody can do for another, or wants: one thing, in their own words. */
export type Talent = {
	id: string;
	cardId: string;
	/** The team that keeps the card; null when nobody but the person does. */
	teamId: string | null;
	kind: TalentKind;
	words: string;
	needCode: string | null;
	areaCode: string | null;
	/** Of the person: ISO 639-1. */
	languages: string[];
	available: DayPart[];
	/** Since when it may be used to look for a match, by other teams too and without a name. */
	sharedSince: string | null;
	/** Not now: to be asked again on this day. */
	wakeOn: string | null;
	/** When somebody last said that it still holds. */
	confirmedOn: string;
	endedOn: string | null;
	/** The card is hidden, being erased or left alone: nobody uses what hangs on it. */
	atRest: boolean;
	/** Offered out of what they went through themselves, and they want that known. */
	byExperience: boolean;
};

/** What a match may be looked for with. Who said "not now" is asked first, and only then offered again. */
export const isOffered = (talent: Pick<Talent, 'sharedSince' | 'wakeOn' | 'endedOn' | 'atRest'>): boolean =>
	talent.sharedSince !== null && talent.wakeOn === null && talent.endedOn === null && !talent.atRest;

/** Talents and wishes people have at once; more is a list nobody reads. */
export const mostTalents = 40;
