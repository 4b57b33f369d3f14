import {
	agreeOn,
	askPeers,
	bringCoffee,
	openWhenEnough,
	ownPeersScreen,
	peersScreen,
	proposePeers,
	sayToPeers,
} from '#modules/peers/index.server';
import type { Actor } from '#platform/actor';
import { clock, moveClockTo } from '#platform/clock';
import { asActor } from '#platform/db/index.server';
import { dayAfter } from '#platform/wall-time';
import { actorsOf } from './actors-of.ts';
import { demoId } from './demo-id.ts';
import type { Demo } from './read-demo.ts';

const daysAgo = 10;

/** One group in Zuidwest that has just opened, made in the way every group is made: five said yes to Marloes, one to Yusuf, Samira by herself. */
export async function loadDemoPeers(demo: Demo, municipalityId: string): Promise<boolean> {
	const staff = await actorsOf(demo, municipalityId);
	const marloes = staff('marloes');
	const list = () => asActor(marloes, 'community', (tx) => peersScreen({ tx, actor: marloes, about: () => {} }));
	if ((await list()).groups.length > 0) return false;
	const samira: Actor = {
		municipalityId,
		kind: 'resident',
		roles: ['resident'],
		personId: demoId('card', 'samira'),
		areas: ['BU03440831'],
		level: 1,
	};
	const back = moveClockTo(new Date(clock.now().getTime() - daysAgo * 86_400_000));
	try {
		const id = await asActor(marloes, 'community', (tx) =>
			proposePeers(tx, marloes, {
				id: undefined,
				room: 'carers WK034408',
				where: 'Buurthuis, de kleine zaal',
				on: dayAfter(clock.today(), 24),
				at: '10:30',
			}),
		);
		const news = { municipalityId, subjectId: id };
		await askPeers(news);
		// Two workers pass on a yes: what one of them says is never enough to open a group.
		for (const worker of [marloes, staff('yusuf')])
			await asActor(worker, 'community', async (tx) => {
				for (const ask of (await peersScreen({ tx, actor: worker, about: () => {} })).asks)
					await sayToPeers(tx, worker, null, { id: ask.id, answer: 'yes' });
			});
		const mine = () => asActor(samira, 'community', (tx) => ownPeersScreen({ tx, actor: samira }));
		const ask = (await mine()).asks[0]?.id ?? '';
		await asActor(samira, 'community', (tx) => sayToPeers(tx, samira, null, { id: ask, answer: 'yes' }));
		await openWhenEnough(news);
		const meeting = (await mine()).asks[0]?.meetings[0]?.id ?? '';
		await asActor(samira, 'community', async (tx) => {
			await bringCoffee(tx, null, { id: ask, meeting, called: 'Samira' });
			await agreeOn(tx, null, { id: ask, agreed: 'Wat je hier hoort, blijft hier.' });
		});
	} finally {
		back();
	}
	return true;
}
