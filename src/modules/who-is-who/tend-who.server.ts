import { areasOf } from '#modules/areas/index.server';
import { colleaguesIn, workerById } from '#modules/people/index.server';
import { daysBefore, staleAfterDays } from '#modules/social-map';
import { staffKinds } from '#platform/actor';
import { clock } from '#platform/clock';
import { asTask } from '#platform/db/index.server';
import { currentMunicipalities } from '#platform/municipality.server';
import { send } from '#platform/notify/index.server';
import { noteAsked, removeWho, whoToTend } from './who-is-who.store.server.ts';

/** Whoever did not answer is asked again after this many days. */
const askAgainAfter = 30;

/** Whoever confirmed nothing for half a year is asked by mail; whoever works here no more stands there no more. */
export async function tendWho(): Promise<void> {
	for (const { id } of await currentMunicipalities()) {
		await asTask('who-is-who.tend', id, 'community', async (tx, actor) => {
			const today = clock.today();
			const all = await whoToTend(tx, id, {
				staleBefore: daysBefore(today, staleAfterDays),
				askedBefore: daysBefore(today, askAgainAfter),
			});
			if (all.length === 0) return;
			const everywhere = (await areasOf(tx, id)).map(({ code }) => code);
			const here = new Set((await colleaguesIn(tx, id, everywhere, staffKinds)).map((one) => one.id));
			await removeWho(
				tx,
				id,
				all.flatMap(({ workerId }) => (here.has(workerId) ? [] : workerId)),
			);
			for (const { workerId } of all.filter((one) => one.due && here.has(one.workerId))) {
				const worker = await workerById(tx, id, workerId);
				if (!worker?.accountId) continue;
				await noteAsked(tx, id, workerId, today);
				await send(tx, actor, 'community', {
					to: { accountId: worker.accountId },
					template: 'who-still-right',
					facts: { link: '/mijn/wie-is-wie' },
				});
			}
		});
	}
}
