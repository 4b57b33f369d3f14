import * as v from 'valibot';

/** So many have to say yes before anybody learns of the others; also the least a count may be. Never lower. */
export const fewestPeers = 5;
/** Days in which people can answer. */
export const askDays = 28;
/** Letters of a code: 80 bits. */
export const peerCodeLetters = 16;
/** Days without a next meeting after which a group is over. */
export const quietDays = 180;

export const peerAnswers = ['yes', 'later', 'no'] as const;
export type PeerAnswer = (typeof peerAnswers)[number];
export const pulses = ['good', 'so-so', 'not'] as const;
export type Pulse = (typeof pulses)[number];

/** What people share, in gentle words. */
export type PeerTheme = {
	readonly code: string;
	readonly nl: string;
	readonly en: string;
	readonly needs: readonly string[];
};

const Words = v.pipe(v.string(), v.minLength(5), v.maxLength(80));
const Code = v.pipe(v.string(), v.regex(/^[a-z][a-z-]*$/));
export const PeerThemes = v.strictObject({
	themes: v.pipe(
		v.array(v.strictObject({ code: Code, nl: Words, en: Words, needs: v.pipe(v.array(Code), v.minLength(1)) })),
		v.minLength(1),
	),
});

/** A group as who began it knows it: nobody in it. */
export type PeerGroup = {
	readonly id: string;
	readonly themeCode: string;
	readonly placeCode: string;
	readonly areaCodes: readonly string[];
	readonly fewest: number;
	readonly madeBy: string;
	readonly madeOn: string;
	readonly closesOn: string;
	readonly openedOn: string | null;
	readonly selfSince: string | null;
	readonly endedOn: string | null;
};
export type PeerState = 'asking' | 'open' | 'by-itself' | 'ended';
export function stateOfGroup({
	openedOn,
	selfSince,
	endedOn,
}: Pick<PeerGroup, 'openedOn' | 'selfSince' | 'endedOn'>): PeerState {
	if (endedOn) return 'ended';
	if (selfSince) return 'by-itself';
	return openedOn ? 'open' : 'asking';
}

/** How somebody speaks for who was asked. */
export type Voice = 'code' | 'self' | 'worker';

/** One who was asked, as the actor may know it. */
export type PeerAsk = {
	readonly id: string;
	readonly groupId: string;
	readonly themeCode: string;
	readonly placeCode: string;
	readonly closesOn: string;
	readonly voice: Voice;
	readonly cardId: string | null;
	readonly putOn: string;
	/** Elsewhere: they answered themselves, and what they said is theirs. */
	readonly answer: PeerAnswer | 'left' | 'elsewhere' | null;
	readonly hasCode: boolean;
	readonly pulse: Pulse | null;
	readonly pulseOn: string | null;
	readonly openedOn: string | null;
	readonly selfSince: string | null;
	readonly endedOn: string | null;
	readonly agreed: string;
};
export type PeerMeeting = {
	readonly id: string;
	readonly on: string;
	readonly at: string;
	readonly where: string;
	readonly coffee: string;
	readonly mine: boolean;
};

/** Whether an answer can still be given or changed. */
export const mayStillSay = ({ endedOn, closesOn, openedOn, answer }: PeerAsk, today: string): boolean =>
	!endedOn && answer !== 'elsewhere' && answer !== 'left' && (closesOn >= today || openedOn !== null);
