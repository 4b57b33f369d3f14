/** A rule that stands in the way of what residents want: which, what it blocks, and what was answered. */
export const solvers = ['contact', 'policy', 'partner'] as const;
export type Solver = (typeof solvers)[number];
export const obstacleOutcomes = ['solved', 'exception', 'stays'] as const;
export type ObstacleOutcome = (typeof obstacleOutcomes)[number];

/** Working days in which an answer comes, and in which is decided about money. */
export const answerDays = 10;
export const decideDays = 3;

export type Obstacle = {
	id: string;
	areaCode: string;
	initiativeId: string | null;
	rule: string;
	blocks: string;
	people: number | null;
	loggedOn: string;
	solver: Solver;
	partner: string;
	answerBy: string;
	sameAs: string | null;
	outcome: ObstacleOutcome | null;
	answer: string;
	answeredOn: string | null;
	askedCents: number | null;
	askedFor: string;
	decideBy: string | null;
	granted: boolean | null;
	grantedOn: string | null;
	grantedWords: string;
	shown: boolean;
};

export const isAnswerLate = ({ outcome, answerBy }: Pick<Obstacle, 'outcome' | 'answerBy'>, today: string): boolean =>
	outcome === null && answerBy < today;
export const waitsForMoney = ({ askedCents, granted }: Pick<Obstacle, 'askedCents' | 'granted'>): boolean =>
	askedCents !== null && granted === null;
export const isMoneyLate = (one: Pick<Obstacle, 'askedCents' | 'granted' | 'decideBy'>, today: string): boolean =>
	waitsForMoney(one) && (one.decideBy ?? today) < today;
