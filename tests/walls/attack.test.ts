import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { anonymous } from '#platform/actor';
import { asActor, become, zoneFor } from '#platform/db/zones.server';
import { elders, useDatabase, waterveen } from '#testing/database';

useDatabase();
const somebody = anonymous(waterveen);

describe('someone who can slip SQL into a query', () => {
	test('cannot hop to another login', async () => {
		await expect(asActor(somebody, 'community', (tx) => sql`set role zone_care`.execute(tx))).rejects.toThrow(
			/permission denied/,
		);
	});
	test('cannot become a second person in the same transaction', async () => {
		await expect(asActor(somebody, 'community', (tx) => become(tx, anonymous(elders)))).rejects.toThrow(
			/already known/,
		);
	});
	test('cannot change what the policies read', async () => {
		await expect(
			asActor(somebody, 'community', (tx) => sql`select set_config('app.municipality', ${elders}, true)`.execute(tx)),
		).rejects.toThrow(/permission denied/);
	});
	test('cannot put two statements in one', async () => {
		await expect(asActor(somebody, 'community', (tx) => sql.raw('select 1; select 2').execute(tx))).rejects.toThrow(
			/multiple commands/,
		);
	});
	test('sees no rows when no actor is set', async () => {
		await asActor(somebody, 'community', (tx) =>
			sql`insert into audit.pseudonym values (${waterveen}, ${waterveen}, ${waterveen})`.execute(tx),
		);
		const { rows } = await sql`select * from audit.pseudonym`.execute(zoneFor('zone_community'));
		expect(rows).toEqual([]);
	});
	test('cannot reach another zone', async () => {
		await expect(asActor(somebody, 'open', (tx) => sql`select * from community.outbox`.execute(tx))).rejects.toThrow(
			/permission denied/,
		);
	});
});
