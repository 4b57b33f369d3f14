import { budgetCodeHash, refusePrivate, tendedProposal } from '#modules/rounds/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotFound, Refused } from '#platform/errors';
import { tell } from '#platform/events/index.server';
import { newId } from '#platform/ids';
import { readPhoto } from '#platform/images/index.server';
import type { PaymentForm, ReceiptForm, StoryForm } from './spending.forms.ts';
import {
	addPayment,
	addReceiptInStore,
	type Bearer,
	publishStoryInStore,
	sumsOf,
	takeReceiptInStore,
	tellStoryInStore,
} from './spending.store.server.ts';

export const byCode = (code: string): Bearer => ({ hash: budgetCodeHash(code), proposal: null });
export const byTeam = (proposal: string): Bearer => ({ hash: null, proposal });

/** Pays a part of what was granted, or notes what came back. @throws NotFound, NotAllowed, Refused('spending-more-than-granted' | 'spending-more-than-paid' | 'budget-day-to-come') */
export async function notePayment(tx: Tx, actor: Actor, id: string, form: PaymentForm): Promise<void> {
	const { proposal } = await tendedProposal(tx, actor, id);
	refusePrivate({ waarvoor: form.waarvoor });
	if (form.betaald_op > clock.today() || form.betaald_op < (proposal.decidedOn ?? '9'))
		throw new Refused('budget-day-to-come', 'betaald_op');
	const paid = (await sumsOf(tx, [id])).get(id)?.paid ?? 0;
	if (form.soort === 'paid' && paid + form.bedrag > (proposal.grantedCents ?? 0))
		throw new Refused('spending-more-than-granted', 'bedrag');
	if (form.soort === 'back' && form.bedrag > paid) throw new Refused('spending-more-than-paid', 'bedrag');
	await addPayment(tx, actor.municipalityId, {
		id: newId(),
		proposalId: id,
		kind: form.soort,
		cents: form.bedrag,
		onDay: form.betaald_op,
		what: form.waarvoor,
		by: actor.personId as string,
	});
}

/** What was bought, with the receipt when there is one. @throws NotFound, Refused('photo-none' | 'budget-day-to-come') */
export async function addReceipt(tx: Tx, who: Bearer, form: ReceiptForm): Promise<void> {
	if (form.gekocht_op > clock.today()) throw new Refused('budget-day-to-come', 'gekocht_op');
	refusePrivate({ gekocht: form.gekocht });
	const photo = await readPhoto(form.bon, 'bon');
	const done = await addReceiptInStore(tx, who, {
		id: newId(),
		cents: form.bon_bedrag,
		onDay: form.gekocht_op,
		what: form.gekocht,
		photo,
	});
	if (!done) throw new NotFound('budget-money');
}

/** @throws NotFound */
export async function takeReceipt(tx: Tx, who: Bearer, id: string): Promise<void> {
	if (!(await takeReceiptInStore(tx, who, id))) throw new NotFound('receipt', id);
}

/** The story back; public once it was looked over. A photo says in words what is on it. @throws NotFound, Refused('spending-alt' | 'photo-none') */
export async function tellStory(tx: Tx, who: Bearer, form: StoryForm): Promise<void> {
	refusePrivate({ verhaal: form.verhaal, citaat: form.citaat, te_zien: form.te_zien });
	const photo = await readPhoto(form.foto, 'foto');
	if (photo && form.te_zien.length < 3) throw new Refused('spending-alt', 'te_zien');
	const story = { words: form.verhaal, quote: form.citaat, alt: form.te_zien };
	if (!(await tellStoryInStore(tx, who, story, photo, clock.today()))) throw new NotFound('budget-money');
}

/** Looked over: everybody may read it, and who follows hears. @throws NotFound, NotAllowed, Refused('already-done') */
export async function publishStory(tx: Tx, actor: Actor, id: string): Promise<void> {
	await tendedProposal(tx, actor, id);
	if (!(await publishStoryInStore(tx, actor.municipalityId, id, clock.today()))) throw new Refused('already-done');
	await tell(tx, actor, 'community', 'budget.news', id);
}
