import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotFound, Refused } from '#platform/errors';
import { tell } from '#platform/events/index.server';
import { newUntimedId } from '#platform/ids';
import { dayAfter } from '#platform/wall-time';
import type { HowItWentForm, MatchAnswerForm } from './match.forms.ts';
import { isOpen, laterDays, type MatchCard } from './match.ts';
import { matchCodeHash, newMatchCode } from './match-code.server.ts';
import {
	answerInStore,
	endInStore,
	giveCode,
	matchCards,
	type SpeaksFor,
	tellInStore,
} from './matches.store.server.ts';

/** By the code in somebody's hand. */
export const byCode = (code: string): SpeaksFor => ({ hash: matchCodeHash(code) });

/**
 * What somebody said, themselves or to the worker who writes it down. The database knows for whom the actor may speak, and
 * opens the names in the same moment in which the second yes comes in.
 * @throws NotFound when it is not theirs, or over; Refused('required') for a yes of somebody nobody could reach
 */
export async function answerMatch(
	tx: Tx,
	actor: Actor,
	by: SpeaksFor,
	{ antwoord, naam, bereik, reden, niemeer }: MatchAnswerForm,
): Promise<void> {
	const card = (await matchCards(tx, 'hash' in by ? by.hash : null)).find((one) =>
		'hash' in by ? one.byCode : one.sideId === by.sideId,
	);
	if (antwoord === 'yes' && card && !card.kept && bereik === '') throw new Refused('required', 'bereik');
	const id = await answerInStore(tx, by, {
		answer: antwoord,
		because: reden ?? null,
		// Who knows the other, or says so, is never proposed to them again.
		apart: niemeer || reden === 'know-each-other',
		called: naam,
		contact: bereik,
		againOn: antwoord === 'later' ? dayAfter(clock.today(), laterDays) : null,
		entryId: newUntimedId(),
		at: clock.now(),
	});
	if (!id) throw new NotFound('match');
	await tell(tx, actor, 'community', 'match.answered', id);
}

/** Did it happen, did it click, and what next. @throws NotFound */
export async function tellHowItWent(tx: Tx, by: SpeaksFor, form: HowItWentForm): Promise<void> {
	const moment = { entryId: newUntimedId(), at: clock.now(), day: clock.today() };
	if (!(await tellInStore(tx, by, form, moment))) throw new NotFound('match');
}

/** Either of the two ends it, at any moment and without a reason: names, numbers and pages are gone at once. @throws NotFound */
export async function endMatch(tx: Tx, by: SpeaksFor): Promise<void> {
	if (!(await endInStore(tx, by, clock.now()))) throw new NotFound('match');
}

/** A code for a letter or a slip for one's own person. Shown once and not kept; the one before stops. @throws NotFound */
export async function slipFor(tx: Tx, sideId: string): Promise<string> {
	const code = newMatchCode();
	if (!(await giveCode(tx, sideId, matchCodeHash(code)))) throw new NotFound('match');
	return code;
}

/** The side a code opens, while the match goes on. */
export const cardBehind = async (tx: Tx, code: string): Promise<MatchCard | undefined> =>
	(await matchCards(tx, matchCodeHash(code))).find((card) => card.byCode && isOpen(card));
