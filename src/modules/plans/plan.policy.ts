import { type Client, childSaysToo, isPerson, mayWrite } from '#modules/clients';
import { type Actor, hasRole } from '#platform/actor';

/** Who says something beside a plan and signs it: who helps, and the person or who stands for them. Not who looks in an emergency. */
export const maySayInPlan = (client: Client): boolean => isPerson(client) || mayWrite(client);

/** Who changes its words. From twelve to fifteen the plan is the child's: who stands for them reads along. The row policies say the same. */
export const mayWritePlan = (client: Client): boolean => maySayInPlan(client) && !childSaysToo(client);

/**
 * Under which name somebody writes in a file: a worker their own, the person none, and who stands for them none either. No name of
 * a resident stands in the open beside a file.
 */
export const writesAs = ({ help }: Pick<Client, 'help'>, displayName: string | undefined): string => {
	if (help === 'self') return '';
	return help === 'stands-for' ? 'stands-for' : (displayName ?? '').slice(0, 120);
};

/** A note is made better by who wrote it. */
export const mayCorrect = (actor: Actor, note: { byId: string | null; byPerson: boolean }): boolean =>
	!note.byPerson && note.byId !== null && note.byId === actor.personId;

/** Who answers a wish for another worker: the lead of the team. */
export const mayAnswerWish = (actor: Actor): boolean => hasRole(actor, 'team_lead');
