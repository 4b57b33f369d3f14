import { noteHours, ownTasksScreen, takeOn, volunteersScreen } from '#modules/volunteers/index.server';
import type { Actor } from '#platform/actor';
import { clock, moveClockTo } from '#platform/clock';
import { asActor, type Tx } from '#platform/db/index.server';
import { actorsOf } from './actors-of.ts';
import { demoId } from './demo-id.ts';
import type { Demo } from './read-demo.ts';

const dayMs = 86_400_000;

/** Two volunteers of Marloes' team: Henk, who notes his hours, and Toon, who is matched with nobody where he lives. */
export async function loadDemoVolunteers(demo: Demo, municipalityId: string): Promise<boolean> {
	const marloes = (await actorsOf(demo, municipalityId))('marloes');
	const now = clock.now().getTime();
	const at = async <T>(daysAgo: number, work: (tx: Tx, actor: Actor) => Promise<T>, actor = marloes): Promise<T> => {
		const back = moveClockTo(new Date(now - daysAgo * dayMs));
		return asActor(actor, 'community', (tx) => work(tx, actor)).finally(back);
	};
	const day = (daysAgo: number): string => new Date(now - daysAgo * dayMs).toISOString().slice(0, 10);
	const here = await at(0, (tx, actor) => volunteersScreen({ tx, actor, about: () => {} }));
	if (here.volunteers.length > 0) return false;
	const henk: Actor = {
		...marloes,
		kind: 'volunteer',
		roles: ['volunteer'],
		personId: demoId('card', 'henk'),
		level: 1,
	};
	await at(40, (tx, actor) =>
		takeOn(tx, actor, {
			...{
				kaart: demoId('card', 'henk'),
				taak: 'Aanwezig bij het inloopuur. Luisteren, koffie schenken en meerijden.',
			},
			...{ uren: 8, woont: undefined, vanaf: day(40), tot: day(-320) },
		}),
	);
	await at(20, (tx, actor) =>
		takeOn(tx, actor, {
			...{ kaart: demoId('card', 'p051'), taak: 'Klussen en meedenken bij het buurthuis.' },
			...{ uren: 4, woont: 'BU03440822', vanaf: day(20), tot: day(-20) },
		}),
	);
	const [task] = (await at(0, (tx, actor) => ownTasksScreen({ tx, actor }), henk)).tasks;
	for (const [daysAgo, uren] of [
		[9, 12],
		[6, 8],
		[1, 6],
	] as const)
		await at(0, (tx, actor) => noteHours(tx, actor, { taak: task?.id ?? '', uren, op: day(daysAgo) }), henk);
	return true;
}
