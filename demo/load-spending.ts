import { addReceipt, byTeam, notePayment, publishStory, tellStory } from '#modules/spending/index.server';
import type { Actor } from '#platform/actor';
import { newId } from '#platform/ids';
import { beforeToday } from './before-today.ts';

/** What two plans of last year did with their money: a large one with receipts, and a small one with a story alone. */
export async function loadDemoSpending(worker: Actor, large: string, small: string): Promise<void> {
	const { dayAgo, didAgo } = beforeToday();
	const paid = new Map<string, number>();
	const pays = async (ago: number, plan: string, euros: number, waarvoor: string, soort: 'paid' | 'back' = 'paid') => {
		const betaald = paid.get(plan) ?? 0;
		const bedrag = euros * 100;
		await didAgo(ago, worker, (tx, actor) =>
			notePayment(tx, actor, plan, { nummer: newId(), betaald, soort, bedrag, betaald_op: dayAgo(ago), waarvoor }),
		);
		paid.set(plan, soort === 'paid' ? betaald + bedrag : betaald - bedrag);
	};
	const buys = (ago: number, euros: number, gekocht: string) =>
		didAgo(ago, worker, (tx) =>
			addReceipt(tx, byTeam(large), { bon_bedrag: euros * 100, gekocht_op: dayAgo(ago), gekocht, bon: undefined }),
		);
	const tells = async (ago: number, plan: string, verhaal: string, citaat: string) => {
		const told = await didAgo(ago, worker, (tx) =>
			tellStory(tx, byTeam(plan), { verhaal, citaat, foto: undefined, te_zien: '' }),
		);
		await didAgo(ago - 1, worker, (tx, actor) => publishStory(tx, actor, plan, told));
	};
	await pays(290, large, 900, 'Gereedschap');
	await pays(200, large, 675, 'Zaal, tweede deel');
	await buys(280, 865, 'Soldeerbouten, schroevendraaiers en een naaimachine');
	await buys(120, 652.5, 'Zaal, 29 uur');
	await pays(70, large, 57.5, 'Over na een jaar', 'back');
	await tells(
		75,
		large,
		'In een jaar maakten buren 214 spullen. Er komen nu elke maand vijftien mensen, en zes van hen repareren zelf.',
		'Mijn radio doet het weer, en ik ken nu de hele galerij.',
	);
	await pays(295, small, 450, 'Koffie, koek en stoelen');
	await tells(100, small, 'Elke woensdag zitten er negen mensen in de hal. Drie van hen eten nu ook samen.', '');
}
