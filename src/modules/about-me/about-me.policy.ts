import { type Actor, hasRole } from '#platform/actor';

/** Who has a card asks about what is known of them. */
export const mayAskAboutMe = (actor: Actor): boolean =>
	Boolean(actor.personId) && (actor.kind === 'resident' || actor.kind === 'volunteer');

export const mayAnswerDataQuestions = (actor: Actor): boolean => hasRole(actor, 'privacy_officer');
