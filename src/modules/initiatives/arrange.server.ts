import type { Actor } from '#platform/actor';
import { clock, dayInAmsterdam } from '#platform/clock';
import { asTask, type Tx } from '#platform/db/index.server';
import { NotAllowed, NotFound, Refused } from '#platform/errors';
import { newId } from '#platform/ids';
import { currentMunicipalities } from '#platform/municipality.server';
import { send } from '#platform/notify/index.server';
import { addArranging, findArranging, stopArranging, takeEndingSoon } from './arranging.store.server.ts';
import { arrangingProblem, type Ground, remindDaysBefore } from './arranging.ts';
import { mayPromiseHelp } from './initiative.policy.ts';
import { refusePrivateDetails } from './private-text.server.ts';
import { tended } from './tended-initiative.server.ts';

/**
 * A worker of that area steps in: what, on which ground, until when. Who already does so must say that it is chosen again
 * (`again`), so that nothing runs on by itself.
 * @throws NotAllowed, Refused('initiative-arranging-in-past' | '-too-long', 'until'), Refused('initiative-arranging-runs', 'again')
 */
export async function arrange(
	tx: Tx,
	actor: Actor,
	id: string,
	choice: { ground: Ground; what: string; until: string; again: boolean },
): Promise<void> {
	const initiative = await tended(tx, actor, id);
	if (!mayPromiseHelp(actor, initiative) || !actor.accountId) throw new NotAllowed('initiatives.arrange');
	const today = clock.today();
	const problem = arrangingProblem(choice.until, today);
	if (problem) throw new Refused(problem, 'until');
	refusePrivateDetails({ what: choice.what });
	const running = await findArranging(tx, id, today);
	if (running && !choice.again) throw new Refused('initiative-arranging-runs', 'again');
	await stopArranging(tx, id, today);
	await addArranging(tx, {
		municipalityId: actor.municipalityId,
		id: newId(),
		initiativeId: id,
		areaCode: initiative.areaCode,
		ground: choice.ground,
		what: choice.what,
		decidedOn: today,
		until: choice.until,
		decidedBy: actor.accountId,
		renews: running?.id ?? null,
	});
}

/** Residents take it back. @throws NotFound when nobody arranged anything */
export async function handBack(tx: Tx, actor: Actor, id: string): Promise<void> {
	const initiative = await tended(tx, actor, id);
	if (!mayPromiseHelp(actor, initiative)) throw new NotAllowed('initiatives.arrange');
	if (!(await stopArranging(tx, id, clock.today()))) throw new NotFound('arranging', id);
}

/** The round that asks, two weeks before the end, whether it is still needed. Returns how many were asked. */
export async function remindAboutArranging(): Promise<number> {
	let asked = 0;
	const before = dayInAmsterdam(new Date(clock.now().getTime() + remindDaysBefore * 86_400_000));
	for (const { id } of await currentMunicipalities())
		asked += await asTask('initiatives.remind', id, 'community', async (tx, actor) => {
			const ending = await takeEndingSoon(tx, id, before, clock.now());
			for (const { initiativeId, accountId, until } of ending)
				await send(tx, actor, 'community', {
					to: { accountId },
					template: 'arranging-ends',
					facts: { link: `/initiatief/${initiativeId}/beheer/hulp`, day: longDay(until) },
				});
			return ending.length;
		});
	return asked;
}

const longDay = (day: string): string =>
	new Intl.DateTimeFormat('nl', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day));
