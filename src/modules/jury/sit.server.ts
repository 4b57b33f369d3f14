import { type Contact, readContact } from '#modules/initiatives';
import { newBudgetCode, refusePrivate, roundFor } from '#modules/rounds/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import { asTask, type Tx } from '#platform/db/index.server';
import { NotFound, Refused, TooMany } from '#platform/errors';
import type { AppEvent } from '#platform/events/index.server';
import { addressesOf } from '#platform/identity/index.server';
import { limitTries } from '#platform/identity/tries.server';
import { isId, newUntimedId } from '#platform/ids';
import { currentMunicipalities } from '#platform/municipality.server';
import { send } from '#platform/notify/index.server';
import { dayAfter } from '#platform/wall-time';
import type { PointsForm, WillingForm } from './jury.forms.ts';
import {
	answerInStore,
	answerSeatInStore,
	askInStore,
	confirmInStore,
	forgetInStore,
	givePointsInStore,
	leaveInStore,
	likeToSit,
	roomOf,
	type Seat,
	sayStakeInStore,
	voteInStore,
} from './jury.store.server.ts';
import { juryCodeHash, newTicket, oneMailbox } from './jury-code.server.ts';

/** A code, or for who is signed in the round they sit in. */
export const seatOf = (params: Record<string, string>): Seat =>
	params['code']
		? { hash: juryCodeHash(params['code']), round: null }
		: { hash: null, round: isId(params['id']) ? (params['id'] as string) : null };

export type Willing = { outcome: 'mail' | 'account' } | { outcome: 'call'; code: string };

/** "I would like to sit": with an account at once, else after a yes by mail or to the worker who rings. @throws NotFound, Refused('unknown-contact' | 'jury-closed') */
export async function wouldSit(
	tx: Tx,
	actor: Actor,
	roundId: string,
	form: WillingForm,
	locale: 'nl' | 'en',
): Promise<Willing> {
	const round = await roundFor(tx, actor, roundId);
	const account = Boolean(actor.personId) && actor.kind !== 'staff';
	const contact = readContact(form.bereik);
	if (!account && !contact) throw new Refused('unknown-contact', 'bereik');
	const code = newBudgetCode();
	const one = {
		id: newUntimedId(),
		round: round.id,
		called: form.naam,
		contact: await contactOf(actor, account, contact),
		locale,
		area: form.buurt ?? null,
		age: form.leeftijd ?? null,
	};
	/** With an account the address it signs in with, so that one person has one lot. */
	async function contactOf(actor: Actor, account: boolean, typed: Contact | undefined): Promise<string> {
		const own =
			account && actor.accountId ? (await addressesOf([actor.accountId])).get(actor.accountId)?.email : undefined;
		return oneMailbox(own ?? typed?.value ?? '');
	}

	const done = await likeToSit(
		tx,
		{ ...one, ticket: newTicket(), hash: account ? null : juryCodeHash(code), account, chosen: false },
		clock.today(),
	);
	if (!done) throw new Refused('jury-closed');
	if (account) return { outcome: 'account' };
	if (contact?.kind === 'phone') return { outcome: 'call', code };
	await mailSeat(tx, actor, contact?.value ?? '', code, locale);
	return { outcome: 'mail' };
}

/** The code goes to the mailbox and nowhere else; a few letters a day to one address, and the answer stays the same. */
export async function mailSeat(
	tx: Tx,
	actor: Actor,
	address: string,
	code: string,
	locale: 'nl' | 'en',
): Promise<void> {
	try {
		await limitTries('jury-mail', address, 6, 86_400);
	} catch (problem) {
		if (problem instanceof TooMany) return;
		throw problem;
	}
	const link = `${locale === 'en' ? '/en' : ''}/buurtbudget/jury/code/${code}`;
	await send(tx, actor, 'community', { to: { address }, template: 'jury-yes', facts: { link }, locale });
}

const done = (said: boolean | null): void => {
	if (!said) throw new Refused('jury-not-now');
};

export const confirmWilling = async (tx: Tx, seat: Seat): Promise<void> =>
	done(await confirmInStore(tx, seat, clock.today()));
/** A yes or a no to the seat; after a no the first of the reserve list has it. */
export const answerSeat = async (tx: Tx, seat: Seat, yes: boolean, shown: boolean): Promise<void> =>
	done(await answerSeatInStore(tx, seat, yes, shown));
/** Nothing of them stays. @throws NotFound */
export async function leaveJury(tx: Tx, seat: Seat): Promise<void> {
	if (!(await leaveInStore(tx, seat))) throw new NotFound('juror');
}
/** A stake takes away what was already said about that plan. */
export const sayStake = async (tx: Tx, seat: Seat, plan: string, has: boolean): Promise<void> =>
	done(await sayStakeInStore(tx, seat, plan, has));

/** Points for every criterion, each with its reason. @throws Refused('jury-points-all' | 'jury-not-now') */
export async function givePoints(tx: Tx, actor: Actor, seat: Seat, { plan, punten, reden }: PointsForm): Promise<void> {
	const room = await roomOf(tx, seat);
	if (!room) throw new NotFound('juror');
	const { criteria } = await roundFor(tx, actor, room.round);
	if (punten.length !== criteria.length || reden.length !== criteria.length) throw new Refused('jury-points-all');
	refusePrivate({ reden: reden.join('\n') });
	done(
		await givePointsInStore(
			tx,
			seat,
			plan,
			punten.map((points, nth) => ({ points, why: reden[nth] as string })),
		),
	);
}
export async function voteAsJuror(tx: Tx, seat: Seat, plan: string, yes: boolean, why: string): Promise<void> {
	refusePrivate({ waarom: why });
	done(await voteInStore(tx, seat, plan, yes, why));
}
export async function askProposer(tx: Tx, seat: Seat, plan: string, words: string): Promise<void> {
	refusePrivate({ vraag: words });
	done(await askInStore(tx, seat, plan, newUntimedId(), words, clock.today()));
}
/** Who proposed it answers by the code of their proposal. @throws NotFound */
export async function answerQuestion(tx: Tx, hash: string, id: string, words: string): Promise<void> {
	refusePrivate({ antwoord: words });
	if (!(await answerInStore(tx, hash, id, words, clock.today()))) throw new NotFound('question', id);
}

/** `person-card.erased`, `.erase-planned`, `.merged`, `consent.withdrawn`: nothing of them stays in a jury. */
export const forgetInJury = ({
	municipalityId,
	subjectId,
}: Pick<AppEvent, 'municipalityId' | 'subjectId'>): Promise<void> =>
	asTask('privacy.erase', municipalityId, 'community', (tx) => forgetInStore(tx, subjectId, null));

/** Every hour: what nobody said yes to within two weeks goes. */
export async function tendJury(): Promise<void> {
	for (const { id } of await currentMunicipalities())
		await asTask('jury.tend', id, 'community', (tx) => forgetInStore(tx, null, dayAfter(clock.today(), -14)));
}
