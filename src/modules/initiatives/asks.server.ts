import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotFound } from '#platform/errors';
import { newId } from '#platform/ids';
import { addAsk, closeAsk } from './asks.store.server.ts';
import { refusePrivateDetails } from './private-text.server.ts';
import { tended } from './tended-initiative.server.ts';

/** Puts a small ask on the page: something one person can say yes to. */
export async function addNeed(
	tx: Tx,
	actor: Actor,
	id: string,
	ask: { title: string; detail: string },
): Promise<string> {
	await tended(tx, actor, id);
	refusePrivateDetails(ask);
	const askId = newId();
	await addAsk(tx, { municipalityId: actor.municipalityId, id: askId, initiativeId: id, ...ask, madeAt: clock.now() });
	return askId;
}

/** It is found: the ask stays on the page with how it was solved. */
export async function answerNeed(
	tx: Tx,
	actor: Actor,
	id: string,
	found: { askId: string; foundWords: string },
): Promise<void> {
	await tended(tx, actor, id);
	refusePrivateDetails({ foundWords: found.foundWords });
	if (!(await closeAsk(tx, id, found.askId, clock.now(), found.foundWords))) throw new NotFound('ask', found.askId);
}
