import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type Actor, anonymous } from '#platform/actor';
import { asActor } from '#platform/db/index.server';
import { useDatabase, waterveen } from '#testing/database';
import { record, sealBatches, verifySeals } from './index.server.ts';

const { asOwner } = useDatabase();
const worker: Actor = {
	...anonymous(waterveen),
	kind: 'staff',
	roles: ['social_broker'],
	personId: randomUUID(),
	level: 2,
};
const about = randomUUID();

const look = () =>
	asActor(worker, 'community', (tx) =>
		record(tx, worker, {
			zone: 'community',
			permission: 'signals.read',
			purpose: 'x',
			outcome: 'seen',
			subjectPersonIds: [about],
		}),
	);

describe('the trail of who looked', () => {
	test('is sealed in batches that hold each other, also outside the database', async () => {
		const outside: string[] = [];
		await look();
		await look();
		await sealBatches((line) => outside.push(line));
		await look();
		await sealBatches((line) => outside.push(line));
		expect(outside).toHaveLength(2);
		expect(await verifySeals(outside)).toEqual({ seals: 2, entries: 3, broken: [] });
	});

	test('names nobody: the rows hold pseudonyms', async () => {
		const { rows } = await asOwner('select * from audit.entry');
		expect(JSON.stringify(rows)).not.toContain(about);
		expect(JSON.stringify(rows)).not.toContain(worker.personId);
	});

	test('cannot be changed or emptied by any zone', async () => {
		await expect(asActor(worker, 'community', (tx) => tx.deleteFrom('audit.entry').execute())).rejects.toThrow(
			/permission denied/,
		);
		await expect(
			asActor(worker, 'community', (tx) => tx.updateTable('audit.entry').set({ permission: 'y' }).execute()),
		).rejects.toThrow(/permission denied/);
	});

	test('shows when even the owner of the database changed a row', async () => {
		await asOwner(`alter table audit.entry no force row level security`);
		await asOwner(`update audit.entry set permission = 'signals.list' where batch = 1`);
		expect((await verifySeals()).broken).toContainEqual({
			municipalityId: waterveen,
			zone: 'community',
			number: 1,
			why: 'changed',
		});
	});

	test('shows when a whole batch was taken away together with its seal', async () => {
		const outside: string[] = [];
		await look();
		await sealBatches((line) => outside.push(line));
		await asOwner(`delete from audit.entry where batch = 3`);
		await asOwner(`delete from audit.seal where number = 3`);
		expect((await verifySeals(outside)).broken.map(({ why }) => why)).toContain('outside');
	});
});
