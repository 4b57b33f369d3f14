import { answerRole, invite, lightRolesOf, noteSupport } from '#modules/light-roles/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import { asActor, type Tx } from '#platform/db/index.server';
import { dayAfter } from '#platform/wall-time';
import { actorsOf } from './actors-of.ts';
import { demoId } from './demo-id.ts';
import type { Demo } from './read-demo.ts';

/** Naima stands beside who begins; Roxanne can be asked now. */
export async function loadDemoLightRoles(demo: Demo, municipalityId: string): Promise<boolean> {
	const marloes = (await actorsOf(demo, municipalityId))('marloes');
	const as = <T>(work: (tx: Tx, actor: Actor) => Promise<T>) =>
		asActor(marloes, 'community', (tx) => work(tx, marloes));
	if ((await as((tx) => lightRolesOf(tx, municipalityId))).length > 0) return false;
	const today = clock.today();
	await as(async (tx, actor) => {
		const naima = demoId('card', 'p001');
		await invite(tx, actor, {
			kaart: naima,
			soort: 'beside',
			vraag: 'Wil je een keer meegaan met iemand die hier net woont?',
			op: undefined,
		});
		const [role] = await lightRolesOf(tx, municipalityId, naima);
		await answerRole(tx, actor, {
			id: role?.id ?? '',
			antwoord: 'yes',
			woorden: 'Ik weet hoe het is om hier nieuw te zijn. Ik ga graag een keer mee.',
			vaak: 'month',
			tot: dayAfter(today, 180),
			gekeken: true,
		});
		await noteSupport(tx, actor, { id: role?.id ?? '', training: undefined, gesprek: dayAfter(today, 21) });
		await invite(tx, actor, {
			kaart: demoId('card', 'p007'),
			soort: 'telling',
			vraag: 'Wil je aan nieuwe bewoners vertellen wat jou hier hielp?',
			op: undefined,
		});
	});
	return true;
}
