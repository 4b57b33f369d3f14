import { findArea } from '#modules/areas/index.server';
import { theNeeds } from '#modules/needs/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { Conflict, NotAllowed, Refused } from '#platform/errors';
import { tell } from '#platform/events/index.server';
import { newId } from '#platform/ids';
import type { DeclareForm } from './pattern.forms.ts';
import { mayDeclareIn, worksWithPatterns } from './pattern.policy.ts';
import { districtsOf } from './pattern.ts';
import { addStep } from './pattern-steps.store.server.ts';
import { addDeclared, findPattern } from './patterns.store.server.ts';
import { refuseWhatPointsAtPersons } from './worker-words.server.ts';

/**
 * "I see this more often": a worker's own observation goes on the board at once, without any number. Figures come when three
 * different persons brought it up. The detector is not the boss.
 * @throws NotAllowed; Refused for an unknown need or area, one where the worker does not work, or words that point at a person
 */
export async function declarePattern(tx: Tx, actor: Actor, form: DeclareForm): Promise<string> {
	if (!worksWithPatterns(actor) || !actor.personId) throw new NotAllowed('patterns.declare');
	refuseWhatPointsAtPersons(form.why, form.confirmed, 'why');
	const need = theNeeds().needByCode.get(form.need);
	if (!need) throw new Refused('unknown-need', 'need');
	const zone = [...new Set(form.areas)].sort();
	for (const code of zone)
		if (!(await findArea(tx, actor.municipalityId, code))) throw new Refused('unknown-area', 'areas');
	if (!mayDeclareIn(actor, zone)) throw new Refused('pattern-not-your-area', 'areas');

	const id = form.id || newId();
	const at = clock.now();
	const isNew = await addDeclared(tx, actor.municipalityId, {
		id,
		need: need.code,
		theme: need.theme,
		zone,
		districts: districtsOf(zone),
		declaredBy: actor.personId,
		on: clock.today(),
		at,
	});
	if (!isNew) return sentTwice(tx, actor, id, need.code);
	await addStep(tx, actor.municipalityId, id, {
		id: newId(),
		what: 'declared',
		from: null,
		to: 'to-discuss',
		byWorker: actor.personId,
		words: form.why,
		about: '',
		at,
	});
	await tell(tx, actor, 'community', 'pattern.declared', id);
	return id;
}

async function sentTwice(tx: Tx, actor: Actor, id: string, need: string): Promise<string> {
	const known = await findPattern(tx, actor.municipalityId, id);
	if (known?.declaredBy !== actor.personId || known?.need !== need) throw new Conflict('id-taken');
	return id;
}
