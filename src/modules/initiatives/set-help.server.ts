import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { Conflict, NotAllowed, Refused } from '#platform/errors';
import { newId } from '#platform/ids';
import { addHelp, endHelp } from './help.store.server.ts';
import { mayPromiseHelp } from './initiative.policy.ts';
import { type Help, helpProblem, helpRuns } from './initiative.ts';
import { changeInitiative } from './initiatives.store.server.ts';
import { tended } from './tended-initiative.server.ts';

/**
 * A professional says how many hours a week they help and until when; null takes the help away. Everyone can read it. Who
 * helps already must say that it is chosen again (`again`), so that nothing runs on by itself; what was before is kept.
 * @throws NotAllowed for who is no worker there, Refused('initiative-help-in-past' | 'initiative-help-too-long', 'until'),
 * Refused('initiative-help-runs', 'again')
 */
export async function setHelp(
	tx: Tx,
	actor: Actor,
	id: string,
	help: (Help & { again?: boolean }) | null,
): Promise<void> {
	const initiative = await tended(tx, actor, id);
	if (!mayPromiseHelp(actor, initiative) || !actor.personId) throw new NotAllowed('initiatives.help');
	const today = clock.today();
	const problem = help && helpProblem(help.until, today);
	if (problem) throw new Refused(problem, 'until');
	const runs = helpRuns(initiative.help, today);
	if (help && runs && !help.again) throw new Refused('initiative-help-runs', 'again');
	const changed = await changeInitiative(tx, id, {
		help_name: help?.name ?? '',
		help_hours: help?.hoursAWeek ?? null,
		help_until: help?.until ?? null,
	});
	if (!changed) throw new Conflict('initiative-changed-meanwhile');
	const before = await endHelp(tx, id, today);
	if (!help) return;
	const added = await addHelp(tx, {
		name: help.name,
		hoursAWeek: help.hoursAWeek,
		until: help.until,
		municipalityId: actor.municipalityId,
		id: newId(),
		initiativeId: id,
		areaCode: initiative.areaCode,
		workerId: actor.personId,
		fromOn: today,
		renews: runs ? (before ?? null) : null,
	});
	if (!added) throw new Conflict('initiative-changed-meanwhile');
}
