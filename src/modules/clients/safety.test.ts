import { beforeEach, describe, expect, test } from 'vitest';
import { clock } from '#platform/clock';
import { sql } from '#platform/db/index.server';
import { waterveen } from '#testing/database';
import { persona, personaNames } from '#testing/personas';
import { clientsInFile } from './clients-in-file.ts';
import { copyOfFile } from './file-copy.store.server.ts';
import { answerFileRequest, askAboutFile, requestsEverywhere, requestsIn, sayGoOn } from './file-rights.server.ts';
import { clientsForResident } from './know-client.server.ts';
import { letStand } from './representatives.server.ts';
import { hasLeft, keepSafe, untieAccount } from './safety.server.ts';
import { permissionsIn, share, sharedFiles, withdrawPermission } from './sharing.server.ts';
import { tellOfChange } from './tell-person.server.ts';
import {
	anouk,
	asPerson,
	asWorker,
	care,
	femke,
	marloes,
	permission,
	samira,
	useWalls,
	yusuf,
} from './walls.fixtures.ts';

const { asOwner, mails, news, ...walls } = useWalls();
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
	test('rest that a worker thought of ends when they say so, and the person hears', async () => {
		await asWorker(file, (tx, client) => keepSafe(tx, yusuf, client, { wat: 'restrict', aan: true }));
		await asWorker(file, (tx, client) => keepSafe(tx, yusuf, client, { wat: 'restrict', aan: false }));
		const [subjectId = ''] = await news('client.goes-on');
		await tellOfChange({ municipalityId: waterveen, subjectId });
		expect(await mails()).toMatchObject([{ template: 'own-file-changed' }]);
	});
	test('rest that the person asked for ends by the yes of the officer alone, who hears that the worker wants to go on', async () => {
		await asPerson((tx, client) =>
			askAboutFile(tx, samira, client, { soort: 'restrict', woorden: 'Even niet.', regel: undefined }),
		);
		await asWorker(file, (tx, client) => keepSafe(tx, yusuf, client, { wat: 'restrict', aan: true }));
		const rests = async () =>
			(await asOwner('select restricted_since from care.client')).rows[0].restricted_since !== null;
		await asWorker(file, (tx, client) => keepSafe(tx, yusuf, client, { wat: 'restrict', aan: false }));
		expect(await rests()).toBe(true);
		await expect(
			asWorker(file, (tx, client) => keepSafe(tx, yusuf, client, { wat: 'restrict', aan: false })),
		).rejects.toMatchObject({ code: 'already-done' });
		// Past the command, in the database too.
		await expect(care(yusuf, (tx) => sql`update care.client set restricted_since = null`.execute(tx))).rejects.toThrow(
			/by the officer/,
		);
		const [request] = await care(anouk, (tx) => requestsEverywhere(tx, anouk));
		expect(request?.liftAskedOn).toBe(clock.today());
		for (const name of personaNames.filter((one) => one !== 'anouk'))
			await expect(
				care(persona(name), (tx) => sayGoOn(tx, persona(name), { vraag: request?.id ?? '', verder: 'ja' })),
				name,
			).rejects.toMatchObject({ status: 404 });
		// A no to rest is the officer's: it may be about who helps.
		const no = { vraag: request?.id ?? '', uitkomst: 'not' as const, antwoord: 'Dat kan niet.', grond: undefined };
		await expect(care(yusuf, (tx) => answerFileRequest(tx, yusuf, no))).rejects.toMatchObject({
			code: 'walls-no-is-officers',
		});
		await expect(
			care(yusuf, (tx) =>
				sql`update care.file_request set outcome = 'not', answered_on = current_date, answered_by = ${yusuf.personId}`.execute(
					tx,
				),
			),
		).rejects.toThrow(/row-level security/);
		const say = (verder: 'ja' | 'nee') => care(anouk, (tx) => sayGoOn(tx, anouk, { vraag: request?.id ?? '', verder }));
		await say('nee');
		expect(await rests()).toBe(true);
		await asWorker(file, (tx, client) => keepSafe(tx, yusuf, client, { wat: 'restrict', aan: false }));
		expect(await say('ja')).toBe(file);
		expect(await rests()).toBe(false);
		expect(await news('client.goes-on')).toEqual([file]);
		expect((await asPerson((tx, client) => requestsIn(tx, samira, client)))[0]?.liftedOn).toBe(clock.today());
	});
	test('an account that was tied by somebody else opens nothing any more, nor what was given from it', async () => {
		await asPerson((tx, client) => share(tx, samira, client, permission({ hoe: undefined })));
		await expect(
			asWorker(file, (tx, client) => untieAccount(tx, femke, { ...client, help: 'second' })),
		).rejects.toMatchObject({ status: 404 });
		await asOwner(
			`insert into care.household_member (municipality_id, household_id, client_id, yes_on, yes_as)
			values ($1, gen_random_uuid(), $2, current_date, 'self')`,
			[waterveen, file],
		);
		await asWorker(file, (tx, client) => untieAccount(tx, yusuf, client));
		expect((await asOwner('select yes_on from care.household_member where client_id = $1', [file])).rows).toEqual([
			{ yes_on: null },
		]);
		expect(await care(samira, (tx) => clientsForResident(tx, samira))).toEqual([]);
		expect(await care(marloes, (tx) => sharedFiles(tx, marloes))).toEqual([]);
		await expect(asWorker(file, (tx, client) => untieAccount(tx, yusuf, client))).rejects.toMatchObject({
			code: 'already-done',
		});
		expect(
			(await care(femke, (tx) => sql<{ done: boolean }>`select care.untie_account(${file}) as done`.execute(tx))).rows,
		).toEqual([{ done: false }]);
	});
	test('what was shared is taken back at rest too', async () => {
		await asWorker(file, (tx, client) => share(tx, yusuf, client, permission()));
		await asWorker(file, (tx, client) => keepSafe(tx, yusuf, client, { wat: 'restrict', aan: true }));
		const { standing } = await asWorker(file, (tx, client) => permissionsIn(tx, yusuf, client));
		await asWorker(file, (tx, client) => withdrawPermission(tx, yusuf, client, standing[0]?.id ?? ''));
		expect((await asWorker(file, (tx, client) => permissionsIn(tx, yusuf, client))).standing).toEqual([]);
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
