import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotFound, Refused } from '#platform/errors';
import { refusePublicWords } from '#platform/free-text/public-words';
import { newUntimedId } from '#platform/ids';
import { careSeals } from '#platform/sealed-text/index.server';
import { dayAfter } from '#platform/wall-time';
import { mine } from './carry-circle.server.ts';
import { newCode, nuisanceCodeHash, refusePersons } from './codes.server.ts';
import type { AgreeForm, CameOutForm } from './nuisance.forms.ts';
import { addAgreement, saveCameOut } from './nuisance.store.server.ts';
import { mayAgree } from './nuisance.ts';

/** A promise for later than this is no agreement. */
const furthest = 180;

/**
 * Who does what by when. With the person concerned, never behind them. A partner gets these words and nothing else, by a code
 * that comes back once and opens when the person said yes. @throws NotFound, Refused
 */
export async function agree(tx: Tx, actor: Actor, circleId: string, form: AgreeForm): Promise<{ code?: string }> {
	const wrong = mayAgree(await mine(tx, actor, circleId), form.wie);
	if (wrong) throw new Refused(wrong, 'wie');
	const today = clock.today();
	if (form.dag < today || form.dag > dayAfter(today, furthest)) throw new Refused('nuisance-agree-day', 'dag');
	if (form.wie === 'partner' && !form.partner) throw new Refused('required', 'partner');
	// Where to go may be in a task; a number or somebody's health never leaves. What is read in the circle names nobody.
	if (form.wie === 'partner') refusePublicWords({ wat: form.wat }, { namesMayStand: true, ofPerson: true });
	else refusePersons('wat', form.wat);
	const id = newUntimedId();
	const seals = await careSeals(tx, actor.municipalityId);
	const code = form.wie === 'partner' ? newCode() : undefined;
	await addAgreement(tx, {
		...{ municipality_id: actor.municipalityId, id, circle_id: circleId, who: form.wie },
		partner: form.wie === 'partner' ? (form.partner ?? null) : null,
		words_sealed: seals.seal('care.nuisance_agreement.words_sealed', id, form.wat),
		...{ due_on: form.dag, made_on: today },
		// Yes said in a talk counts as much as yes by the code (no phone, no reading).
		...((form.wie === 'person' || form.wie === 'partner') &&
			form.gezegd && { yes_on: today, yes_how: 'talk' as const }),
		...(code && { code_hash: nuisanceCodeHash(code) }),
	});
	return code ? { code } : {};
}

/** Whether it happened. @throws NotFound */
export async function noteCameOut(tx: Tx, actor: Actor, circleId: string, form: CameOutForm): Promise<void> {
	await mine(tx, actor, circleId);
	const saved = await saveCameOut(tx, actor.municipalityId, {
		...{ circleId, id: form.afspraak, outcome: form.gelukt, on: clock.today() },
	});
	if (!saved) throw new NotFound('agreement', form.afspraak);
}
