import { workersNow } from '#modules/people/index.server';
import type { Actor } from '#platform/actor';
import { hasRole } from '#platform/actor';
import { clock } from '#platform/clock';
import { asActor, type Tx } from '#platform/db/index.server';
import { NotAllowed, NotFound, Refused } from '#platform/errors';
import { newId } from '#platform/ids';
import { addressMark, nameMark, postcodeMark } from './marks.server.ts';
import { addMark, markSeen, marksOf, nearAlerts, removeMark } from './near.store.server.ts';
import type { NearAlert, NearMark } from './near.ts';
import type { NearInput } from './walls.forms.ts';

function me(actor: Actor): string {
	if (actor.kind !== 'staff' || !actor.personId) throw new NotAllowed('clients.near');
	return actor.personId;
}

/** What this worker said of their own street and family. */
export const nearMarks = (tx: Tx, actor: Actor): Promise<NearMark[]> => marksOf(tx, actor.municipalityId, me(actor));

/** "I live here", "this is my street", "this is my family": whoever that finds stays hidden. @throws Refused */
export async function markNear(tx: Tx, actor: Actor, form: NearInput): Promise<void> {
	const workerId = me(actor);
	const here = actor.municipalityId;
	const one = ((): { mark: string; words: string } => {
		if (form.soort === 'name') {
			if (!form.naam) throw new Refused('required', 'naam');
			return { mark: nameMark(here, form.naam), words: form.naam };
		}
		if (!form.postcode) throw new Refused('required', 'postcode');
		if (form.soort === 'postcode') return { mark: postcodeMark(here, form.postcode), words: form.postcode };
		if (!form.huisnummer) throw new Refused('required', 'huisnummer');
		return {
			mark: addressMark(here, form.postcode, form.huisnummer),
			words: `${form.postcode} ${form.huisnummer}`,
		};
	})();
	await addMark(tx, here, { ...one, id: newId(), workerId, kind: form.soort, madeOn: clock.today() });
}

/** From tomorrow on it counts no more, so that nobody takes a mark away to look at once. @throws NotFound */
export async function unmarkNear(tx: Tx, actor: Actor, id: string): Promise<void> {
	me(actor);
	if (!(await removeMark(tx, id))) throw new NotFound('near', id);
}

/** For the privacy officer: which workers the wall stopped, not with whom. */
export async function stoppedNear(tx: Tx, actor: Actor): Promise<NearAlert[]> {
	if (!hasRole(actor, 'privacy_officer')) throw new NotAllowed('clients.weigh-looks');
	const all = await nearAlerts(tx, actor.municipalityId);
	const ids = [...new Set(all.map(({ workerId }) => workerId))];
	const names = await asActor(actor, 'community', (community) => workersNow(community, actor.municipalityId, ids));
	return all.map((one) => ({ ...one, workerCalled: names.get(one.workerId) ?? one.workerCalled }));
}

/** @throws NotFound */
export async function sawNear(tx: Tx, actor: Actor, id: string): Promise<void> {
	if (!(await markSeen(tx, actor.municipalityId, id, clock.today()))) throw new NotFound('near-alert', id);
}
