import { mayWrite } from '#modules/clients';
import { clientForWorker } from '#modules/clients/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotFound, Refused } from '#platform/errors';
import { tell } from '#platform/events/index.server';
import { findIdentifiers } from '#platform/free-text/identifiers';
import { newId } from '#platform/ids';
import { workingDaysLater } from '#platform/working-days';
import {
	addDecision,
	decisionsKnown,
	messagesKnown,
	permissionFor,
	saveMessageState,
	whomOfMessages,
} from './decisions.store.server.ts';
import { backOfficeLaws } from './laws.server.ts';
import { isRunning, limitPassed } from './mandate.ts';
import type { DecideMandateForm } from './mandates.forms.ts';
import { addWord } from './message-words.store.server.ts';
import { mandatesIn } from './register.store.server.ts';

/** What in these words says where somebody lives. */
const whereSomebodyLives = (words: string): string | undefined =>
	findIdentifiers(words).find(({ kind }) => kind === 'address' || kind === 'postcode')?.piece;

/**
 * A worker decides for somebody they help, within what was agreed, and the back office gets a message with a term. Over a limit
 * it says which, and who can say yes.
 * @throws NotFound, Refused('mandate-over-euros' | 'mandate-over-hours' | 'mandate-over-weeks' | 'mandate-not-running' | 'mandate-what' | 'mandate-no-yes' | 'mandate-law' | 'mandate-law-practical' | 'mandate-address-secret')
 */
export async function decideByMandate(
	tx: Tx,
	actor: Actor,
	clientId: string,
	form: DecideMandateForm,
): Promise<string> {
	const client = await clientForWorker(tx, actor, clientId);
	if (!mayWrite(client)) throw new NotFound('client', clientId);
	const [mandate] = await mandatesIn(tx, actor.municipalityId, form.mandate);
	if (!mandate) throw new NotFound('mandate', form.mandate);
	const today = clock.today();
	const who = mandate.contactCalled;
	if (!isRunning(mandate, today)) throw new Refused('mandate-not-running', 'mandate', { who });
	if (!form.euros && !form.hours) throw new Refused('mandate-what', 'euros');
	const passed = limitPassed(mandate, form);
	if (passed) throw new Refused(`mandate-over-${passed.which}`, passed.which, { most: passed.most, who });
	const byLaw = form.ground === 'statutory';
	const law = byLaw ? backOfficeLaws[form.law ?? ''] : undefined;
	if (byLaw && !law) throw new Refused('mandate-law', 'law');
	if (law && !law.practical && form.practical) throw new Refused('mandate-law-practical', 'practical');
	const home = client.addressSecret && whereSomebodyLives(form.practical);
	if (home) throw new Refused('mandate-address-secret', 'practical', { piece: home });
	const permission =
		form.ground === 'permission'
			? await permissionFor(tx, actor.municipalityId, clientId, mandate.executorTeamId)
			: undefined;
	if (form.ground === 'permission' && !permission)
		throw new Refused('mandate-no-yes', 'ground', { team: mandate.executorTeamCalled });
	const { municipalityId: municipality_id } = actor;
	const what = {
		...{ municipality_id, product_called: mandate.product, euros: form.euros ?? null },
		...{ hours: form.hours ?? null, weeks: form.weeks ?? null },
	};
	const id = newId();
	await addDecision(
		tx,
		{
			...{ ...what, id, client_id: clientId, mandate_id: mandate.id, why_sealed: form.why, domain: mandate.domain },
			...{ organisation_called: mandate.organisationCalled, decided_by: actor.personId ?? '', decided_on: today },
			...{ decided_called: actor.displayName ?? '', team_id: actor.teamId ?? '' },
			organisation_id: actor.organisationId ?? '',
		},
		{
			...{ ...what, id: newId(), decision_id: id, team_id: mandate.executorTeamId, executor_id: mandate.executorId },
			...{ from_called: actor.displayName ?? '', for_whom_sealed: client.called, practical_sealed: form.practical },
			...{ ground: form.ground, permission_id: permission ?? null, law_called: byLaw ? (form.law ?? '') : '' },
			...{ sent_on: today, due_on: workingDaysLater(today, mandate.termDays), state_on: today },
		},
	);
	// Passed on without a yes: the person hears it at once.
	if (byLaw) await tell(tx, actor, 'care', 'client.passed-on', clientId);
	return id;
}

const spoken = (actor: Actor, side: 'back-office' | 'worker', message_id: string, words_sealed: string) => ({
	...{ municipality_id: actor.municipalityId, id: newId(), message_id, side },
	...{ by_called: actor.displayName ?? '', words_sealed },
});

async function inQueue(tx: Tx, actor: Actor, id: string): Promise<string> {
	const one = (await messagesKnown(tx, actor.municipalityId)).find((message) => message.id === id);
	if (!one || one.state === 'done') throw new NotFound('message', id);
	const whom = (await whomOfMessages(tx)).get(id);
	if (!whom) throw new NotFound('message', id);
	return whom;
}

/** The back office carried it out. Gives whom it was for, for the trail. @throws NotFound */
export async function carriedOut(tx: Tx, actor: Actor, id: string): Promise<string> {
	const whom = await inQueue(tx, actor, id);
	if (!(await saveMessageState(tx, actor.municipalityId, id, 'done'))) throw new NotFound('message', id);
	return whom;
}

/** The back office asks. The term goes on: a question is no reason to let somebody wait longer. Gives whom it was for. @throws NotFound */
export async function askAboutMessage(tx: Tx, actor: Actor, id: string, words: string): Promise<string> {
	const whom = await inQueue(tx, actor, id);
	if (!(await saveMessageState(tx, actor.municipalityId, id, 'question'))) throw new NotFound('message', id);
	await addWord(tx, spoken(actor, 'back-office', id, words));
	return whom;
}

/** The worker answers, and it is with the back office again. @throws NotFound */
export async function answerBackOffice(
	tx: Tx,
	actor: Actor,
	clientId: string,
	id: string,
	words: string,
): Promise<void> {
	const asked = (await decisionsKnown(tx, actor.municipalityId, clientId)).find(({ messageId }) => messageId === id);
	if (asked?.state !== 'question') throw new NotFound('message', id);
	await addWord(tx, spoken(actor, 'worker', id, words));
	if (!(await saveMessageState(tx, actor.municipalityId, id, 'sent'))) throw new NotFound('message', id);
}
