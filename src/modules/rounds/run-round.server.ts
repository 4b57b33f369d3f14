import { colleaguesIn } from '#modules/people/index.server';
import { type Actor, hasRole } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotAllowed, NotFound, Refused } from '#platform/errors';
import { newId } from '#platform/ids';
import { proposalsOf, tendsRound } from './proposals.store.server.ts';
import { refusePrivate } from './public-words.ts';
import { firstDayOutOfOrder, missingIn, phaseOf, type Round } from './round.ts';
import type { NewRoundForm, PriceForm, RulesForm } from './rounds.forms.ts';
import { mayBeginRound, maySetPrices } from './rounds.policy.ts';
import { addPrice, addRound, changeRound, endPriceInStore, findRound } from './rounds.store.server.ts';

/** A round, for the team that runs it. @throws NotFound, NotAllowed */
export async function tendedRound(tx: Tx, actor: Actor, id: string): Promise<Round> {
	const round = await findRound(tx, actor.municipalityId, id);
	if (!round) throw new NotFound('budget-round', id);
	if (!mayBeginRound(actor, round.areaCode) || !(await tendsRound(tx, id))) throw new NotAllowed('budget.tend');
	return round;
}

/** @throws NotAllowed, Refused when the words name somebody's number */
export async function beginRound(tx: Tx, actor: Actor, form: NewRoundForm): Promise<string> {
	if (!mayBeginRound(actor, form.gebied)) throw new NotAllowed('budget.tend');
	refusePrivate({ titel: form.titel, waarvoor: form.waarvoor });
	const id = newId();
	await addRound(tx, actor.municipalityId, {
		id,
		areaCode: form.gebied,
		title: form.titel,
		summary: form.waarvoor,
		madeOn: clock.today(),
	});
	return id;
}

/** Who may answer for a round: workers of its area today. */
export const possibleOwners = (tx: Tx, actor: Actor, areaCode: string) =>
	colleaguesIn(tx, actor.municipalityId, [areaCode], ['social_broker', 'team_worker', 'team_lead']);

/**
 * Writes the rules. Once a round is open only its words, a later day, more money and another owner are still to be changed.
 * @throws NotFound, NotAllowed, Refused('budget-days-order' | 'budget-rules-fixed' | 'budget-most')
 */
export async function saveRules(tx: Tx, actor: Actor, id: string, form: RulesForm): Promise<void> {
	const round = await tendedRound(tx, actor, id);
	refusePrivate({ titel: form.titel, waarvoor: form.waarvoor, eisen: form.eisen.join('\n') });
	const wrong = firstDayOutOfOrder([
		{ field: 'van', day: form.van ?? null },
		{ field: 'voorstellen', day: form.voorstellen ?? null },
		{ field: 'gesprekken', day: form.gesprekken ?? null },
		{ field: 'besluit', day: form.besluit ?? null },
		{ field: 'klaar', day: form.klaar ?? null },
	]);
	if (wrong || (form.van && form.voorstellen && form.van > form.voorstellen))
		throw new Refused('budget-days-order', wrong ?? 'voorstellen');
	if (form.meest && (!form.bedrag || form.meest > form.bedrag)) throw new Refused('budget-most', 'meest');
	const owner = (await possibleOwners(tx, actor, round.areaCode)).find(({ id: one }) => one === form.trekker);
	if (form.trekker && !owner) throw new Refused('not-found', 'trekker');
	const later = {
		title: form.titel,
		summary: form.waarvoor,
		budgetCents: form.bedrag ?? null,
		proposeUntil: form.voorstellen ?? null,
		feasibleUntil: form.gesprekken ?? null,
		decideUntil: form.besluit ?? null,
		doneUntil: form.klaar ?? null,
		ownerId: owner?.id ?? null,
		ownerCalled: owner?.name.split(' ')[0] ?? '',
	};
	if (!round.openedOn) {
		const rules = {
			mostCents: form.meest ?? null,
			lightCents: form.licht ?? 50_000,
			criteria: form.eisen,
			decider: form.wie ?? null,
			blind: form.blind,
			proposeFrom: form.van ?? null,
		};
		if (!(await changeRound(tx, actor.municipalityId, id, { ...later, ...rules }))) throw new NotAllowed('budget.tend');
		return;
	}
	if ((later.budgetCents ?? 0) > (round.budgetCents ?? 0) && !hasRole(actor, 'team_lead'))
		throw new Refused('budget-more-by-lead', 'bedrag');
	const back = (day: string | null, was: string | null) => !day || (was !== null && day < was);
	if (
		(later.budgetCents ?? 0) < (round.budgetCents ?? 0) ||
		back(later.proposeUntil, round.proposeUntil) ||
		back(later.feasibleUntil, round.feasibleUntil) ||
		back(later.decideUntil, round.decideUntil) ||
		back(later.doneUntil, round.doneUntil) ||
		!owner
	)
		throw new Refused('budget-rules-fixed');
	if (!(await changeRound(tx, actor.municipalityId, id, later))) throw new NotAllowed('budget.tend');
}

/** Opens it for everybody, when nothing is missing. @throws NotFound, NotAllowed, Refused('budget-incomplete' | 'already-done' | 'budget-days-past') */
export async function openRound(tx: Tx, actor: Actor, id: string): Promise<void> {
	const round = await tendedRound(tx, actor, id);
	if (round.openedOn) throw new Refused('already-done');
	if (missingIn(round).length > 0) throw new Refused('budget-incomplete');
	if ((round.proposeUntil as string) < clock.today()) throw new Refused('budget-days-past');
	await changeRound(tx, actor.municipalityId, id, { openedOn: clock.today() });
}

/** Closes it for good, once everybody has an answer. @throws NotFound, NotAllowed, Refused('budget-still-waiting' | 'budget-not-yet' | 'already-done') */
export async function endRound(tx: Tx, actor: Actor, id: string): Promise<void> {
	const round = await tendedRound(tx, actor, id);
	const phase = phaseOf(round, clock.today());
	if (round.endedOn) throw new Refused('already-done');
	if (phase !== 'doing' && phase !== 'told') throw new Refused('budget-not-yet');
	const waiting = (await proposalsOf(tx, actor.municipalityId, [id])).filter(
		({ confirmedOn, decision, joinedInto }) => confirmedOn && !decision && !joinedInto,
	);
	if (waiting.length > 0) throw new Refused('budget-still-waiting', undefined, { many: waiting.length });
	await changeRound(tx, actor.municipalityId, id, { endedOn: clock.today() });
}

/** @throws NotAllowed */
export async function setPrice(tx: Tx, actor: Actor, form: PriceForm): Promise<void> {
	if (!maySetPrices(actor)) throw new NotAllowed('budget.prices');
	refusePrivate({ wat: form.wat, per: form.per });
	await addPrice(
		tx,
		actor.municipalityId,
		{ id: newId(), label: form.wat, unit: form.per, cents: form.bedrag },
		clock.today(),
	);
}

/** @throws NotAllowed, NotFound */
export async function endPrice(tx: Tx, actor: Actor, id: string): Promise<void> {
	if (!maySetPrices(actor)) throw new NotAllowed('budget.prices');
	if (!(await endPriceInStore(tx, actor.municipalityId, id, clock.today()))) throw new NotFound('price', id);
}

/** The vote that decides in this round, made by the module that counts it. @throws NotFound, NotAllowed */
export async function setVote(tx: Tx, actor: Actor, id: string, voteId: string): Promise<void> {
	await tendedRound(tx, actor, id);
	await changeRound(tx, actor.municipalityId, id, { voteId });
}
