import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { Conflict, Refused } from '#platform/errors';
import { tell } from '#platform/events/index.server';
import { knownChecks, moveProblem, openChecks, type Stage, stages } from './initiative.ts';
import { changeInitiative } from './initiatives.store.server.ts';
import { forgetStages, noteStage } from './stages.store.server.ts';
import { tended } from './tended-initiative.server.ts';

/**
 * Keeps what is ticked and goes to a stage; the same stage only keeps the ticks.
 * @throws Refused('initiative-stage-needs-support' | 'initiative-stage-one-at-a-time' | 'initiative-stage-checks-open', 'to')
 */
export async function moveStage(
	tx: Tx,
	actor: Actor,
	id: string,
	move: { checks: readonly string[]; to: Stage; anyway: boolean },
): Promise<void> {
	const initiative = await tended(tx, actor, id);
	const elsewhere = initiative.checks.filter((code) => !code.startsWith(`${initiative.stage}.`));
	const checks = knownChecks([...elsewhere, ...move.checks]);
	const problem = moveProblem({ ...initiative, checks }, move.to, move.anyway);
	if (problem)
		throw new Refused(problem, problem === 'initiative-stage-checks-open' ? 'anyway' : 'to', {
			left: openChecks(initiative.stage, checks).length,
		});
	if (!(await changeInitiative(tx, id, { stage: move.to, checks }))) throw new Conflict('initiative-changed-meanwhile');
	if (move.to === initiative.stage) return;
	await forgetStages(tx, id, stages.slice(stages.indexOf(move.to) + 1));
	await noteStage(tx, actor.municipalityId, id, move.to, clock.today());
	await tell(tx, actor, 'community', 'initiative.moved', id);
}
