import { type Actor, hasRole, isWorkerIn } from '#platform/actor';
import { dayAfter } from '#platform/wall-time';

/** A group that takes somebody in. Pure rules; days as yyyy-mm-dd. The codes are part of message keys. */
export const hostKinds = ['shelter', 'care-home', 'newcomers', 'extra'] as const;
export type HostKind = (typeof hostKinds)[number];
export const sides = ['house', 'neighbours'] as const;
export type Side = (typeof sides)[number];
export const phases = ['before', 'after'] as const;
export type Phase = (typeof phases)[number];
export const weighAnswers = ['for', 'for-if', 'against'] as const;
export type WeighAnswer = (typeof weighAnswers)[number];
/** Why words are not shown. */
export const asides = ['somebody', 'twice', 'hurtful'] as const;
export type Aside = (typeof asides)[number];
export const becames = ['done', 'partly', 'later', 'cannot'] as const;
export type Became = (typeof becames)[number];

/** What everybody may read of a group. */
export type PublicHostGroup = {
	id: string;
	initiativeId: string;
	areaCode: string;
	kind: HostKind;
	comes: string;
	does: string;
	limits: string;
	/** The house or organisation on the other side, and who speaks for it by function: never a name. */
	otherSide: string;
	otherFunction: string;
	otherPhone: string;
	/** First name of the worker on call, '' when nobody is. */
	contactCalled: string;
	contactPhone: string;
	publishedOn: string | null;
	hasRoom: boolean;
	endedOn: string | null;
};
export type HostGroup = PublicHostGroup & { contactId: string | null; residentsYesOn: string | null };
/** For who tends it: how many at the same time, whether it rests, and how the residents said yes. */
export type HostLimits = { most: number; rests: boolean; residentsYesHow: 'account' | 'spoken' | null };
export type HostPlace = {
	id: string;
	groupId: string;
	askedBy: string;
	words: string;
	askedOn: string;
	answeredOn: string | null;
	reason: string;
	fromOn: string | null;
	lookOn: string | null;
	endedOn: string | null;
};
export type HostAgreement = {
	id: string;
	doesIt: Side;
	words: string;
	houseYesOn: string | null;
	neighboursYesOn: string | null;
};
export type HostWord = {
	id: string;
	weighingId: string | null;
	kind: 'worry' | 'condition';
	words: string;
	toldOn: string;
	shownOn: string | null;
	answer: string;
	answerBy: Side | null;
	became: Became | null;
	answeredOn: string | null;
};
export type Weighing = { id: string; groupId: string; phase: Phase; opensOn: string; closesOn: string };

/** A worker with time for groups; may ask for a place, also from another area. */
export const asksForPlaces = (actor: Actor): boolean => hasRole(actor, 'social_broker', 'team_worker');
/** Words of neighbours are looked over by workers of the area: neighbours would know each other by them. */
export const looksOver = (actor: Actor, { areaCode }: Pick<HostGroup, 'areaCode'>): boolean =>
	asksForPlaces(actor) && isWorkerIn(actor, areaCode);

/** Who stays with the group now. */
export const staysNow = ({ fromOn, endedOn }: Pick<HostPlace, 'fromOn' | 'endedOn'>): boolean =>
	fromOn !== null && endedOn === null;
export const waitsForAnswer = ({ answeredOn, endedOn }: Pick<HostPlace, 'answeredOn' | 'endedOn'>): boolean =>
	answeredOn === null && endedOn === null;
/** The day on which all three look how it goes. */
export const isTimeToLook = (place: Pick<HostPlace, 'fromOn' | 'endedOn' | 'lookOn'>, today: string): boolean =>
	staysNow(place) && place.lookOn !== null && place.lookOn <= today;

/** Without an answer, or with a "later" of this side: nobody overwrites what the other side said. */
export const owesAnswer = (
	{ answeredOn, became, answerBy }: Pick<HostWord, 'answeredOn' | 'became' | 'answerBy'>,
	side: Side,
): boolean => answeredOn === null || (became === 'later' && answerBy === side);

/** Worries and conditions get an answer within so many days. */
export const answerDays = 14;
export const waitsTooLong = ({ shownOn, answeredOn }: Pick<HostWord, 'shownOn' | 'answeredOn'>, today: string) =>
	shownOn !== null && answeredOn === null && dayAfter(shownOn, answerDays) < today;

/** What somebody may say about a weighing today. */
export const isOpen = ({ opensOn, closesOn }: Pick<Weighing, 'opensOn' | 'closesOn'>, today: string): boolean =>
	opensOn <= today && today <= closesOn;

export type Counted = { answer: WeighAnswer; people: number | null };
/**
 * What may be told of a weighing: each answer with how many gave it, or nothing where fewer than five did. Undefined as long as it
 * runs, and when fewer than ten answered. Never a percentage: it is no vote.
 */
export const told = (counted: readonly Counted[]): Counted[] | undefined =>
	counted.length === 0
		? undefined
		: weighAnswers.map((answer) => ({ answer, people: counted.find((one) => one.answer === answer)?.people ?? null }));
