import type { Actor } from '#platform/actor';
import type { Tx } from '#platform/db/index.server';
import { NotAllowed, NotFound } from '#platform/errors';
import { isId } from '#platform/ids';
import { maySeePattern } from './pattern.policy.ts';
import type { Pattern } from './pattern.ts';
import { findPattern } from './patterns.store.server.ts';

/**
 * A pattern for what begins with it: a question that goes round, an institution that is invited.
 * @throws NotFound, NotAllowed
 */
export async function seenPattern(tx: Tx, actor: Actor, id: string): Promise<Pattern> {
	const pattern = isId(id) ? await findPattern(tx, actor.municipalityId, id) : undefined;
	if (!pattern) throw new NotFound('pattern', id);
	if (!maySeePattern(actor, pattern)) throw new NotAllowed('patterns.see');
	return pattern;
}
