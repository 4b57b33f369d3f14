import { expect, test } from 'vitest';
import { waterveen } from '#testing/database';
import { useDemo } from './demo.fixtures.ts';
import { loadDemoClients } from './load-clients.ts';
import { loadDemoPeople } from './load-people.ts';
import { loadDemoTable } from './load-table.ts';

const { asOwner, demo } = useDemo();

test('the demo has a register, a decision that is carried out, a talk without a name and a queue; loading again changes nothing', async () => {
	await loadDemoPeople(demo, waterveen);
	await loadDemoClients(demo, waterveen);
	expect(await loadDemoTable(demo, waterveen)).toBe(true);
	expect(await loadDemoTable(demo, waterveen)).toBe(false);
	const { rows } = await asOwner(
		`select (select count(*)::integer from open.mandate) as agreed, (select count(*)::integer from care.mandate_message) as messages,
			(select count(*)::integer from care.consultation) as talks, (select count(*)::integer from care.intake_question) as asked`,
	);
	expect(rows).toEqual([{ agreed: 3, messages: 1, talks: 1, asked: 2 }]);
});
