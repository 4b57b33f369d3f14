import type { Actor } from '#platform/actor';
import type { Tx } from '#platform/db/index.server';
import { Conflict } from '#platform/errors';
import { changeInitiative } from './initiatives.store.server.ts';
import { refusePrivateDetails } from './private-text.server.ts';
import { tended } from './tended-initiative.server.ts';

/** The one next step and when, for everyone to read. */
export async function setNextStep(
	tx: Tx,
	actor: Actor,
	id: string,
	step: { nextStep: string; nextStepOn?: string | undefined },
): Promise<void> {
	await tended(tx, actor, id);
	refusePrivateDetails({ nextStep: step.nextStep });
	await keep(
		changeInitiative(tx, id, {
			next_step: step.nextStep,
			next_step_on: step.nextStep ? (step.nextStepOn ?? null) : null,
		}),
	);
}

/** Title, sentence and story. */
export async function rewriteInitiative(
	tx: Tx,
	actor: Actor,
	id: string,
	words: { title: string; summary: string; story: string },
): Promise<void> {
	await tended(tx, actor, id);
	refusePrivateDetails(words);
	await keep(changeInitiative(tx, id, words));
}

const keep = async (changed: Promise<boolean>): Promise<void> => {
	if (!(await changed)) throw new Conflict('initiative-changed-meanwhile');
};
