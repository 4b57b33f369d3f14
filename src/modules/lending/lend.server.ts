import { mayAddIn } from '#modules/activities';
import { carriedBy } from '#modules/activities/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import { asTask, type Tx } from '#platform/db/index.server';
import { Conflict, NotAllowed, NotFound, Refused } from '#platform/errors';
import type { AppEvent } from '#platform/events/index.server';
import { refusePublicWords } from '#platform/free-text/public-words';
import { newId, newUntimedId } from '#platform/ids';
import { currentMunicipalities } from '#platform/municipality.server';
import { send } from '#platform/notify/index.server';
import { dayAfter } from '#platform/wall-time';
import type { BorrowForm, LoanAnswerForm, ThingForm } from './lending.forms.ts';
import {
	addLoan,
	addThing,
	awayDays,
	findLoan,
	findThing,
	forgetInStore,
	leaveAloneInStore,
	loansSeen,
	refuseUnanswered,
	saveEnded,
	saveState,
	takeLate,
} from './lending.store.server.ts';
import { isOver, type Loan, mayBecome, mayWithdraw, mostDays, type Thing } from './lending.ts';

/** @throws NotFound */
export async function theThing(tx: Tx, id: string): Promise<Thing> {
	const thing = await findThing(tx, id);
	if (!thing || thing.endedOn) throw new NotFound('thing', id);
	return thing;
}

/** Puts up something that may be borrowed. @throws NotAllowed, Conflict, Refused('lending-owner' | 'public-number' | 'public-health' | 'text-points-at-person') */
export async function lend(tx: Tx, actor: Actor, form: ThingForm, id = newId()): Promise<string> {
	const initiative = form.initiative
		? (await carriedBy(tx, actor)).find((one) => one.id === form.initiative)
		: undefined;
	if ((form.initiative && !initiative) || (!initiative && !mayAddIn(actor, form.area)))
		throw new NotAllowed('lending.lend');
	const owner = initiative?.title ?? form.owner;
	if (!owner) throw new Refused('lending-owner', 'owner');
	// Everybody reads these words, for as long as it is on the list.
	refusePublicWords({ owner: form.owner }, { namesMayStand: true });
	const { title, summary, how } = form;
	refusePublicWords({ title, summary, how }, { confirmed: form.confirmed });
	const added = await addThing(tx, actor.municipalityId, {
		id,
		kind: form.kind,
		title: form.title,
		summary: form.summary,
		areaCode: form.area,
		owner,
		initiativeId: initiative?.id ?? null,
		teamId: initiative ? null : (actor.teamId ?? null),
		how: form.how,
		depositCents: form.deposit,
		forWhom: form.forWhom,
		madeOn: clock.today(),
		endedOn: null,
	});
	if (!added) throw new Conflict('already-done');
	return id;
}

/** Not to be borrowed any more. @throws NotFound, Conflict when somebody still has it or was promised it */
export async function stopLending(tx: Tx, id: string): Promise<void> {
	await theThing(tx, id);
	if ((await awayDays(tx, id, clock.today())).length > 0) throw new Conflict('lending-still-away');
	if (!(await saveEnded(tx, id, clock.today()))) throw new NotAllowed('lending.lend');
}

/**
 * Asks to borrow for a stretch of days; the owner says yes or no.
 * @throws NotFound, NotAllowed, Refused('date-in-past' | 'lending-days' | 'lending-taken')
 */
export async function borrow(tx: Tx, actor: Actor, thingId: string, form: BorrowForm): Promise<void> {
	const thing = await theThing(tx, thingId);
	if (!actor.personId) throw new NotAllowed('lending.borrow');
	if (form.firstDay < clock.today()) throw new Refused('date-in-past', 'firstDay');
	if (form.lastDay < form.firstDay || form.lastDay >= dayAfter(form.firstDay, mostDays))
		throw new Refused('lending-days', 'lastDay', { days: mostDays });
	const away = await awayDays(tx, thing.id, clock.today());
	if (away.some(({ firstDay, lastDay }) => firstDay <= form.lastDay && lastDay >= form.firstDay))
		throw new Refused('lending-taken', 'firstDay');
	await addLoan(tx, actor.municipalityId, {
		id: newUntimedId(),
		thingId: thing.id,
		personId: actor.personId,
		accountId: actor.accountId ?? null,
		called: form.called,
		contact: form.contact,
		why: form.why,
		firstDay: form.firstDay,
		lastDay: form.lastDay,
		askedAt: clock.now(),
	});
}

/** A letter to who borrows: to their account, or to the address they left. */
async function write(
	tx: Tx,
	actor: Actor,
	to: { accountId?: string | null; contact: string },
	template: 'lending-answer' | 'lending-late',
) {
	const reader = to.accountId
		? { accountId: to.accountId }
		: to.contact.includes('@')
			? { address: to.contact }
			: undefined;
	if (reader) await send(tx, actor, 'community', { to: reader, template, facts: { link: '/mijn/delen' } });
}

/** The owner says yes or no, hands over and gets back. @throws NotFound, NotAllowed, Conflict('lending-taken' | 'already-done'), Refused */
export async function answerLoan(tx: Tx, actor: Actor, { loan: id, state, words }: LoanAnswerForm): Promise<void> {
	const loan = await findLoan(tx, id);
	if (!loan) throw new NotFound('loan', id);
	if (!mayBecome(loan.state, state)) throw new Conflict('already-done');
	if (state === 'refused' && !words) throw new Refused('lending-why-not', 'words');
	const saved = await saveState(tx, loan, {
		state,
		...(state === 'refused' && { reason: words }),
		...(state === 'back' && { note: words }),
		...(isOver(state) && { ended_on: clock.today() }),
	});
	if (saved === 'taken') throw new Conflict('lending-taken');
	// A borrower who answers for themselves is stopped by the row policy.
	if (!saved) throw new NotAllowed('lending.lend');
	if (state === 'promised' || state === 'refused') await write(tx, actor, loan, 'lending-answer');
}

/** Who asked changes their mind, until it is handed over. @throws NotFound, Conflict */
export async function withdrawLoan(tx: Tx, actor: Actor, id: string): Promise<void> {
	const loan = await findLoan(tx, id);
	if (!loan || loan.personId !== actor.personId) throw new NotFound('loan', id);
	if (!mayWithdraw(loan.state)) throw new Conflict('already-done');
	await saveState(tx, loan, { state: 'withdrawn', ended_on: clock.today() });
}

/** What this actor borrows, and what others borrow of theirs. */
export async function ownLoans(tx: Tx, actor: Actor): Promise<{ borrowed: Loan[]; lent: Loan[] }> {
	const personId = actor.personId ?? '';
	return { borrowed: await loansSeen(tx, { personId }), lent: await loansSeen(tx, { notOf: personId }) };
}

/** Every hour: who still has something past its day gets one kind letter, and what was not answered in time is a no. */
export async function tendLoans(): Promise<void> {
	for (const { id } of await currentMunicipalities())
		await asTask('lending.tend', id, 'community', async (tx, actor) => {
			for (const late of await takeLate(tx, clock.today())) await write(tx, actor, late, 'lending-late');
			for (const asked of await refuseUnanswered(tx, clock.today())) await write(tx, actor, asked, 'lending-answer');
		});
}

type AboutCard = Pick<AppEvent, 'municipalityId' | 'subjectId'>;

/** `person-card.erase-planned`, `.erased`, `.merged`, `consent.withdrawn`. */
export const forgetInLending = ({ municipalityId, subjectId }: AboutCard): Promise<void> =>
	asTask('privacy.erase', municipalityId, 'community', (tx) => forgetInStore(tx, subjectId));

/** `person-card.left-alone`. */
export const leaveLendingAlone = ({ municipalityId, subjectId }: AboutCard): Promise<void> =>
	asTask('privacy.erase', municipalityId, 'community', (tx) => leaveAloneInStore(tx, subjectId, clock.today()));
