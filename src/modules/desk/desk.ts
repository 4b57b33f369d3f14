/** A desk where residents answer first. */
export type Desk = {
	readonly id: string;
	readonly areaCode: string;
	readonly name: string;
	readonly entryId: string | null;
	/** Each as `mon 10:00-12:00`. */
	readonly hours: string[];
	readonly parties: string;
	readonly teamId: string;
};

export const questionKinds = ['information', 'form', 'along', 'talk', 'complaint'] as const;
export type QuestionKind = (typeof questionKinds)[number];
export const outcomes = ['open', 'answered', 'handed-up', 'not'] as const;
export type Outcome = (typeof outcomes)[number];

/** What was asked on a day (yyyy-mm-dd), without whose it was. */
export type DeskQuestion = {
	readonly id: string;
	readonly deskId: string;
	readonly askedOn: string;
	readonly words: string;
	readonly needCode: string | null;
	readonly kind: QuestionKind;
	readonly outcome: Outcome;
	readonly answerEntryId: string | null;
	readonly answerWords: string;
};

/** Days a look back goes. */
export const lookBackDays = 30;
export const gapDays = 90;

type Counted = Pick<DeskQuestion, 'needCode' | 'kind' | 'outcome'>;
const tally = <K>(items: readonly K[]): { of: K; many: number }[] =>
	[...new Set(items)]
		.map((of) => ({ of, many: items.filter((one) => one === of).length }))
		.sort((a, b) => b.many - a.many);

/** Questions counted by outcome, kind and subject, most first. A question without a subject counts under none. */
export const countQuestions = (questions: readonly Counted[]) => ({
	all: questions.length,
	outcomes: tally(questions.map(({ outcome }) => outcome)),
	kinds: tally(questions.map(({ kind }) => kind)),
	needs: tally(questions.flatMap(({ needCode }) => needCode ?? [])),
});
