import { expect, test } from 'vitest';
import { waterveen } from '#testing/database';
import { useDemo } from './demo.fixtures.ts';
import { loadDemoClients } from './load-clients.ts';
import { loadDemoHousehold } from './load-household.ts';
import { loadDemoPlans } from './load-plans.ts';

const { asOwner, demo } = useDemo();

test('the demo has two people in one home, who each show something and keep something; loading again changes nothing', async () => {
	await loadDemoClients(demo, waterveen);
	await loadDemoPlans(demo, waterveen);
	expect(await loadDemoHousehold(demo, waterveen)).toBe(true);
	expect(await loadDemoHousehold(demo, waterveen)).toBe(false);
	const { rows } = await asOwner(
		`select (select count(*)::integer from care.household_member where yes_on is not null) as members, (select count(*)::integer from care.household_share) as shown`,
	);
	expect(rows).toEqual([{ members: 2, shown: 4 }]);
});
