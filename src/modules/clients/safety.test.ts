import { beforeEach, describe, expect, test } from 'vitest';
import { waterveen } from '#testing/database';
import { clientsInFile } from './clients-in-file.ts';
import { copyOfFile } from './file-copy.store.server.ts';
import { clientsForResident } from './know-client.server.ts';
import { letStand } from './representatives.server.ts';
import { hasLeft, keepSafe } from './safety.server.ts';
import { share, sharedFiles } from './sharing.server.ts';
import { asPerson, asWorker, care, femke, marloes, permission, samira, useWalls, yusuf } from './walls.fixtures.ts';

const { asOwner, ...walls } = useWalls();
let file: string;
beforeEach(() => {
	file = walls.file();
});

describe('keeping somebody safe', () => {
	test('a hold hides everything, as if there was nothing, and lifting it brings it back', async () => {
		await asWorker(file, (tx, client) => keepSafe(tx, yusuf, client, { wat: 'hold', aan: true }));
		expect(await care(samira, (tx) => clientsForResident(tx, samira))).toEqual([]);
		expect(await care(samira, (tx) => copyOfFile(tx, waterveen, file, clientsInFile))).toEqual([]);
		await asWorker(file, (tx, client) => keepSafe(tx, yusuf, client, { wat: 'hold', aan: false }));
		expect(await care(samira, (tx) => clientsForResident(tx, samira))).toHaveLength(1);
	});
	test('a restriction leaves nothing to change or share', async () => {
		await asWorker(file, (tx, client) => keepSafe(tx, yusuf, client, { wat: 'restrict', aan: true }));
		await expect(asWorker(file, (tx, client) => share(tx, yusuf, client, permission()))).rejects.toMatchObject({
			status: 404,
		});
		await expect(asPerson((tx, client) => share(tx, samira, client, permission()))).rejects.toMatchObject({
			status: 404,
		});
	});
	test('who died signs in no more, nobody stands for them, nothing is shared, and the file stays', async () => {
		await asWorker(file, (tx, client) => share(tx, yusuf, client, permission()));
		await asWorker(file, (tx, client) =>
			letStand(tx, yusuf, client, { soort: 'chosen', naam: 'Fatou', tot: undefined }),
		);
		await expect(
			asWorker(file, (tx, client) => hasLeft(tx, yusuf, client, { hoe: 'died', zeker: false })),
		).rejects.toMatchObject({ code: 'walls-be-sure' });
		await asWorker(file, (tx, client) => hasLeft(tx, yusuf, client, { hoe: 'died', zeker: true }));
		expect(await care(samira, (tx) => clientsForResident(tx, samira))).toEqual([]);
		expect(await care(marloes, (tx) => sharedFiles(tx, marloes))).toEqual([]);
		const { rows } = await asOwner(
			`select c.account_id, r.ended_on is not null as ended, p.withdrawn_at is not null as back from care.client c join care.representative r on r.client_id = c.id join care.sharing_permission p on p.client_id = c.id`,
		);
		expect(rows).toEqual([{ account_id: null, ended: true, back: true }]);
	});
	test('is said by the one named worker alone', async () => {
		await expect(
			asWorker(file, (tx, client) => keepSafe(tx, femke, client, { wat: 'hold', aan: true }), femke),
		).rejects.toMatchObject({ status: 404 });
	});
});
