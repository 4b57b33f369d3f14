/** An institution that comes to the neighbourhood. Days as yyyy-mm-dd, the hour as HH:MM. */
export type Session = {
	readonly id: string;
	readonly code: string;
	readonly institution: string;
	readonly about: string;
	readonly areaCode: string;
	readonly place: string;
	readonly heldOn: string;
	readonly startsAt: string;
	readonly confirmedOn: string | null;
};
export type SessionAnswer = { id: string; question: string; answer: string; checkedOn: string };
export type SessionQuestion = {
	id: string;
	text: string;
	source: 'resident' | 'worker';
	mergedInto: string | null;
	answered: boolean;
};

export const helpedWords = ['yes', 'a-bit', 'no'] as const;
export type Helped = (typeof helpedWords)[number];

/** Questions are collected until the day itself is over; what helped is told from that day on. */
export const collectsQuestions = ({ heldOn }: Pick<Session, 'heldOn'>, today: string): boolean => today <= heldOn;
export const wasHeld = ({ heldOn }: Pick<Session, 'heldOn'>, today: string): boolean => heldOn <= today;

/** After so many days an answer may no longer be true, and says so. */
export const freshDays = 183;
export const isStale = ({ checkedOn }: Pick<SessionAnswer, 'checkedOn'>, today: string): boolean =>
	Date.parse(today) - Date.parse(checkedOn) > freshDays * 86_400_000;

const letters = '0123456789abcdefghjkmnpqrstvwxyz';
/** Six letters from six random bytes, without those that look alike. */
export const sessionCode = (bytes: Uint8Array): string =>
	Array.from(bytes.slice(0, 6), (byte) => letters[byte & 31]).join('');

/** Questions that stand on their own, each with how often it was asked in other words. */
export function questionsToAsk(questions: readonly SessionQuestion[]): (SessionQuestion & { times: number })[] {
	return questions
		.filter(({ mergedInto }) => mergedInto === null)
		.map((one) => ({ ...one, times: 1 + questions.filter(({ mergedInto }) => mergedInto === one.id).length }))
		.sort((a, b) => b.times - a.times || a.text.localeCompare(b.text));
}
