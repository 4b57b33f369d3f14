import { workerById, workersStillHere } from '#modules/people/index.server';
import { staleAfterDays } from '#modules/social-map';
import { staffKinds } from '#platform/actor';
import { clock } from '#platform/clock';
import { asTask, type Tx } from '#platform/db/index.server';
import type { AppEvent } from '#platform/events/index.server';
import { currentMunicipalities } from '#platform/municipality.server';
import { send } from '#platform/notify/index.server';
import { dayAfter } from '#platform/wall-time';
import { noteAsked, removeWho, whoToTend } from './who-is-who.store.server.ts';

/** Whoever did not answer is asked again after this many days. */
const askAgainAfter = 30;

/** Whoever confirmed nothing for half a year is asked by mail; whoever works here no more stands there no more. */
export async function tendWho(): Promise<void> {
	for (const { id } of await currentMunicipalities()) {
		await asTask('who-is-who.tend', id, 'community', async (tx, actor) => {
			for (const { workerId, due } of await stillHere(tx, id)) {
				const worker = due ? await workerById(tx, id, workerId) : undefined;
				if (!worker?.accountId) continue;
				await noteAsked(tx, id, workerId, clock.today());
				await send(tx, actor, 'community', {
					to: { accountId: worker.accountId },
					template: 'who-still-right',
					facts: { link: '/mijn/wie-is-wie' },
				});
			}
		});
	}
}

/** `role.ended`: who has none left is off every page at once, and not only when the round comes by. */
export async function removeWhoLeft({ municipalityId }: Pick<AppEvent, 'municipalityId'>): Promise<void> {
	await asTask('who-is-who.tend', municipalityId, 'community', (tx) => stillHere(tx, municipalityId));
}

/** Takes off who holds no role here any more. Gives who stays, and whether they are to be asked now. */
async function stillHere(tx: Tx, municipalityId: string): Promise<{ workerId: string; due: boolean }[]> {
	const today = clock.today();
	const all = await whoToTend(tx, municipalityId, {
		staleBefore: dayAfter(today, -staleAfterDays),
		askedBefore: dayAfter(today, -askAgainAfter),
	});
	const ids = all.map(({ workerId }) => workerId);
	const here = await workersStillHere(tx, municipalityId, ids, staffKinds);
	await removeWho(
		tx,
		municipalityId,
		ids.filter((id) => !here.has(id)),
	);
	return all.filter(({ workerId }) => here.has(workerId));
}
