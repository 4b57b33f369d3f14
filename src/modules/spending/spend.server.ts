import { budgetCodeHash, holdProposal, refusePersonal, tendedProposal } from '#modules/rounds/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotFound, Refused } from '#platform/errors';
import { tell } from '#platform/events/index.server';
import { newId } from '#platform/ids';
import { readPhoto } from '#platform/images/index.server';
import { paidOf } from './money.ts';
import type { PaymentForm, ReceiptForm, StoryForm } from './spending.forms.ts';
import {
	addPayment,
	addReceiptInStore,
	type Bearer,
	paymentsOf,
	publishStoryInStore,
	strikeLineInStore,
	takePhotoInStore,
	takeReceiptInStore,
	takeStoryInStore,
	tellStoryInStore,
} from './spending.store.server.ts';

export const byCode = (code: string): Bearer => ({ hash: budgetCodeHash(code), proposal: null });
export const byTeam = (proposal: string): Bearer => ({ hash: null, proposal });

/**
 * Pays a part of what was granted, or notes what came back; pressing twice is once, and who did not see a colleague's line looks again.
 * @throws NotFound, NotAllowed, Refused('already-done' | 'spending-paid-meanwhile' | 'spending-more-than-granted' | 'spending-more-than-paid' | 'budget-day-to-come')
 */
export async function notePayment(tx: Tx, actor: Actor, id: string, form: PaymentForm): Promise<void> {
	const { proposal, round } = await tendedProposal(tx, actor, id);
	if (round.endedOn) throw new Refused('budget-closed');
	refusePersonal({ waarvoor: form.waarvoor });
	if (form.betaald_op > clock.today() || form.betaald_op < (proposal.decidedOn ?? '9'))
		throw new Refused('budget-day-to-come', 'betaald_op');
	await holdProposal(tx, actor.municipalityId, id);
	const lines = await paymentsOf(tx, actor.municipalityId, [id]);
	if (lines.some((line) => line.id === form.nummer)) throw new Refused('already-done');
	const paid = paidOf(lines);
	if (form.betaald !== paid) throw new Refused('spending-paid-meanwhile', 'bedrag');
	if (form.soort === 'paid' && paid + form.bedrag > (proposal.grantedCents ?? 0))
		throw new Refused('spending-more-than-granted', 'bedrag');
	if (form.soort === 'back' && form.bedrag > paid) throw new Refused('spending-more-than-paid', 'bedrag');
	const added = await addPayment(tx, actor.municipalityId, {
		id: form.nummer,
		proposalId: id,
		kind: form.soort,
		cents: form.bedrag,
		onDay: form.betaald_op,
		what: form.waarvoor,
		paidBefore: paid,
		by: actor.personId as string,
	});
	if (!added) throw new Refused('already-done');
}

/** A wrong payment or receipt, for the team to strike out. @throws NotFound, NotAllowed, Refused('spending-adds-up') */
export async function strikeLine(tx: Tx, actor: Actor, id: string, line: string): Promise<void> {
	const { proposal } = await tendedProposal(tx, actor, id);
	await holdProposal(tx, actor.municipalityId, id);
	const rest = (await paymentsOf(tx, actor.municipalityId, [id])).filter((one) => one.id !== line);
	// Without it more would have come back than was paid, or more be paid than was granted.
	if (paidOf(rest) < 0 || paidOf(rest) > (proposal.grantedCents ?? 0)) throw new Refused('spending-adds-up');
	if (!(await strikeLineInStore(tx, id, line, clock.today()))) throw new NotFound('budget-line', line);
}

/** The picture of a receipt that shows more of somebody than what was bought. @throws NotFound, NotAllowed */
export async function takeReceiptPhoto(tx: Tx, actor: Actor, id: string, receipt: string): Promise<void> {
	await tendedProposal(tx, actor, id);
	if (!(await takePhotoInStore(tx, id, receipt))) throw new NotFound('receipt', receipt);
}

/** What was bought, with the receipt when there is one; gives its id. @throws NotFound, Refused('photo-none' | 'budget-day-to-come' | 'text-names-somebody') */
export async function addReceipt(tx: Tx, who: Bearer, form: ReceiptForm): Promise<string> {
	if (form.gekocht_op > clock.today()) throw new Refused('budget-day-to-come', 'gekocht_op');
	refusePersonal({ gekocht: form.gekocht });
	const photo = await readPhoto(form.bon, 'bon');
	const id = newId();
	const done = await addReceiptInStore(tx, who, {
		id,
		cents: form.bon_bedrag,
		onDay: form.gekocht_op,
		what: form.gekocht,
		photo,
	});
	if (!done) throw new NotFound('budget-money');
	return id;
}

/** By who brought it, while the plan is being carried out. @throws NotFound */
export async function takeReceipt(tx: Tx, code: string, id: string): Promise<void> {
	if (!(await takeReceiptInStore(tx, budgetCodeHash(code), id, clock.today()))) throw new NotFound('receipt', id);
}

/** The story back; public once it was looked over. Gives the mark of what was told. A photo says in words what is on it. @throws NotFound, Refused('spending-alt' | 'photo-none' | 'text-names-somebody') */
export async function tellStory(tx: Tx, who: Bearer, form: StoryForm): Promise<string> {
	refusePersonal({ verhaal: form.verhaal, citaat: form.citaat, te_zien: form.te_zien });
	const photo = await readPhoto(form.foto, 'foto');
	if (photo && form.te_zien.length < 3) throw new Refused('spending-alt', 'te_zien');
	const story = { words: form.verhaal, quote: form.citaat, alt: form.te_zien };
	const version = await tellStoryInStore(tx, who, story, photo, clock.today());
	if (!version) throw new NotFound('budget-money');
	return version;
}

/** The photo away, or the whole story: by who told it or the team, at any time. Gives the plan it was of. @throws NotFound */
export async function takeStory(tx: Tx, who: Bearer, what: 'foto' | 'alles'): Promise<string> {
	const plan = await takeStoryInStore(tx, who, what === 'foto');
	if (!plan) throw new NotFound('story');
	return plan;
}

/** Looked over as it was shown: everybody may read it, and who follows hears. @throws NotFound, NotAllowed, Refused('spending-story-changed') */
export async function publishStory(tx: Tx, actor: Actor, id: string, seen: string): Promise<void> {
	await tendedProposal(tx, actor, id);
	if (!(await publishStoryInStore(tx, actor.municipalityId, id, seen, clock.today())))
		throw new Refused('spending-story-changed');
	await tell(tx, actor, 'community', 'budget.news', id);
}
