import { readCode } from '#modules/signals';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotFound, Refused } from '#platform/errors';
import { tell } from '#platform/events/index.server';
import type { Ask } from '#platform/route/index.server';
import { referralCodeHash } from './refer.server.ts';
import { type Level, slipReaches, toldState } from './referral.ts';
import {
	levelBySlip,
	notePracticeLooked,
	slipBy,
	slipSteps,
	toldBy,
	withdrawBySlip,
} from './referral-codes.store.server.ts';

/** A code as people type it, of a practice or of the person. @throws Refused('referral-code') */
export async function openReferralCode(tx: Tx, actor: Actor, typed: string): Promise<string> {
	const code = readCode(typed, 16);
	const hash = code && referralCodeHash(code);
	const here = actor.municipalityId;
	if (!code || !hash || !((await toldBy(tx, here, { hash })) ?? (await slipBy(tx, here, hash))))
		throw new Refused('referral-code', 'code');
	return code;
}

/**
 * Behind a code: of the practice, which hears as much as the person chose; or of the person, who reads everything and who looked
 * once the coach gave them a slip of their own.
 * A referral that was taken back is nowhere, for both. @throws NotFound
 */
export async function referralCodeScreen({ tx, actor, params, url, about }: Ask) {
	const hash = referralCodeHash(params['code'] ?? '');
	const told = await toldBy(tx, actor.municipalityId, { hash });
	if (told) {
		about({ type: 'referral', id: told.id });
		await notePracticeLooked(tx, { hash }, clock.today());
		const { id: _id, ...answer } = told;
		return { told: { ...answer, state: toldState(told) }, slip: undefined, steps: [], saved: false };
	}
	const slip = await slipBy(tx, actor.municipalityId, hash);
	if (!slip) throw new NotFound('referral', 'code');
	about({ type: 'referral', id: slip.id });
	const { id: _id, ...mine } = slip;
	return { told: undefined, slip: mine, steps: await slipSteps(tx, hash), saved: url.searchParams.has('bewaard') };
}

/** The person chooses how much the practice hears; on the first slip only less. @throws NotFound, Refused('referral-slip-level') */
export async function chooseLevel(tx: Tx, actor: Actor, code: string, level: Level): Promise<void> {
	const hash = referralCodeHash(code);
	const slip = await slipBy(tx, actor.municipalityId, hash);
	if (slip && !slipReaches(slip, level)) throw new Refused('referral-slip-level', 'level');
	if (!(await levelBySlip(tx, hash, level, clock.today()))) throw new NotFound('referral', 'code');
}

/** The person takes it back: every word goes at once, and the practice finds nothing. @throws NotFound */
export async function withdrawReferral(tx: Tx, actor: Actor, code: string): Promise<void> {
	const hash = referralCodeHash(code);
	const slip = await slipBy(tx, actor.municipalityId, hash);
	if (!slip || !(await withdrawBySlip(tx, hash, clock.today()))) throw new NotFound('referral', 'code');
	// An older copy of the database must not bring it back.
	await tell(tx, actor, 'care', 'referral.withdrawn', slip.id);
}
