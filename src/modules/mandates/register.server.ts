import { colleaguesIn } from '#modules/people/index.server';
import { type Actor, hasRole } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotAllowed, NotFound, Refused } from '#platform/errors';
import { newId } from '#platform/ids';
import { dayAfter } from '#platform/wall-time';
import { mayAgree } from './mandate.ts';
import type { AgreeMandateForm } from './mandates.forms.ts';
import { addMandate, closeMandate, mandatesIn } from './register.store.server.ts';

/** Who can carry out: contacts of the town, each with their team. A contact chooses among their own team. */
export async function executors(tx: Tx, actor: Actor) {
	const all = await colleaguesIn(tx, actor.municipalityId, actor.areas, ['municipal_contact']);
	return all.filter(({ teamId }) => mayAgree(actor, teamId));
}

/**
 * What an organisation and the teams agreed stands in the register.
 * @throws NotAllowed, Refused('mandate-executor' | 'mandate-limit' | 'mandate-until')
 */
export async function agreeMandate(tx: Tx, actor: Actor, form: AgreeMandateForm): Promise<string> {
	if (!hasRole(actor, 'administrator', 'municipal_contact')) throw new NotAllowed('mandates.agree');
	const executor = (await executors(tx, actor)).find(({ id }) => id === form.executor);
	if (!executor) throw new Refused('mandate-executor', 'executor');
	if (!form.euros && !form.hours) throw new Refused('mandate-limit', 'euros');
	if (form.until <= form.from || form.until > dayAfter(form.from, 730)) throw new Refused('mandate-until', 'until');
	const id = newId();
	await addMandate(
		tx,
		actor.municipalityId,
		{
			...{ id, organisationCalled: form.organisation, domain: form.domain, product: form.product },
			...{ maxEuros: form.euros ?? null, maxHours: form.hours ?? null, maxWeeks: form.weeks ?? null },
			...{ termDays: form.term, executorId: executor.id, executorCalled: executor.name },
			...{ executorTeamId: executor.teamId, executorTeamCalled: executor.teamName },
			...{ contactCalled: form.contact, contactReach: form.reach, supportCalled: form.support },
			...{ fromOn: form.from, untilOn: form.until },
		},
		clock.today(),
	);
	return id;
}

/** It stops today; decisions of before stand. @throws NotFound */
export async function endMandate(tx: Tx, actor: Actor, id: string): Promise<void> {
	const [one] = await mandatesIn(tx, actor.municipalityId, id);
	if (!one || !mayAgree(actor, one.executorTeamId)) throw new NotFound('mandate', id);
	if (!(await closeMandate(tx, actor.municipalityId, id, clock.today()))) throw new NotFound('mandate', id);
}
