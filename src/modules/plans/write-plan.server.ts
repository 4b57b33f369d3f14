import type { Tx } from '#platform/db/index.server';
import { NotFound, Refused } from '#platform/errors';
import { newId } from '#platform/ids';
import { addAgreement, addHelper, changeHelper, standOfAgreement, writeAgreement } from './agreements.store.server.ts';
import { addGoal, standOfGoal, writeGoal } from './goals.store.server.ts';
import type {
	AgreementForm,
	GoalForm,
	GoalStandForm,
	HappenedForm,
	HelperBecomesForm,
	HelperForm,
	WordsForm,
} from './plan.forms.ts';
import { beginPlan, changePlan, planOf, writeWords } from './plan.store.server.ts';
import { asksWhySkipped, type Plan, wordsOf } from './plan.ts';
import { type PlanAsk, planWriterOn, type Writer } from './writer.server.ts';

type With<F> = PlanAsk & { form: F };

/** The plan to write in, begun with its first word. @throws NotFound, Refused('plan-is-closed') */
async function openPlan(tx: Tx, municipalityId: string, { client, by }: Writer): Promise<Plan> {
	await beginPlan(tx, municipalityId, client.id, by.on);
	const plan = await planOf(tx, municipalityId, client.id);
	if (!plan) throw new NotFound('plan', client.id);
	if (plan.closedOn) throw new Refused('plan-is-closed');
	return plan;
}

/**
 * One part, over the version that its writer read. Who was second reads both texts and chooses; the same words twice are no quarrel.
 * @throws NotFound, Refused('plan-both-wrote' | 'plan-is-closed')
 */
export async function savePlanWords(ask: With<WordsForm>): Promise<{ saved: string }> {
	const { tx, actor, form } = ask;
	const writer = await planWriterOn(ask);
	const plan = await openPlan(tx, actor.municipalityId, writer);
	if (wordsOf(plan, form.part) !== form.words) {
		const wrote = await writeWords(tx, actor.municipalityId, writer.client.id, { id: newId(), ...form }, writer.by);
		if (!wrote) throw new Refused('plan-both-wrote', 'words');
	}
	return { saved: form.part };
}

/** How many children live there. @throws NotFound */
export async function countChildren(ask: With<{ children: number }>): Promise<void> {
	const writer = await planWriterOn(ask);
	await openPlan(ask.tx, ask.actor.municipalityId, writer);
	if (!(await changePlan(ask.tx, ask.actor.municipalityId, writer.client.id, { children: ask.form.children })))
		throw new NotFound('plan', writer.client.id);
}

/** A goal, new or over the version that was read. @throws NotFound, Refused('plan-why-domain' | 'plan-both-wrote') */
export async function saveGoal(ask: With<GoalForm>): Promise<void> {
	const { tx, actor, form } = ask;
	const writer = await planWriterOn(ask);
	const plan = await openPlan(tx, actor.municipalityId, writer);
	if (form.domain && form.why === '') throw new Refused('plan-why-domain', 'why');
	const goal = { words: form.words, domain: form.domain ?? null, why: form.domain ? form.why : '' };
	if (!form.goal) return addGoal(tx, actor.municipalityId, writer.client.id, { id: newId(), ...goal }, writer.by);
	const known = goalIn(plan, form.goal);
	if (known.words === goal.words && known.domain === goal.domain && known.why === goal.why) return;
	if (!(await writeGoal(tx, actor.municipalityId, form.version, { id: known.id, ...goal }, writer.by)))
		throw new Refused('plan-both-wrote', 'words');
}

const goalIn = (plan: Plan, id: string) => {
	const goal = plan.goals.find((one) => one.id === id);
	if (!goal) throw new NotFound('goal', id);
	return goal;
};

/** Reached, open again, or not any more. @throws NotFound */
export async function standGoal(ask: With<GoalStandForm>): Promise<void> {
	const writer = await planWriterOn(ask);
	goalIn(await openPlan(ask.tx, ask.actor.municipalityId, writer), ask.form.goal);
	const { on } = writer.by;
	const set = { reached: { reached_on: on }, open: { reached_on: null }, dropped: { dropped_on: on } }[ask.form.stand];
	await standOfGoal(ask.tx, ask.actor.municipalityId, ask.form.goal, set, writer.by);
}

/**
 * Who does what for a goal. What passes over nearer help says why.
 * @throws NotFound, Refused('plan-who-needed' | 'plan-why-skipped' | 'plan-skip-words' | 'plan-both-wrote')
 */
export async function saveAgreement(ask: With<AgreementForm>): Promise<void> {
	const { tx, actor, form } = ask;
	const writer = await planWriterOn(ask);
	const goal = goalIn(await openPlan(tx, actor.municipalityId, writer), form.goal);
	const known = form.agreement ? goal.agreements.find(({ id }) => id === form.agreement) : undefined;
	if (form.agreement && !known) throw new NotFound('agreement', form.agreement);
	if (form.step !== 'self' && form.who === '') throw new Refused('plan-who-needed', 'who');
	const others = goal.agreements.filter(({ id }) => id !== known?.id).map(({ step }) => step);
	const asked = asksWhySkipped(form.step, others);
	if (asked && !form.skipped) throw new Refused('plan-why-skipped', 'skipped');
	if (asked && form.skipped === 'other' && form.skippedWords === '')
		throw new Refused('plan-skip-words', 'skippedWords');
	const one = {
		...{
			id: known?.id ?? newId(),
			step: form.step,
			who: form.step === 'self' ? '' : form.who,
			what: form.what,
			byOn: form.by ?? null,
		},
		...{ skipped: asked ? (form.skipped ?? null) : null, skippedWords: asked ? form.skippedWords : '' },
	};
	if (!known)
		return addAgreement(tx, actor.municipalityId, { clientId: writer.client.id, goalId: goal.id }, one, writer.by);
	if (!(await writeAgreement(tx, actor.municipalityId, form.version, one, writer.by)))
		throw new Refused('plan-both-wrote', 'what');
}

/** Whether it happened, or that it is off. @throws NotFound */
export async function saveHappened(ask: With<HappenedForm>): Promise<void> {
	const writer = await planWriterOn(ask);
	const plan = await openPlan(ask.tx, ask.actor.municipalityId, writer);
	const { agreement, happened } = ask.form;
	if (!plan.goals.some(({ agreements }) => agreements.some(({ id }) => id === agreement)))
		throw new NotFound('agreement', agreement);
	const { on } = writer.by;
	const set = happened === 'dropped' ? { dropped_on: on } : { happened, happened_on: on };
	await standOfAgreement(ask.tx, ask.actor.municipalityId, agreement, set, writer.by);
}

/** Who else comes to the home. @throws NotFound */
export async function saveHelper(ask: With<HelperForm>): Promise<void> {
	const writer = await planWriterOn(ask);
	await openPlan(ask.tx, ask.actor.municipalityId, writer);
	await addHelper(ask.tx, ask.actor.municipalityId, writer.client.id, { id: newId(), ...ask.form }, writer.by);
}

/** What becomes of that, or that they do not come any more. @throws NotFound */
export async function changeBecomes(ask: With<HelperBecomesForm>): Promise<void> {
	const writer = await planWriterOn(ask);
	const plan = await openPlan(ask.tx, ask.actor.municipalityId, writer);
	const { helper, becomes } = ask.form;
	if (!plan.helpers.some(({ id }) => id === helper)) throw new NotFound('helper', helper);
	const set = becomes === 'gone' ? { dropped_on: writer.by.on } : { becomes };
	await changeHelper(ask.tx, ask.actor.municipalityId, helper, set, writer.by);
}
