import type { Actor } from '#platform/actor';
import type { Tx } from '#platform/db/index.server';
import { Conflict } from '#platform/errors';
import { isPublic } from './initiative.ts';
import { changeInitiative } from './initiatives.store.server.ts';
import { refusePrivateDetails } from './private-text.server.ts';
import { type PublicWords, wholeText } from './public-text.ts';
import { notePublication } from './publications.store.server.ts';
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

/** Title, sentence and story. On a public page workers get to look it over. */
export async function rewriteInitiative(
	tx: Tx,
	actor: Actor,
	id: string,
	{ title, summary, story }: PublicWords,
): Promise<void> {
	const initiative = await tended(tx, actor, id);
	const words = { title, summary, story };
	refusePrivateDetails(words);
	const [before, after] = [wholeText(initiative), wholeText(words)];
	if (isPublic(initiative) && before !== after)
		await notePublication(tx, actor, initiative, { part: 'words', before, after });
	await keep(changeInitiative(tx, id, words));
}

const keep = async (changed: Promise<boolean>): Promise<void> => {
	if (!(await changed)) throw new Conflict('initiative-changed-meanwhile');
};
