import { expect, test } from 'vitest';
import { waterveen } from '#testing/database';
import { useDemo } from './demo.fixtures.ts';
import { loadDemoClients } from './load-clients.ts';
import { loadDemoPlans } from './load-plans.ts';

const { asOwner, demo } = useDemo();

test('the demo has a plan half way, signed, and two looks; loading again changes nothing', async () => {
	await loadDemoClients(demo, waterveen);
	expect(await loadDemoPlans(demo, waterveen)).toBe(true);
	expect(await loadDemoPlans(demo, waterveen)).toBe(false);
	const { rows } = await asOwner(
		`select (select count(*)::integer from care.plan_goal) as goals, (select count(*)::integer from care.plan_agreement) as agreements,
			(select count(*)::integer from care.plan_signature where withdrawn_on is null) as names, (select count(*)::integer from care.measure) as looks`,
	);
	expect(rows).toEqual([{ goals: 3, agreements: 7, names: 1, looks: 2 }]);
});
