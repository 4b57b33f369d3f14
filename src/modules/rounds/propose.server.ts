import { readContact } from '#modules/initiatives';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotFound, Refused, TooMany } from '#platform/errors';
import { tell } from '#platform/events/index.server';
import { limitTries } from '#platform/identity/tries.server';
import { newId, newUntimedId } from '#platform/ids';
import { send } from '#platform/notify/index.server';
import { budgetCodeHash, newBudgetCode } from './budget-code.server.ts';
import {
	answerJoinInStore,
	askJoinInStore,
	changeInStore,
	confirmFollowerInStore,
	confirmInStore,
	emptyProposerInStore,
	followInStore,
	heldByCode,
	type PlanSaid,
	proposeInStore,
	stopFollowingInStore,
	withdrawInStore,
} from './by-code.store.server.ts';
import { totalOf } from './proposal.ts';
import { refusePrivate } from './public-words.ts';
import type { Round } from './round.ts';
import { type ChangeForm, costLines, type ProposeForm } from './rounds.forms.ts';
import { findRound } from './rounds.store.server.ts';

type Locale = 'nl' | 'en';

/** What was typed, as it can be kept. @throws Refused with the field and, of a row of costs, which */
function planSaid(form: Omit<ChangeForm, 'wissen'>, most: number | null): PlanSaid {
	refusePrivate({
		titel: form.titel,
		wat: form.wat,
		voorwie: form.voorwie,
		hoe: form.hoe,
		kosten: form.post.join('\n'),
	});
	const { lines, fault } = costLines(form);
	if (fault) throw new Refused(fault.code, 'kosten', { row: fault.row });
	if (lines.length === 0) throw new Refused('budget-no-costs', 'kosten');
	if (most !== null && totalOf(lines) > most) throw new Refused('budget-too-much', 'kosten', { most: most / 100 });
	return { title: form.titel, what: form.wat, forWhom: form.voorwie, carriedOut: form.hoe, lines };
}

const mostOf = ({ mostCents, budgetCents }: Pick<Round, 'mostCents' | 'budgetCents'>): number | null =>
	mostCents ?? budgetCents;

/** `mail`: a letter with a button is on its way. `call`: a worker rings first. `done`: a worker wrote it down, with the code for their slip. */
export type Proposed = { outcome: 'mail' } | { outcome: 'call' | 'done'; code: string };

/**
 * Somebody proposes, without an account. Only who can say yes to it counts: by the button in a mail, or to the worker who rings.
 * @throws NotFound, Refused('unknown-contact' | 'budget-closed' | …)
 */
export async function propose(
	tx: Tx,
	actor: Actor,
	roundId: string,
	form: ProposeForm,
	locale: Locale,
): Promise<Proposed> {
	const round = await findRound(tx, actor.municipalityId, roundId);
	if (!round) throw new NotFound('budget-round', roundId);
	const contact = readContact(form.bereik);
	if (!contact) throw new Refused('unknown-contact', 'bereik');
	const code = newBudgetCode();
	const how = form.hoe_gezegd ?? null;
	const done = await proposeInStore(
		tx,
		{
			...planSaid(form, mostOf(round)),
			id: newId(),
			proposer: newUntimedId(),
			round: round.id,
			called: form.naam,
			contact: contact.value,
			locale,
			initiative: form.initiatief ?? null,
			hash: budgetCodeHash(code),
			how,
		},
		clock.today(),
	);
	if (!done) throw new Refused('budget-closed');
	if (how) return { outcome: 'done', code };
	if (contact.kind === 'phone') return { outcome: 'call', code };
	await mailCode(tx, actor, contact.value, 'budget-yes', `/buurtbudget/code/${code}`, locale);
	return { outcome: 'mail' };
}

/** Nobody's mailbox is flooded through our forms: a few letters a day to one address, and the answer stays the same. */
async function mailCode(
	tx: Tx,
	actor: Actor,
	address: string,
	template: 'budget-yes' | 'budget-follow',
	path: string,
	locale: Locale,
) {
	try {
		await limitTries('budget-mail', address, 6, 86_400);
	} catch (problem) {
		if (problem instanceof TooMany) return;
		throw problem;
	}
	const link = `${locale === 'en' ? '/en' : ''}${path}`;
	await send(tx, actor, 'community', { to: { address }, template, facts: { link }, locale });
}

const held = (done: unknown, code: string): void => {
	if (!done) throw new NotFound('budget-proposal', code ? 'code' : '');
};

/** "Yes, this is mine." @throws NotFound */
export async function confirmProposal(tx: Tx, code: string): Promise<void> {
	held(await confirmInStore(tx, budgetCodeHash(code), clock.today()), code);
}

/** Writes it anew, until the talks are over. @throws Refused('budget-closed' | …) */
export async function changeProposal(tx: Tx, actor: Actor, code: string, form: ChangeForm): Promise<string> {
	const hash = budgetCodeHash(code);
	const roundId = (await heldByCode(tx, hash))?.round.id;
	const round = roundId && (await findRound(tx, actor.municipalityId, roundId));
	if (!round) throw new NotFound('budget-proposal', 'code');
	const said = { ...planSaid(form, mostOf(round)), forget: form.wissen ?? false };
	const done = await changeInStore(tx, hash, said, newId(), clock.today());
	if (!done) throw new Refused('budget-closed');
	return done;
}

/** Takes it back; what it said and whose it was goes at once. @throws Refused('budget-decided') */
export async function withdrawProposal(tx: Tx, code: string): Promise<void> {
	if (!(await withdrawInStore(tx, budgetCodeHash(code), clock.today()))) throw new Refused('budget-decided');
}

/** Name and number go, at any time; the plan and its code stay. @throws NotFound */
export async function takeNameAway(tx: Tx, code: string): Promise<void> {
	held(await emptyProposerInStore(tx, budgetCodeHash(code), null), code);
}

/** @throws Refused('budget-no-join') */
export async function askToJoin(tx: Tx, code: string, other: string): Promise<void> {
	if (!(await askJoinInStore(tx, budgetCodeHash(code), null, other, newUntimedId(), clock.today())))
		throw new Refused('budget-no-join');
}

/** The second yes makes one plan of two, and everybody hears. */
export async function answerJoin(tx: Tx, actor: Actor, code: string, id: string, yes: boolean): Promise<void> {
	const stays = await answerJoinInStore(tx, budgetCodeHash(code), id, yes, newId(), clock.today());
	if (stays) await tell(tx, actor, 'community', 'budget.news', stays);
}

/** A letter first; the button behind it counts. The answer is the same whoever is followed already. @throws NotFound */
export async function followProposal(
	tx: Tx,
	actor: Actor,
	proposalId: string,
	mail: string,
	locale: Locale,
): Promise<void> {
	const code = newBudgetCode();
	const contact = mail.toLowerCase();
	const fresh = { proposalId, id: newUntimedId(), contact, locale, hash: budgetCodeHash(code) };
	if (await followInStore(tx, fresh, clock.today()))
		await mailCode(tx, actor, contact, 'budget-follow', `/buurtbudget/volgen/code/${code}`, locale);
}

/** @throws NotFound */
export async function confirmFollowing(tx: Tx, code: string): Promise<void> {
	held(await confirmFollowerInStore(tx, budgetCodeHash(code), clock.today()), code);
}
/** @throws NotFound */
export async function stopFollowing(tx: Tx, code: string): Promise<void> {
	held(await stopFollowingInStore(tx, budgetCodeHash(code)), code);
}
