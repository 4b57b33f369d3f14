import { handTie, leaveTeam, leavingToday } from '#modules/leaving/index.server';
import { clock } from '#platform/clock';
import { asActor } from '#platform/db/index.server';
import { dayAfter } from '#platform/wall-time';
import { actorsOf } from './actors-of.ts';
import { demoId } from './demo-id.ts';
import type { Demo } from './read-demo.ts';

/** Wouter leaves in three weeks. Toon met Marloes and agreed; Noa still has to meet her. */
export async function loadDemoLeaving(demo: Demo, municipalityId: string): Promise<boolean> {
	const wouter = (await actorsOf(demo, municipalityId))('wouter');
	return asActor(wouter, 'community', async (tx) => {
		if ((await leavingToday({ tx, actor: wouter, about: () => {} })).lastDay) return false;
		const today = clock.today();
		await leaveTeam(tx, wouter, dayAfter(today, 21));
		const to = { soort: 'card' as const, naar: demoId('worker', 'marloes') };
		await handTie(tx, wouter, { ...to, id: demoId('card', 'p051'), gezien: dayAfter(today, -1), zei: 'yes' });
		await handTie(tx, wouter, { ...to, id: demoId('card', 'p050'), gezien: undefined, zei: undefined });
		return true;
	});
}
