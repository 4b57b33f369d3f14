import { phaseOf, type Round } from '#modules/rounds';
import {
	budgetCodeHash,
	findProposal,
	namesIn,
	proposalsOf,
	roundFor,
	roundsSeen,
	tendedProposal,
	tendsRound,
} from '#modules/rounds/index.server';
import { type Actor, hasRole, isWorkerIn } from '#platform/actor';
import { clock } from '#platform/clock';
import { csvFile, csvText } from '#platform/csv';
import type { Tx } from '#platform/db/index.server';
import { NotAllowed, NotFound } from '#platform/errors';
import { newId } from '#platform/ids';
import { photoAnswer } from '#platform/images/index.server';
import type { Ask } from '#platform/route/index.server';
import { isLate, isLight, paidOf, spentOf, stillToTell } from './money.ts';
import {
	ownMoney,
	paymentsOf,
	receiptPhoto,
	receiptsOf,
	storiesOf,
	storyPhoto,
	sumsOf,
} from './spending.store.server.ts';

/** What everybody reads of a granted plan: granted, paid, spent, and the story. Nothing of a plan without money. */
export async function moneyOf({ tx, actor, params }: Ask) {
	const here = actor.municipalityId;
	const proposal = await findProposal(tx, here, params['id'] ?? '');
	if (!proposal?.grantedCents) return null;
	const sums = (await sumsOf(tx, [proposal.id])).get(proposal.id) ?? { paid: 0, spent: 0 };
	const [story] = (await storiesOf(tx, here, [proposal.id])).filter(({ publicOn }) => publicOn);
	return { proposalId: proposal.id, granted: proposal.grantedCents, ...sums, story: story ?? null };
}

/** For who proposed it, by their code. */
export async function ownMoneyScreen({ tx, params }: Ask) {
	const money = await ownMoney(tx, budgetCodeHash(params['code'] ?? ''));
	if (!money) return null;
	const spent = money.receipts.reduce((sum, { cents }) => sum + cents, 0);
	const told = { story: money.story !== null, photo: money.story?.photo ?? false };
	return {
		...money,
		spent,
		isLight: isLight(money.granted, money.light),
		lacks: stillToTell({ ...money, spent }, told, money.light),
		today: clock.today(),
	};
}

/** For the team, and for the municipality's contact of that area, who only looks. @throws NotFound, NotAllowed */
async function seenProposal(tx: Tx, actor: Actor, id: string) {
	const proposal = await findProposal(tx, actor.municipalityId, id);
	const round = proposal && (await roundFor(tx, actor, proposal.roundId));
	if (!proposal || !round) throw new NotFound('budget-proposal', id);
	const tends = await tendsRound(tx, round.id);
	if (!tends && !(hasRole(actor, 'municipal_contact') && isWorkerIn(actor, round.areaCode)))
		throw new NotAllowed('spending.look');
	return { proposal, round, tends };
}

export async function tendMoneyScreen({ tx, actor, params }: Ask) {
	const here = actor.municipalityId;
	const { proposal, round } = await tendedProposal(tx, actor, params['id'] ?? '');
	if (!proposal.grantedCents) return null;
	return bookOf(tx, here, proposal.id, proposal.grantedCents, round);
}

async function bookOf(tx: Tx, here: string, id: string, granted: number, round: Round) {
	const payments = await paymentsOf(tx, here, [id]);
	const receipts = await receiptsOf(tx, here, [id]);
	const [story] = await storiesOf(tx, here, [id]);
	const paid = paidOf(payments);
	const spent = spentOf(receipts);
	const told = { story: story !== undefined, photo: story?.photo ?? false };
	return {
		proposalId: id,
		granted,
		paid,
		spent,
		payments,
		receipts,
		story: story ? { ...story, names: namesIn(story.words, story.quote, story.alt) } : null,
		isOpen: !round.endedOn,
		isLight: isLight(granted, round.lightCents),
		lacks: stillToTell({ granted, paid, spent }, told, round.lightCents),
		doneUntil: round.doneUntil as string,
		today: clock.today(),
		/** For one new payment: pressed twice it is one. */
		newLine: newId(),
	};
}
export type Book = Awaited<ReturnType<typeof bookOf>>;

/** The books of one round, plan by plan. @throws NotFound, NotAllowed */
export async function booksScreen({ tx, actor, params, about }: Ask) {
	const round = await roundFor(tx, actor, params['id'] ?? '');
	await mayLook(tx, actor, round);
	about({ type: 'budget-round', id: round.id });
	const granted = (await proposalsOf(tx, actor.municipalityId, [round.id])).filter(({ grantedCents }) => grantedCents);
	const books = [];
	for (const { id, number, title, grantedCents } of granted)
		books.push({ number, title, ...(await bookOf(tx, actor.municipalityId, id, grantedCents as number, round)) });
	return { round: { id: round.id, title: round.title, budgetCents: round.budgetCents ?? 0 }, books };
}

async function mayLook(tx: Tx, actor: Actor, round: Round): Promise<void> {
	if (await tendsRound(tx, round.id)) return;
	if (!(hasRole(actor, 'municipal_contact') && isWorkerIn(actor, round.areaCode)))
		throw new NotAllowed('spending.look');
}

/** The same as a table for the municipality's books: a line for every grant, payment and receipt. */
export async function booksFile(ask: Ask): Promise<Response> {
	const { round, books } = await booksScreen(ask);
	const euros = (cents: number) => (cents / 100).toFixed(2).replace('.', ',');
	const rows = books.flatMap(({ number, title, granted, payments, receipts }) => [
		[number, title, 'toegekend', '', euros(granted), ''],
		...payments.map((one) => [
			number,
			title,
			one.struckOn ? 'doorgehaald' : one.kind === 'paid' ? 'betaald' : 'terug',
			one.onDay,
			euros(one.cents),
			one.what,
		]),
		...receipts.map((one) => [
			number,
			title,
			one.struckOn ? 'doorgehaald' : 'uitgegeven',
			one.onDay,
			euros(one.cents),
			one.what,
		]),
	]);
	const head = ['voorstel', 'titel', 'soort', 'dag', 'bedrag', 'waarvoor'];
	return csvFile(
		`${round.title.toLowerCase().replace(/[^a-z0-9]+/g, '-')}-boekhouding.csv`,
		csvText([head, ...rows]),
		'reader',
	);
}

/** The photo of a receipt, for the team and the municipality. @throws NotFound */
export async function receiptPhotoAnswer({ tx, actor, params, about }: Ask): Promise<Response> {
	const found = await receiptPhoto(tx, actor.municipalityId, params['id'] ?? '');
	if (!found?.photo) throw new NotFound('photo', params['id']);
	await seenProposal(tx, actor, found.proposalId);
	about({ type: 'budget-receipt', id: params['id'] ?? '' });
	return photoAnswer(found.photo);
}
/** The photo of a public story, or of one that waits for the team. @throws NotFound */
export async function storyPhotoAnswer({ tx, actor, params }: Ask): Promise<Response> {
	const photo = await storyPhoto(tx, actor.municipalityId, params['id'] ?? '');
	if (!photo) throw new NotFound('photo', params['id']);
	return photoAnswer(photo);
}

/** On Vandaag: granted plans of the own rounds that are late in telling, or of which a story waits to be looked over. */
export async function tellingToday({ tx, actor }: Ask) {
	const late = [];
	for (const round of await roundsSeen(tx, actor.municipalityId)) {
		const phase = phaseOf(round, clock.today());
		if (!round.openedOn || (phase !== 'doing' && phase !== 'told') || !(await tendsRound(tx, round.id))) continue;
		for (const { id, title, grantedCents } of await proposalsOf(tx, actor.municipalityId, [round.id])) {
			if (!grantedCents) continue;
			const { lacks, doneUntil, story, today } = await bookOf(tx, actor.municipalityId, id, grantedCents, round);
			const waits = story !== null && !story.publicOn;
			if (waits || isLate(lacks, doneUntil, today)) late.push({ id, title, round: round.title, waits });
		}
	}
	return late.slice(0, 6);
}
