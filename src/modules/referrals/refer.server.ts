import { randomBytes } from 'node:crypto';
import { phoneFrom } from '#modules/people';
import { codeFrom } from '#modules/signals';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotFound, Refused } from '#platform/errors';
import { tell } from '#platform/events/index.server';
import { findIdentifiers } from '#platform/free-text/identifiers';
import { keyedHash } from '#platform/identity/sealed.server';
import { limitTries } from '#platform/identity/tries.server';
import { newUntimedId } from '#platform/ids';
import { practiceByKey } from './practices.store.server.ts';
import type { ReferForm } from './referral.forms.ts';
import { answerDue, type KeyUse, type ReachHow } from './referral.ts';
import { referByKey } from './referral-codes.store.server.ts';

/** What is kept of the code of a practice on one referral, and of the slip of the person. */
export const referralCodeHash = (code: string): string => keyedHash('referral-code', code);

/** A practice with more than this in an hour is no practice. */
const mostPerHour = 30;

const mailLike = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
/** @throws Refused('not-a-phone' | 'not-an-email', 'reach') */
function reachOf(how: ReachHow, typed: string): string {
	if (how === 'practice') return '';
	const reach = how === 'phone' ? phoneFrom(typed) : mailLike.test(typed) ? typed.toLowerCase() : undefined;
	if (!reach) throw new Refused(how === 'phone' ? 'not-a-phone' : 'not-an-email', 'reach');
	return reach;
}

/** The wall around the practice: an illness, a number or an address does not come in. @throws Refused('referral-medical') */
export function refuseMedical(texts: Record<string, string>): void {
	for (const [field, text] of Object.entries(texts)) {
		const found = findIdentifiers(text).find(({ kind }) => kind !== 'name');
		if (found) throw new Refused('referral-medical', field, { piece: found.piece });
	}
}

export type Referred = { id: string; follow: string; slip: string; dueOn: string };

/**
 * What somebody asks, with their own yes, by a practice whose link or key runs. Comes back once: a code for the practice on this
 * one referral, and a slip for the person. @throws NotFound, Refused
 */
export async function refer(tx: Tx, actor: Actor, hash: string, use: KeyUse, form: ReferForm): Promise<Referred> {
	const practice = await practiceByKey(tx, hash, use);
	if (!practice) throw new NotFound('practice', 'key');
	const reach = reachOf(form.reachHow, form.reach);
	refuseMedical({ question: form.question, passion: form.passion, called: form.called });
	await limitTries('referral', hash, mostPerHour, 3600);
	const today = clock.today();
	const [follow, slip] = [codeFrom(randomBytes(16)), codeFrom(randomBytes(16))];
	const one = {
		...form,
		reach,
		// Nothing to leave a message on.
		voicemail: form.reachHow === 'phone' && form.voicemail,
		...{ id: newUntimedId(), referredOn: today, dueOn: answerDue(today, practice.answerDays) },
		...{ followHash: referralCodeHash(follow), followEnd: follow.slice(-4), slipHash: referralCodeHash(slip) },
	};
	if (!(await referByKey(tx, actor.municipalityId, hash, use, one))) throw new NotFound('practice', 'key');
	await tell(tx, actor, 'care', 'referral.made', one.id);
	return { id: one.id, follow, slip, dueOn: one.dueOn };
}
