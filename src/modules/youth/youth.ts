import { type Actor, hasRole, isWorkerIn } from '#platform/actor';

/** What young people write and give themselves. Pure rules; days as yyyy-mm-dd. The codes are part of message keys. */
export const bands = ['8-11', '12-15', '16-21'] as const;
export type Band = (typeof bands)[number];
/** What everybody reads of an age. */
export type ShownBand = 'under-16' | '16-21';
/** How a worker gave the parent their code. */
export const parentHows = ['here', 'called'] as const;
export type ParentHow = (typeof parentHows)[number];
export const youthKinds = ['plan', 'idea', 'give'] as const;
export type YouthKind = (typeof youthKinds)[number];
export const youthBecames = ['done', 'partly', 'later', 'cannot'] as const;
export type YouthBecame = (typeof youthBecames)[number];
export const askOutcomes = ['given', 'not'] as const;
export type AskOutcome = (typeof askOutcomes)[number];

/** Jeugdwet 7.3: under sixteen a parent says yes too. The young person always does. */
export const needsParent = (band: Band): boolean => band !== '16-21';

export type Youth = {
	id: string;
	areaCode: string;
	called: string;
	band: Band;
	ownYesOn: string | null;
	parentYesOn: string | null;
	parentHow: ParentHow | null;
	/** Until when every yes holds; null as long as one is missing. */
	untilOn: string | null;
	madeOn: string;
};
export type YouthWord = {
	id: string;
	youthId: string;
	kind: YouthKind;
	words: string;
	writtenOn: string;
	lookedOn: string | null;
	back: string;
	ownYesOn: string | null;
};
/** What everybody reads. */
export type ShownWord = {
	id: string;
	areaCode: string;
	kind: YouthKind;
	band: ShownBand;
	words: string;
	programmeId: string | null;
	initiativeId: string | null;
	shownOn: string;
	dueOn: string;
	answer: string;
	answerBy: string;
	became: YouthBecame | null;
	answeredOn: string | null;
};
export type YouthAsk = {
	id: string;
	wordId: string;
	called: string;
	reach: string;
	words: string;
	askedOn: string;
	/** Under sixteen a parent says yes to this one too. */
	parentYesOn: string | null;
};

/** A worker a young person may be known by. */
export const mayKnowYouth = (actor: Actor, areaCode: string): boolean =>
	hasRole(actor, 'social_broker', 'team_worker') && isWorkerIn(actor, areaCode);
/** Adults who answer young people. */
export const mayAnswerYouth = (actor: Actor, areaCode: string): boolean =>
	hasRole(actor, 'social_broker', 'team_worker', 'team_lead', 'municipal_contact') && isWorkerIn(actor, areaCode);

/** Whether every yes holds today. */
export const stands = ({ untilOn }: Pick<Youth, 'untilOn'>, today: string): boolean =>
	untilOn !== null && untilOn >= today;
/** Waits for the worker they know: not looked over and not given back. */
export const toLookOver = ({ lookedOn, back }: Pick<YouthWord, 'lookedOn' | 'back'>): boolean =>
	lookedOn === null && back === '';
/** Without an answer, or with a "later" whose day came. What is given asks for no answer. */
export const owesAnswer = ({ kind, became }: Pick<ShownWord, 'kind' | 'became'>): boolean =>
	kind !== 'give' && (became === null || became === 'later');
export const isLate = (word: Pick<ShownWord, 'kind' | 'became' | 'dueOn'>, today: string): boolean =>
	owesAnswer(word) && word.dueOn < today;
