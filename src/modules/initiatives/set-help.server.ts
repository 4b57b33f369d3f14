import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { Conflict, NotAllowed, Refused } from '#platform/errors';
import { mayPromiseHelp } from './initiative.policy.ts';
import { type Help, helpProblem } from './initiative.ts';
import { changeInitiative } from './initiatives.store.server.ts';
import { tended } from './tended-initiative.server.ts';

/**
 * A professional says how many hours a week they help and until when; null takes the help away. Everyone can read it.
 * @throws NotAllowed for who is no worker there, Refused('initiative-help-in-past' | 'initiative-help-too-long', 'until')
 */
export async function setHelp(tx: Tx, actor: Actor, id: string, help: Help | null): Promise<void> {
	const initiative = await tended(tx, actor, id);
	if (!mayPromiseHelp(actor, initiative)) throw new NotAllowed('initiatives.help');
	const problem = help && helpProblem(help.until, clock.today());
	if (problem) throw new Refused(problem, 'until');
	const changed = await changeInitiative(tx, id, {
		help_name: help?.name ?? '',
		help_hours: help?.hoursAWeek ?? null,
		help_until: help?.until ?? null,
	});
	if (!changed) throw new Conflict('initiative-changed-meanwhile');
}
