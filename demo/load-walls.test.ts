import { expect, test } from 'vitest';
import { waterveen } from '#testing/database';
import { useDemo } from './demo.fixtures.ts';
import { demoId } from './demo-id.ts';
import { loadDemoClients } from './load-clients.ts';
import { loadDemoPeople } from './load-people.ts';
import { loadDemoWalls } from './load-walls.ts';

const { asOwner, demo } = useDemo();

test('the demo has what was shared and taken back, a look that was weighed, and a question with its answer; loading again changes nothing', async () => {
	await loadDemoPeople(demo, waterveen);
	await loadDemoClients(demo, waterveen);
	const samira = demoId('account', 'samira');
	await asOwner('update care.client set account_id = $1 where id = $2', [samira, demoId('client', 'samira')]);
	expect(await loadDemoWalls(demo, waterveen)).toBe(true);
	expect(await loadDemoWalls(demo, waterveen)).toBe(false);
	const { rows } = await asOwner(
		`select (select count(*)::integer from care.sharing_permission where withdrawn_at is null) as standing, (select count(*)::integer from care.sharing_permission where withdrawn_at is not null) as back,
			(select count(*)::integer from care.emergency_look where verdict = 'right' and told_on is not null) as weighed,
			(select count(*)::integer from care.file_request where outcome = 'done') as answered`,
	);
	expect(rows).toEqual([{ standing: 1, back: 1, weighed: 1, answered: 1 }]);
});
