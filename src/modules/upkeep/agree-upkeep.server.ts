import { randomBytes } from 'node:crypto';
import { tended } from '#modules/initiatives/index.server';
import { fullName, workerById } from '#modules/people/index.server';
import { codeFrom } from '#modules/signals';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotAllowed, NotFound, Refused } from '#platform/errors';
import { findIdentifiers } from '#platform/free-text/identifiers';
import { keyedHash } from '#platform/identity/sealed.server';
import { newId } from '#platform/ids';
import type { UpkeepForm, UpkeepReviewForm } from './upkeep.forms.ts';
import {
	addReview,
	addUpkeep,
	changeUpkeep,
	findUpkeep,
	reviewByCode,
	stopByCode,
	upkeepByCode,
	yesByCode,
} from './upkeep.store.server.ts';
import { isTimeToLookBack, mayPropose, sideOf, type Upkeep } from './upkeep.ts';

/** What is kept of a code: keyed, so that a stolen table cannot be searched for codes. */
export const upkeepCodeHash = (code: string): string => keyedHash('upkeep-code', code);
const newCode = (): string => codeFrom(randomBytes(16));

/** What everybody will read names nobody, and no house with a number: that is somebody's home. */
function refusePersons(fields: Record<string, string>): void {
	for (const [field, text] of Object.entries(fields)) {
		const [first] = findIdentifiers(text);
		if (first) throw new Refused('upkeep-names-somebody', field, { piece: first.piece });
	}
}

/** Writes down what both sides talked about; neither has said yes. The code comes back once, for the neighbours; never through the hands of the town. @throws NotFound, NotAllowed, Refused */
export async function proposeUpkeep(
	tx: Tx,
	actor: Actor,
	form: UpkeepForm,
): Promise<{ id: string; code: string | null }> {
	const initiative =
		form.initiative && sideOf(actor, { areaCode: form.area }) !== 'town'
			? await tended(tx, actor, form.initiative)
			: undefined;
	const areaCode = initiative?.areaCode ?? form.area;
	if (!mayPropose(actor, areaCode) || !actor.personId) throw new NotAllowed('upkeep.propose');
	refusePersons({ place: form.place, does: form.does });
	if (form.gives.includes('money') && form.euros === undefined) throw new Refused('required', 'euros');
	const id = newId();
	const code = sideOf(actor, { areaCode }) === 'town' ? null : newCode();
	await addUpkeep(
		tx,
		actor.municipalityId,
		{
			id,
			areaCode,
			initiativeId: initiative?.id ?? null,
			place: form.place,
			does: form.does,
			months: form.months.toSorted((a, b) => a - b),
			gives: form.gives,
			givesWords: form.givesWords,
			cents: form.gives.includes('money') ? (form.euros ?? null) : null,
			startsOn: form.starts,
			proposedOn: clock.today(),
			groupCalled: form.group,
			residentCalled: form.called,
			residentReach: form.reach,
			notedBy: actor.personId,
		},
		code && upkeepCodeHash(code),
	);
	return { id, code };
}

/** @throws NotFound */
export async function theUpkeep(tx: Tx, actor: Actor, id: string): Promise<Upkeep> {
	const one = await findUpkeep(tx, actor.municipalityId, id);
	if (!one) throw new NotFound('upkeep', id);
	return one;
}

/** One that is not over, with the side for which the actor speaks. @throws NotFound, NotAllowed, Refused('upkeep-over') */
async function ownSide(tx: Tx, actor: Actor, id: string): Promise<{ one: Upkeep; side: 'resident' | 'town' }> {
	const one = await theUpkeep(tx, actor, id);
	const side = sideOf(actor, one);
	if (!side) throw new NotAllowed('upkeep.agree');
	if (one.endedOn) throw new Refused('upkeep-over');
	return { one, side };
}

/** Yes of one side: the contact for the town, somebody who carries it, or a worker who heard the neighbours say it. */
export async function agreeUpkeep(tx: Tx, actor: Actor, id: string): Promise<void> {
	const { one, side } = await ownSide(tx, actor, id);
	const today = clock.today();
	if (side === 'town' ? one.townYesOn : one.residentYesOn) return;
	if (side === 'town') {
		const worker = await workerById(tx, actor.municipalityId, actor.personId ?? '');
		if (!worker) throw new NotAllowed('upkeep.agree');
		await changeUpkeep(tx, actor.municipalityId, id, {
			contact_id: worker.id,
			contact_called: fullName(worker),
			town_yes_on: today,
		});
	} else
		await changeUpkeep(tx, actor.municipalityId, id, {
			resident_yes_on: today,
			resident_yes_how: actor.kind === 'staff' ? 'spoken' : 'account',
		});
}

/** A new slip for the neighbours; the code before stops. @throws NotFound, NotAllowed, Refused('upkeep-over') */
export async function newSlip(tx: Tx, actor: Actor, id: string): Promise<string> {
	const { side } = await ownSide(tx, actor, id);
	if (side === 'town' || actor.kind !== 'staff') throw new NotAllowed('upkeep.slip');
	const code = newCode();
	if (!(await changeUpkeep(tx, actor.municipalityId, id, { code_hash: upkeepCodeHash(code) })))
		throw new Refused('upkeep-over');
	return code;
}

/** The yearly look back of one side. @throws NotFound, NotAllowed, Refused('upkeep-over' | 'upkeep-not-yet' | 'upkeep-looked-back') */
export async function lookBack(tx: Tx, actor: Actor, id: string, form: UpkeepReviewForm): Promise<void> {
	const { one, side } = await ownSide(tx, actor, id);
	if (!one.reviewOn || !isTimeToLookBack(one, clock.today())) throw new Refused('upkeep-not-yet');
	const review = { ...form, side, reviewOn: one.reviewOn, toldOn: clock.today() };
	if (!(await addReview(tx, actor.municipalityId, id, review))) throw new Refused('upkeep-looked-back');
}

/** Stopping is always allowed, by either side. Who was reached is forgotten. @throws NotFound, NotAllowed, Refused('upkeep-over') */
export async function stopUpkeep(tx: Tx, actor: Actor, id: string, why: string): Promise<void> {
	const { side } = await ownSide(tx, actor, id);
	const gone = { resident_called: '', resident_reach: '', code_hash: null } as const;
	const set = { ...gone, ended_on: clock.today(), ended_by: side, end_why: why };
	if (!(await changeUpkeep(tx, actor.municipalityId, id, set))) throw new Refused('upkeep-over');
}

const orGone = (done: boolean): void => {
	if (!done) throw new NotFound('upkeep', 'code');
};
/** The same by the code on the slip, without account. @throws NotFound */
export const agreeByCode = async (tx: Tx, code: string): Promise<void> =>
	orGone(await yesByCode(tx, upkeepCodeHash(code), clock.today()));
/** @throws NotFound, Refused('upkeep-not-yet') */
export async function lookBackByCode(tx: Tx, code: string, form: UpkeepReviewForm): Promise<void> {
	const held = await upkeepByCode(tx, upkeepCodeHash(code));
	if (held && !isTimeToLookBack({ ...held, endedOn: null }, clock.today())) throw new Refused('upkeep-not-yet');
	orGone(await reviewByCode(tx, upkeepCodeHash(code), form, clock.today()));
}
export const stopUpkeepByCode = async (tx: Tx, code: string, why: string): Promise<void> =>
	orGone(await stopByCode(tx, upkeepCodeHash(code), why, clock.today()));
