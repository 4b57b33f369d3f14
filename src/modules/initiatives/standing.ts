/**
 * Could it stand without a professional? Six plain questions for who carries it and for the worker, each on their own. The codes
 * are part of message keys.
 */
export const standingQuestions = ['illness', 'keys', 'money', 'newcomers', 'quarrel', 'decide'] as const;
export type StandingQuestion = (typeof standingQuestions)[number];
export const standingAnswers = ['yes', 'partly', 'no'] as const;
export type StandingAnswer = (typeof standingAnswers)[number];

export type Standing = {
	personId: string;
	called: string;
	isWorker: boolean;
	/** In the order of the questions. */
	answers: StandingAnswer[];
	answeredOn: string;
};

export type StandingLine = {
	question: StandingQuestion;
	answers: { called: string; isWorker: boolean; answer: StandingAnswer }[];
	/** Somebody says yes and somebody no: that is worth a talk before anything else. */
	differ: boolean;
	/** Not everybody says yes: what to do is next to it. */
	todo: boolean;
};

/** The answers side by side, per question; what differs first, then what is still to be done. */
export function sideBySide(given: readonly Standing[]): StandingLine[] {
	const lines = standingQuestions.map((question, place) => {
		const answers = given.map(({ called, isWorker, answers: all }) => ({
			called,
			isWorker,
			answer: all[place] as StandingAnswer,
		}));
		return {
			question,
			answers,
			differ: new Set(answers.map(({ answer }) => answer)).size > 1,
			todo: answers.some(({ answer }) => answer !== 'yes'),
		};
	});
	return lines.sort((one, other) => Number(other.differ) - Number(one.differ) || Number(other.todo) - Number(one.todo));
}

/** Everybody says yes to everything, and the worker is among them: letting go can be planned. */
export const couldStand = (given: readonly Standing[]): boolean =>
	given.some(({ isWorker }) => isWorker) &&
	given.some(({ isWorker }) => !isWorker) &&
	given.every(({ answers }) => answers.every((answer) => answer === 'yes'));
