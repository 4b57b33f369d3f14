import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { Conflict, NotAllowed } from '#platform/errors';
import { answerIfNew } from './privacy.store.server.ts';
import { mayAnswerTextReports } from './text-report.ts';

/** Says what became of a remark; the first answer stands. */
export async function answerTextReport(
	tx: Tx,
	actor: Actor,
	id: string,
	state: 'mended' | 'declined',
	answer: string,
): Promise<void> {
	if (!mayAnswerTextReports(actor)) throw new NotAllowed('privacy.answer-text');
	if (!(await answerIfNew(tx, id, state, answer, clock.now()))) throw new Conflict('already-done');
}
