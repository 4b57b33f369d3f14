import { type Actor, hasRole } from '#platform/actor';
import { findIdentifiers } from '#platform/free-text/identifiers';
import { dayAfter } from '#platform/wall-time';

/** A talk between colleagues about one person, without a name unless the person said yes. Pure rules; days as yyyy-mm-dd. */

/** How the person knows of it: they sit at the table, they were told, or there is a reason why not yet. */
export const informedWays = ['present', 'informed', 'exception'] as const;
export type Informed = (typeof informedWays)[number];

export const actionStates = ['asked', 'accepted', 'declined', 'done', 'not'] as const;
export type ActionState = (typeof actionStates)[number];
/** What who was asked may say next. */
const nextStates: Record<ActionState, readonly ActionState[]> = {
	asked: ['accepted', 'declined'],
	accepted: ['done', 'not'],
	declined: [],
	done: [],
	not: [],
};
export const maySay = (from: ActionState, to: ActionState): boolean => nextStates[from].includes(to);
export const saysNext = (from: ActionState): readonly ActionState[] => nextStates[from];

export type Invited = {
	id: string;
	workerId: string;
	workerCalled: string;
	organisationCalled: string;
	openedOn: string | null;
	attended: boolean;
};
export type ConsultationAction = {
	id: string;
	consultationId: string;
	workerId: string;
	workerCalled: string;
	what: string;
	dueOn: string;
	state: ActionState;
	saidOn: string | null;
};
export type Consultation = {
	id: string;
	ownerId: string;
	ownerCalled: string;
	areaCode: string;
	question: string;
	onDay: string;
	placeCalled: string;
	expertCalled: string;
	informed: Informed | null;
	exception: string;
	beganOn: string | null;
	decision: string;
	objectedOn: string | null;
	madeOn: string;
};

/** How long who was invited still reads it. */
export const openDays = 30;
/** The last day on which colleagues read it. */
export const openUntil = ({ beganOn, onDay }: Pick<Consultation, 'beganOn' | 'onDay'>): string =>
	dayAfter(beganOn ?? onDay, openDays);

/** Who takes part in talks with colleagues. */
export const mayAttend = (actor: Actor): boolean =>
	hasRole(actor, 'team_worker', 'social_broker', 'municipal_contact') && actor.teamId !== undefined;
export const mayBringIn = (actor: Actor): boolean => hasRole(actor, 'team_worker') && actor.teamId !== undefined;
export const rolesThatAttend = ['team_worker', 'social_broker', 'municipal_contact'] as const;

/** The district of a district or neighbourhood. */
export const districtOf = (areaCode: string): string => `WK${areaCode.slice(2, 8)}`;

/** Between first and last name, and in every sentence. */
const particles = new Set([
	'van',
	'den',
	'der',
	'het',
	'ten',
	'ter',
	'uit',
	'aan',
	'bij',
	'von',
	'zur',
	'las',
	'los',
	'dos',
	'ben',
]);
const wordsOf = (text: string): string[] => text.toLowerCase().match(/\p{L}{3,}/gu) ?? [];
/** What in these words says who it is, `called` as they are. Health may be talked about: that is what care talks about. */
export const pointsAtSomebody = (text: string, called = ''): string | undefined => {
	const words = wordsOf(text);
	return (
		findIdentifiers(text).find(({ kind }) => kind !== 'health')?.piece ??
		wordsOf(called).find((name) => !particles.has(name) && words.includes(name))
	);
};
