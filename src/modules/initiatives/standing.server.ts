import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotAllowed } from '#platform/errors';
import { saveStanding, standingOf } from './standing.store.server.ts';
import { couldStand, type StandingAnswer, sideBySide } from './standing.ts';
import { tended } from './tended-initiative.server.ts';

/** What this actor thinks: could it go on without help? @throws NotFound, NotAllowed */
export async function sayCouldStand(tx: Tx, actor: Actor, id: string, answers: StandingAnswer[]): Promise<void> {
	await tended(tx, actor, id);
	if (!actor.personId) throw new NotAllowed('initiatives.tend');
	await saveStanding(tx, actor.municipalityId, id, {
		personId: actor.personId,
		called: (actor.displayName ?? '').slice(0, 60),
		isWorker: actor.kind === 'staff',
		answers,
		answeredOn: clock.today(),
	});
}

/** One's own answers; with them those of the others, side by side. */
export async function readStanding(tx: Tx, actor: Actor, id: string) {
	const given = await standingOf(tx, id);
	const mine = given.find(({ personId }) => personId === actor.personId);
	return {
		mine: mine?.answers,
		lines: mine ? sideBySide(given) : [],
		alone: given.length === 1,
		couldStand: couldStand(given),
		personIds: given.filter(({ isWorker }) => !isWorker).map(({ personId }) => personId),
	};
}
