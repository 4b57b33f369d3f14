import { mayWrite } from '#modules/clients';
import { clientForWorker } from '#modules/clients/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import { asTask, type Tx } from '#platform/db/index.server';
import { NotFound, Refused } from '#platform/errors';
import { newId } from '#platform/ids';
import { currentMunicipalities } from '#platform/municipality.server';
import { workingDaysLater } from '#platform/working-days';
import {
	addChecks,
	addDecision,
	addWord,
	checksToDo,
	decidedIn,
	decisionsKnown,
	messagesKnown,
	permissionFor,
	saveCheck,
	saveMessageState,
} from './decisions.store.server.ts';
import { drawn, isRunning, limitPassed, monthBefore } from './mandate.ts';
import type { CheckDecisionForm, DecideMandateForm } from './mandates.forms.ts';
import { mandatesIn } from './register.store.server.ts';

/**
 * A worker decides for somebody they help, within what was agreed, and the back office gets a message with a term. Over a limit
 * it says which, and who can say yes.
 * @throws NotFound, Refused('mandate-over-euros' | 'mandate-over-hours' | 'mandate-over-weeks' | 'mandate-not-running' | 'mandate-what' | 'mandate-no-yes' | 'mandate-law')
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
	if (form.ground === 'statutory' && !form.law) throw new Refused('mandate-law', 'law');
	const permission =
		form.ground === 'permission'
			? await permissionFor(tx, actor.municipalityId, clientId, mandate.executorTeamId)
			: undefined;
	if (form.ground === 'permission' && !permission)
		throw new Refused('mandate-no-yes', 'ground', { team: mandate.executorTeamCalled });
	const what = {
		...{ product_called: mandate.product, euros: form.euros ?? null },
		...{ hours: form.hours ?? null, weeks: form.weeks ?? null },
	};
	const id = newId();
	await addDecision(
		tx,
		actor.municipalityId,
		{
			...{ id, client_id: clientId, mandate_id: mandate.id, ...what, why: form.why, domain: mandate.domain },
			...{ organisation_called: mandate.organisationCalled, decided_by: actor.personId ?? '', decided_on: today },
			...{ decided_called: actor.displayName ?? '', team_id: actor.teamId ?? '' },
			organisation_id: actor.organisationId ?? '',
		},
		{
			...{ id: newId(), decision_id: id, team_id: mandate.executorTeamId, executor_id: mandate.executorId, ...what },
			...{ from_called: actor.displayName ?? '', forWhom: client.called, practical: form.practical },
			...{ ground: form.ground, permission_id: permission ?? null, law_called: permission ? '' : form.law },
			...{ sent_on: today, due_on: workingDaysLater(today, mandate.termDays), state_on: today },
		},
	);
	return id;
}

async function inQueue(tx: Tx, actor: Actor, id: string) {
	const one = (await messagesKnown(tx, actor.municipalityId)).find((message) => message.id === id);
	if (!one || one.state === 'done') throw new NotFound('message', id);
	return one;
}

/** The back office carried it out. @throws NotFound */
export async function carriedOut(tx: Tx, actor: Actor, id: string): Promise<void> {
	await inQueue(tx, actor, id);
	if (!(await saveMessageState(tx, actor.municipalityId, id, 'done'))) throw new NotFound('message', id);
}

/** The back office asks. The term goes on: a question is no reason to let somebody wait longer. @throws NotFound */
export async function askAboutMessage(tx: Tx, actor: Actor, id: string, words: string): Promise<void> {
	await inQueue(tx, actor, id);
	if (!(await saveMessageState(tx, actor.municipalityId, id, 'question'))) throw new NotFound('message', id);
	await addWord(tx, actor.municipalityId, {
		...{ id: newId(), messageId: id, side: 'back-office', byCalled: actor.displayName ?? '', words },
	});
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
	await addWord(tx, actor.municipalityId, {
		...{ id: newId(), messageId: id, side: 'worker', byCalled: actor.displayName ?? '', words },
	});
	if (!(await saveMessageState(tx, actor.municipalityId, id, 'sent'))) throw new NotFound('message', id);
}

/** A colleague looks at one that was drawn. Gives whom it was about. @throws NotFound, Refused('mandate-lesson') */
export async function checkDecision(tx: Tx, actor: Actor, form: CheckDecisionForm): Promise<string> {
	const one = (await checksToDo(tx, actor.municipalityId)).find(({ id }) => id === form.check);
	const decision = (await decisionsKnown(tx, actor.municipalityId)).find(({ id }) => id === one?.decisionId);
	if (!one || !decision) throw new NotFound('check', form.check);
	if (!form.right && !form.lesson) throw new Refused('mandate-lesson', 'lesson');
	const said = { id: form.check, right: form.right, lesson: form.lesson, by: actor.personId ?? '' };
	if (!(await saveCheck(tx, actor.municipalityId, said))) throw new NotFound('check', form.check);
	return decision.clientId;
}

/** Each month, for each team, some of the month before are drawn; a month is drawn once. */
export async function drawDecisions(): Promise<void> {
	const month = monthBefore(clock.today());
	for (const { id: here } of await currentMunicipalities())
		await asTask('mandates.draw', here, 'care', async (tx) => {
			const { rows, teamsDone } = await decidedIn(tx, here, month);
			for (const teamId of new Set(rows.map((row) => row.teamId))) {
				if (teamsDone.has(teamId)) continue;
				const ids = rows.filter((row) => row.teamId === teamId).map(({ id }) => id);
				const lot = drawn(ids, `${here} ${teamId} ${month}`);
				await addChecks(
					tx,
					here,
					lot.map((decisionId) => ({ id: newId(), decisionId, teamId, month })),
				);
			}
		});
}
