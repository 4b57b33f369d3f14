import { NotFound, Refused } from '#platform/errors';
import { newId } from '#platform/ids';
import type { PaperForm } from './plan.forms.ts';
import { changePlan, planOf } from './plan.store.server.ts';
import { missingIn, type Plan } from './plan.ts';
import { changesBetween, laidDown } from './plan-diff.ts';
import { addSignature, addVersion, signaturesOf, versionsOf, withdrawSignature } from './versions.store.server.ts';
import { type PlanAsk, type Writer, writerOn } from './writer.server.ts';

/** The plan as it stands gets a number, unless the last number already says the same. Returns that number. */
async function layDownNow({ tx, actor }: PlanAsk, { client, by }: Writer, plan: Plan): Promise<number> {
	const last = (await versionsOf(tx, actor.municipalityId, client.id)).at(-1);
	const laid = laidDown(plan);
	if (last && changesBetween(last.laid, laid).length === 0) return last.number;
	const number = (last?.number ?? 0) + 1;
	if (!(await addVersion(tx, actor.municipalityId, client.id, { id: newId(), number, laid }, by)))
		throw new Refused('plan-both-wrote');
	return number;
}

async function complete({ tx, actor }: PlanAsk, { client }: Writer): Promise<Plan> {
	const plan = await planOf(tx, actor.municipalityId, client.id);
	const [missing] = missingIn(plan);
	if (missing === 'plan-children-needed') throw new Refused('plan-children-needed');
	if (missing || !plan) throw new Refused('plan-goal-needed');
	if (plan.closedOn) throw new Refused('plan-is-closed');
	return plan;
}

/**
 * The plan is laid down as a version: the first time it is adopted. A worker adopts; from then on the person may lay down too.
 * @throws NotFound, Refused('plan-goal-needed' | 'plan-children-needed' | 'plan-is-closed')
 */
export async function layDownPlan(ask: PlanAsk): Promise<void> {
	const writer = await writerOn(ask);
	const plan = await complete(ask, writer);
	if (!plan.adoptedOn && writer.byPerson) throw new NotFound('plan', writer.client.id);
	await layDownNow(ask, writer, plan);
	if (!plan.adoptedOn)
		await changePlan(ask.tx, ask.actor.municipalityId, writer.client.id, { adopted_on: writer.by.on });
}

/** "I agree": by the person, with two factors, to the plan as it stands now. @throws NotFound, Refused */
export async function signPlan(ask: PlanAsk): Promise<void> {
	const { tx, actor } = ask;
	const writer = await writerOn(ask);
	const plan = await complete(ask, writer);
	if (!writer.byPerson || !plan.adoptedOn || !actor.accountId) throw new NotFound('plan', writer.client.id);
	const signed = await addSignature(tx, actor.municipalityId, writer.client.id, {
		...{
			id: newId(),
			version: await layDownNow(ask, writer, plan),
			as: writer.client.help === 'self' ? 'self' : 'stands-for',
		},
		...{ called: writer.client.help === 'self' ? '' : (actor.displayName ?? ''), signedOn: writer.by.on },
		accountId: actor.accountId,
	});
	if (!signed) throw new Refused('plan-signed-already');
}

/** A name on paper, which the worker saw. @throws NotFound, Refused('plan-paper-day' | 'plan-signed-already') */
export async function signOnPaper(ask: PlanAsk & { form: PaperForm }): Promise<void> {
	const { tx, actor, form } = ask;
	const writer = await writerOn(ask);
	const plan = await complete(ask, writer);
	if (writer.byPerson || !plan.adoptedOn || !actor.personId) throw new NotFound('plan', writer.client.id);
	const version = await layDownNow(ask, writer, plan);
	const made = (await versionsOf(tx, actor.municipalityId, writer.client.id)).at(-1)?.made.on ?? writer.by.on;
	if (form.on > writer.by.on || form.on < made) throw new Refused('plan-paper-day', 'on');
	const signed = await addSignature(tx, actor.municipalityId, writer.client.id, {
		...{ id: newId(), version, as: form.as, called: form.called, signedOn: form.on, recordedBy: actor.personId },
	});
	if (!signed) throw new Refused('plan-signed-already');
}

/** Taking a name back is as easy as giving it. @throws NotFound */
export async function takeSignatureBack(ask: PlanAsk & { form: { signature: string } }): Promise<void> {
	const { tx, actor, form } = ask;
	const { client, by, byPerson } = await writerOn(ask);
	const one = (await signaturesOf(tx, actor.municipalityId, client.id)).find(({ id }) => id === form.signature);
	const theirs = one && !one.withdrawnOn && (byPerson || one.how === 'paper');
	if (!theirs || !(await withdrawSignature(tx, actor.municipalityId, client.id, one.id, by.on)))
		throw new NotFound('signature', form.signature);
}
