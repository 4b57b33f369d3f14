import { expect, test } from 'vitest';
import { waterveen } from '#testing/database';
import { useDemo } from './demo.fixtures.ts';
import { loadDemoClients } from './load-clients.ts';
import { loadDemoCompany } from './load-company.ts';

const { asOwner, demo } = useDemo();

test('the demo draws six people, hours that go down, a step to look at again and an appointment; loading again changes nothing', async () => {
	await loadDemoClients(demo, waterveen);
	const counted = async () =>
		(
			await asOwner(
				`select (select count(*)::integer from care.network_person) as people, (select count(*)::integer from care.network_picture) as pictures,
					(select count(*)::integer from care.help_hours) as hours, (select count(*)::integer from care.help_hours where until_on is null) as running,
					(select count(*)::integer from care.arrival where outcome is null and due_on <= current_date) as due, (select count(*)::integer from care.going_along where happened is null) as alongs`,
			)
		).rows;
	expect(await loadDemoCompany(demo, waterveen)).toBe(true);
	const first = [{ people: 6, pictures: 1, hours: 6, running: 3, due: 1, alongs: 1 }];
	expect(await counted()).toEqual(first);
	expect(await loadDemoCompany(demo, waterveen)).toBe(false);
	expect(await counted()).toEqual(first);
});
