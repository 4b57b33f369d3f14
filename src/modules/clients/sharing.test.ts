import { beforeEach, describe, expect, test } from 'vitest';
import { waterveen } from '#testing/database';
import { dayFromToday } from '#testing/days';
import { persona, personaNames, teamId } from '#testing/personas';
import { beginClientFor } from './clients.fixtures.ts';
import { clientsInFile } from './clients-in-file.ts';
import { sharedPartsOf } from './file-copy.store.server.ts';
import { permissionsIn, share, sharedFile, sharedFiles, withdrawPermission } from './sharing.server.ts';
import { parts } from './sharing.ts';
import { asPerson, asWorker, care, marloes, permission, samira, useWalls, yusuf } from './walls.fixtures.ts';

const { asOwner, news, ...walls } = useWalls();
let file: string;
beforeEach(() => {
	file = walls.file();
});

describe('a permission', () => {
	test('given by the person is read by that team alone, with the parts and nothing else', async () => {
		await asPerson((tx, client) => share(tx, samira, client, permission({ hoe: undefined })));
		const [mine] = await care(marloes, (tx) => sharedFiles(tx, marloes));
		expect(mine).toMatchObject({ clientId: file, called: 'Samira Bouzidi', scope: ['contact'], namedCalled: 'Yusuf' });
		for (const name of personaNames.filter((one) => !['marloes', 'soraya', 'henk'].includes(one)))
			expect(await care(persona(name), (tx) => sharedFiles(tx, persona(name))), name).toEqual([]);
		const read = await care(marloes, (tx) => sharedPartsOf(tx, waterveen, file, [...parts], clientsInFile));
		expect(read.map(({ table, facts }) => [table, ...Object.keys(facts)])).toEqual([['client', 'reach_sealed']]);
		await asOwner('update care.client set address_secret = true');
		expect(await care(marloes, (tx) => sharedPartsOf(tx, waterveen, file, [...parts], clientsInFile))).toEqual([]);
		await asOwner('update care.client set address_secret = false');
		// What stands under another part is not printed for who got this one.
		expect(await care(marloes, (tx) => sharedPartsOf(tx, waterveen, file, ['plan'], clientsInFile))).toEqual([]);
	});
	test('is gone for the other team in the same second in which either takes it back, and that is told', async () => {
		for (const who of ['person', 'worker']) {
			await asPerson((tx, client) => share(tx, samira, client, permission()));
			const [{ permissionId = '' } = {}] = await care(marloes, (tx) => sharedFile(tx, marloes, file));
			if (who === 'person') await asPerson((tx, client) => withdrawPermission(tx, samira, client, permissionId));
			else await asWorker(file, (tx, client) => withdrawPermission(tx, yusuf, client, permissionId));
			await expect(care(marloes, (tx) => sharedFile(tx, marloes, file))).rejects.toMatchObject({ status: 404 });
			expect(await news('permission.withdrawn')).toContain(permissionId);
			await expect(
				asWorker(file, (tx, client) => withdrawPermission(tx, yusuf, client, permissionId)),
			).rejects.toMatchObject({ status: 404 });
		}
		const { standing, before } = await asPerson((tx, client) => permissionsIn(tx, samira, client));
		expect([standing.length, before.length]).toEqual([0, 2]);
	});
	test('past its last day opens nothing', async () => {
		await asWorker(file, (tx, client) => share(tx, yusuf, client, permission()));
		await asOwner(`update care.sharing_permission set given_on = current_date - 9, until_on = current_date - 1`);
		await expect(care(marloes, (tx) => sharedFile(tx, marloes, file))).rejects.toMatchObject({ status: 404 });
	});
	test.each([
		['yesterday', permission({ tot: dayFromToday(-1) }), 'date-in-past'],
		['two years', permission({ tot: dayFromToday(700) }), 'walls-too-long'],
		['the own team', permission({ team: teamId('west') }), 'walls-unknown-team'],
		['a team elsewhere', permission({ team: teamId('elsewhere') }), 'walls-unknown-team'],
		['how it was said left open', permission({ hoe: undefined }), 'required'],
	])('is refused for %s', async (_, form, code) => {
		await expect(asWorker(file, (tx, client) => share(tx, yusuf, client, form))).rejects.toMatchObject({ code });
	});
	test('of one file is not taken back under the address of another', async () => {
		const other = await beginClientFor('yusuf', { voornaam: 'Nadia', achternaam: 'Prins' });
		await asWorker(file, (tx, client) => share(tx, yusuf, client, permission()));
		const [{ permissionId = '' } = {}] = await care(marloes, (tx) => sharedFiles(tx, marloes));
		await expect(
			asWorker(other, (tx, client) => withdrawPermission(tx, yusuf, client, permissionId)),
		).rejects.toMatchObject({ status: 404 });
	});
});
