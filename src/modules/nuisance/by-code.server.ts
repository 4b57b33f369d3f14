import { readCode } from '#modules/signals';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotFound, Refused } from '#platform/errors';
import { tell } from '#platform/events/index.server';
import { newUntimedId } from '#platform/ids';
import { careSeals } from '#platform/sealed-text/index.server';
import { nuisanceCodeHash, refusePersons } from './codes.server.ts';
import type { MomentForm } from './nuisance.forms.ts';
import { mayWrite } from './nuisance.ts';
import {
	answerTaskByCode,
	type CodeCircle,
	circleByCode,
	holderOf,
	momentAwayByCode,
	objectByCode,
	ownWordsByCode,
	withdrawByCode,
	writeByCode,
	yesByCode,
} from './nuisance-code.store.server.ts';

/** A code as people type it, of whoever holds one. @throws Refused('nuisance-code') */
export async function openNuisanceCode(tx: Tx, typed: string): Promise<string> {
	const code = readCode(typed, 16);
	if (!code || !(await holderOf(tx, nuisanceCodeHash(code), clock.today()))) throw new Refused('nuisance-code', 'code');
	return code;
}

const orGone = (done: boolean): void => {
	if (!done) throw new NotFound('nuisance', 'code');
};
async function heldBy(tx: Tx, code: string, who: CodeCircle['who']): Promise<CodeCircle> {
	const circle = await circleByCode(tx, nuisanceCodeHash(code), clock.today());
	if (circle?.who !== who) throw new NotFound('nuisance', 'code');
	return circle;
}

/** A neighbour notes a moment: a day, a part of it, how bad and few words. Noted again, the last counts. @throws NotFound, Refused */
export async function writeMoment(tx: Tx, actor: Actor, code: string, form: MomentForm): Promise<void> {
	const circle = await heldBy(tx, code, 'neighbour');
	const today = clock.today();
	const wrong = mayWrite(circle, form.dag, today);
	if (wrong) throw new Refused(wrong, wrong === 'nuisance-day' || wrong === 'nuisance-fixed' ? 'dag' : undefined);
	refusePersons('woorden', form.woorden);
	const id = newUntimedId();
	const seals = await careSeals(tx, actor.municipalityId);
	const sealed = seals.seal('care.nuisance_entry.words_sealed', id, form.woorden);
	orGone(
		await writeByCode(
			tx,
			nuisanceCodeHash(code),
			{ id, onDay: form.dag, part: form.deel, howBad: form.erg, sealed },
			today,
		),
	);
}
/** A neighbour takes one moment of this or last week away, for good. @throws NotFound */
export async function takeMomentAway(tx: Tx, actor: Actor, code: string, id: string): Promise<void> {
	orGone(await momentAwayByCode(tx, nuisanceCodeHash(code), id, clock.today()));
	await tell(tx, actor, 'care', 'nuisance.taken-away', id);
}
/** A neighbour stops: the diary goes at once and for good, with all that stands in it. @throws NotFound */
export async function withdrawDiary(tx: Tx, actor: Actor, code: string): Promise<void> {
	const gone = await withdrawByCode(tx, nuisanceCodeHash(code));
	if (!gone) throw new NotFound('nuisance', 'code');
	await tell(tx, actor, 'care', 'nuisance.taken-away', gone);
}

/** The person concerned writes their own words beside it, or empties them. @throws NotFound */
export async function tellOwnStory(tx: Tx, actor: Actor, code: string, words: string): Promise<void> {
	const { id } = await heldBy(tx, code, 'person');
	const seals = await careSeals(tx, actor.municipalityId);
	const sealed = seals.seal('care.nuisance_circle.own_words_sealed', id, words);
	orGone(await ownWordsByCode(tx, nuisanceCodeHash(code), sealed));
}
/** Yes of the person concerned to what they do. @throws NotFound */
export const sayYes = async (tx: Tx, code: string, agreement: string): Promise<void> =>
	orGone(await yesByCode(tx, nuisanceCodeHash(code), agreement, clock.today()));
/** An objection: everything rests until it is answered, and the privacy officer reads it too. @throws NotFound */
export async function objectToCircle(tx: Tx, actor: Actor, code: string, words: string): Promise<void> {
	await heldBy(tx, code, 'person');
	const id = newUntimedId();
	const seals = await careSeals(tx, actor.municipalityId);
	const sealed = seals.seal('care.nuisance_raised.words_sealed', id, words);
	orGone(await objectByCode(tx, nuisanceCodeHash(code), { id, sealed }, clock.today()));
}

/** A partner answers its one task: done, or not. @throws NotFound */
export const answerTask = async (tx: Tx, code: string, became: 'done' | 'not'): Promise<void> =>
	orGone(await answerTaskByCode(tx, nuisanceCodeHash(code), became, clock.today()));
