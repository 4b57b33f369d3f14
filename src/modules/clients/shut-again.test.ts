import { beforeEach, expect, test } from 'vitest';
import { sql } from '#platform/db/index.server';
import { tombstoneOf } from '#platform/retention/index.server';
import { elders, waterveen } from '#testing/database';
import { personId } from '#testing/personas';
import { claimFile, endRelation } from './relations.server.ts';
import { endStand, letStand, whoStandsFor } from './representatives.server.ts';
import { keepSafe, untieAccount } from './safety.server.ts';
import { permissionsIn, share, withdrawPermission } from './sharing.server.ts';
import { shutForGoodAgain, shutForNowAgain } from './shut-again.server.ts';
import { asPerson, asWorker, care, fatou, marloes, permission, samira, useWalls, yusuf } from './walls.fixtures.ts';

const { asOwner, news, ...walls } = useWalls();
let file: string;
beforeEach(() => {
	file = walls.file();
});

const open = async () =>
	(
		await asOwner(`select
			(select count(*)::integer from care.sharing_permission where withdrawn_at is null) as permissions,
			(select count(*)::integer from care.representative where ended_on is null) as stand,
			(select count(*)::integer from care.relation where ended_on is null) as helps,
			(select count(*)::integer from care.client where held_since is null) as without_hold,
			(select count(*)::integer from care.client where restricted_since is null) as without_rest,
			(select count(*)::integer from care.client where not address_secret) as addresses`)
	).rows[0];

test('what was shut stays shut when an older copy comes back, and nothing else is', async () => {
	await asPerson((tx, client) => share(tx, samira, client, permission()));
	await asPerson((tx, client) => share(tx, samira, client, permission({ waarvoor: 'warm-handover' })));
	const code = await asWorker(file, (tx, client) =>
		letStand(tx, yusuf, client, { soort: 'chosen', naam: 'Fatou', tot: undefined }),
	);
	await care(fatou, (tx) => claimFile(tx, code));
	const [gone] = (await asWorker(file, (tx, client) => permissionsIn(tx, yusuf, client))).standing;
	const [stand] = await asWorker(file, (tx, client) => whoStandsFor(tx, yusuf, client));
	await asWorker(file, (tx, client) => withdrawPermission(tx, yusuf, client, gone?.id ?? ''));
	await asWorker(file, (tx, client) => endStand(tx, yusuf, client, stand?.id ?? ''));
	const second = await asOwner(
		`insert into care.relation (municipality_id, id, client_id, worker_id, worker_called, team_id, organisation_id, kind, chosen, from_on, until_on, begun_by)
		select municipality_id, gen_random_uuid(), client_id, $2, 'Femke', team_id, organisation_id, 'second', chosen, from_on, until_on, begun_by
		from care.relation where client_id = $1 returning id`,
		[file, personId('femke')],
	);
	await care(yusuf, (tx) => endRelation(tx, file, second.rows[0]?.id));
	for (const wat of ['hold', 'secret', 'restrict'] as const)
		await asWorker(file, (tx, client) => keepSafe(tx, yusuf, client, { wat, aan: true }));
	const shut = { permissions: 1, stand: 0, helps: 1, without_hold: 0, without_rest: 0, addresses: 0 };
	expect(await open()).toEqual(shut);

	const told = [
		...(await news('permission.withdrawn')).map((id) => tombstoneOf('permission', waterveen, id)),
		...(await news('representative.ended')).map((id) => tombstoneOf('representative', waterveen, id)),
		...(await news('client.held')).map((id) => tombstoneOf('hold', waterveen, id)),
		...(await news('relation.ended')).map((id) => tombstoneOf('relation', waterveen, id)),
		...(await news('client.rests')).map((id) => tombstoneOf('rest', waterveen, id)),
		...(await news('client.hidden')).map((id) => tombstoneOf('secret-address', waterveen, id)),
	];
	expect(told).toHaveLength(6);
	// The older copy: everything is open once more.
	await asOwner('update care.sharing_permission set withdrawn_at = null');
	await asOwner('update care.representative set ended_on = null');
	await asOwner('update care.relation set ended_on = null');
	await asOwner('update care.client set held_since = null, restricted_since = null, address_secret = false');
	const older = { permissions: 2, stand: 1, helps: 2, without_hold: 1, without_rest: 1, addresses: 1 };
	expect(await open()).toEqual(older);
	const others = new Set([tombstoneOf('hold', elders, file), tombstoneOf('client', waterveen, file)]);
	expect((await shutForGoodAgain(others)) + (await shutForNowAgain(others))).toBe(0);
	// An ordinary start opens no hold anew that was lifted: what may be lifted waits for the mark of a restore.
	expect(await shutForGoodAgain(new Set(told))).toBe(3);
	expect(await open()).toEqual({ ...older, permissions: 1, stand: 0, helps: 1 });
	expect(await shutForNowAgain(new Set(told))).toBe(3);
	expect(await open()).toEqual(shut);
	expect((await shutForGoodAgain(new Set(told))) + (await shutForNowAgain(new Set(told)))).toBe(0);
});

test('only the task that knows what was shut shuts it, and lists what is open', async () => {
	for (const actor of [yusuf, samira, marloes]) {
		expect((await care(actor, (tx) => sql`select * from care.may_be_shut()`.execute(tx))).rows).toEqual([]);
		expect(
			(await care(actor, (tx) => sql`select care.shut_again('hold', ${file}::uuid) as done`.execute(tx))).rows,
		).toEqual([{ done: false }]);
	}
	expect(await open()).toMatchObject({ without_hold: 1 });
});

test('a permission that goes with the account of somebody else is told as taken back', async () => {
	await asPerson((tx, client) => share(tx, samira, client, permission()));
	await asWorker(file, (tx, client) => untieAccount(tx, yusuf, client));
	expect(await news('permission.withdrawn')).toHaveLength(1);
});
