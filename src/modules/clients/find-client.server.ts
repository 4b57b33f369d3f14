import type { Actor } from '#platform/actor';
import type { Tx } from '#platform/db/index.server';
import { NotAllowed, Refused } from '#platform/errors';
import { mayFind } from './client.ts';
import type { FindClientInput } from './clients.forms.ts';
import { type Found, findByFacts } from './clients.store.server.ts';
import { nameMark, postcodeMark } from './marks.server.ts';

/**
 * Looks for a file by two facts at once, in the own organisation, five at most. Says that there is one and who helps, and
 * nothing that stands in it. @throws NotAllowed, Refused('client-two-facts')
 */
export async function findClient(tx: Tx, actor: Actor, facts: FindClientInput): Promise<Found[]> {
	if (!mayFind(actor)) throw new NotAllowed('clients.find');
	const given = [facts.achternaam, facts.geboren, facts.postcode].filter(Boolean);
	if (given.length < 2) throw new Refused('client-two-facts');
	return findByFacts(tx, {
		nameMark: facts.achternaam ? nameMark(actor.municipalityId, facts.achternaam) : null,
		bornOn: facts.geboren ?? null,
		postcodeMark: facts.postcode ? postcodeMark(actor.municipalityId, facts.postcode) : null,
	});
}
