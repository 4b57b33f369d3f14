import { noteHours, ownTasksScreen, takeOn, volunteersScreen } from '#modules/volunteers/index.server';
import type { Actor } from '#platform/actor';
import type { Tx } from '#platform/db/index.server';
import { actorsOf, ownActors } from './actors-of.ts';
import { beforeToday } from './before-today.ts';
import { demoId } from './demo-id.ts';
import type { Demo } from './read-demo.ts';

/** Two volunteers of Marloes' team: Henk, who notes his hours, and Toon, who is matched with nobody where he lives. */
export async function loadDemoVolunteers(demo: Demo, municipalityId: string): Promise<boolean> {
	const marloes = (await actorsOf(demo, municipalityId))('marloes');
	const { dayAgo, didAgo } = beforeToday();
	const at = <T>(days: number, work: (tx: Tx, actor: Actor) => Promise<T>, actor = marloes) =>
		didAgo(days, actor, work);
	const [, henk] = ownActors(municipalityId) as [Actor, Actor];
	const here = await at(0, (tx, actor) => volunteersScreen({ tx, actor, about: () => {} }));
	if (here.volunteers.length > 0) return false;
	await at(40, (tx, actor) =>
		takeOn(tx, actor, {
			...{
				kaart: demoId('card', 'henk'),
				taak: 'Aanwezig bij het inloopuur. Luisteren, koffie schenken en meerijden.',
			},
			...{ uren: 8, woont: 'elders', hoe: 'spoken', vanaf: dayAgo(40), tot: dayAgo(-320) },
		}),
	);
	await at(20, (tx, actor) =>
		takeOn(tx, actor, {
			...{ kaart: demoId('card', 'p051'), taak: 'Klussen en meedenken bij het buurthuis.' },
			...{ uren: 4, woont: 'BU03440822', hoe: 'written', vanaf: dayAgo(20), tot: dayAgo(-20) },
		}),
	);
	const [task] = (await at(0, (tx, actor) => ownTasksScreen({ tx, actor }), henk)).tasks;
	for (const [daysAgo, uren] of [
		[9, 12],
		[6, 8],
		[1, 6],
	] as const)
		await at(0, (tx, actor) => noteHours(tx, actor, { taak: task?.id ?? '', uren, op: dayAgo(daysAgo) }), henk);
	return true;
}
