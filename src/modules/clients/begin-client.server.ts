import { type Actor, isWorkerIn } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { Conflict, NotAllowed, Refused } from '#platform/errors';
import { newId } from '#platform/ids';
import { ageOn, mayBegin } from './client.ts';
import type { BeginClientInput } from './clients.forms.ts';
import { insertClient } from './clients.store.server.ts';
import { addressMark, nameMark, postcodeMark } from './marks.server.ts';

const childUntil = 18;

/**
 * A first talk leads to help: a file, with this worker as the one name. The id may come from the page, so that the same form
 * sent twice is one file.
 * @throws NotAllowed, Conflict, Refused for an unknown area, a day that cannot be, and for somebody near the worker
 */
export async function beginClient(tx: Tx, actor: Actor, form: BeginClientInput): Promise<string> {
	if (!mayBegin(actor)) throw new NotAllowed('clients.begin');
	if (!isWorkerIn(actor, form.gebied)) throw new Refused('unknown-area', 'gebied');
	const today = clock.today();
	if (form.geboren && form.geboren > today) throw new Refused('date-in-future', 'geboren');
	if (form.binnen && form.binnen > today) throw new Refused('date-in-future', 'binnen');
	if (form.einde && form.einde <= today) throw new Refused('date-in-past', 'einde');
	if (form.huisnummer && !form.postcode) throw new Refused('client-postcode-first', 'postcode');
	// By the rules of age somebody under sixteen is not alone in their file, so their day of birth must be known.
	if (form.jong && !form.geboren) throw new Refused('client-birth-needed', 'geboren');
	const here = actor.municipalityId;
	const id = form.id ?? newId();
	const child = form.geboren && ageOn(today, form.geboren) < childUntil;
	const file = {
		id,
		called: `${form.voornaam} ${form.achternaam}`,
		nameMark: nameMark(here, form.achternaam),
		postcodeMark: form.postcode ? postcodeMark(here, form.postcode) : null,
		addressMark: form.postcode && form.huisnummer ? addressMark(here, form.postcode, form.huisnummer) : null,
		bornOn: form.geboren ?? null,
		reach: form.bereik,
		areaCode: form.gebied,
		keptAs: child ? ('youth' as const) : form.soort,
		receivedOn: form.binnen ?? today,
		expectedEndOn: form.einde ?? null,
	};
	await insertClient(tx, here, file, { id: newId(), called: actor.displayName ?? '' }).catch((problem: unknown) => {
		const code = problem instanceof Error && 'code' in problem ? problem.code : '';
		if (code === 'BW001') throw new Refused('client-near');
		if (code === '23505') throw new Conflict('already-done');
		throw problem;
	});
	return id;
}
