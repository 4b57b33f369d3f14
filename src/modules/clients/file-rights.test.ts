import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#platform/actor';
import { sql } from '#platform/db/index.server';
import { tombstoneOf } from '#platform/retention/index.server';
import { elders, waterveen } from '#testing/database';
import { dayFromToday } from '#testing/days';
import { persona, personaNames } from '#testing/personas';
import { beginClientFor } from './clients.fixtures.ts';
import { clientsInFile } from './clients-in-file.ts';
import { copyOfFile } from './file-copy.store.server.ts';
import { looksInFile } from './file-looks.server.ts';
import {
	answerFileRequest,
	askAboutFile,
	exportNow,
	requestsEverywhere,
	requestsIn,
	takeExport,
	whatStaysOf,
} from './file-rights.server.ts';
import { keptAsOfRequest } from './file-rights.store.server.ts';
import type { EraseGround } from './file-rights.ts';
import { fileRequestsToday } from './requests-today.server.ts';
import { share } from './sharing.server.ts';
import { eraseClientsAgain, forgetClient, tendFileRequests } from './tend-rights.server.ts';
import { anouk, asPerson, asWorker, care, permission, samira, useWalls, yusuf } from './walls.fixtures.ts';

const { asOwner, mails, news, ...walls } = useWalls();
let file: string;
beforeEach(() => {
	file = walls.file();
});

describe('the rights of the person', () => {
	const ask = (soort: 'copy' | 'correct' | 'erase' | 'restrict' | 'look', woorden = 'Dit klopt niet.') =>
		asPerson((tx, client) => askAboutFile(tx, samira, client, { soort, woorden, regel: undefined }));
	const answer = async (actor: Actor, uitkomst: 'done' | 'not' = 'done', grond?: EraseGround) =>
		care(actor, async (tx) =>
			answerFileRequest(tx, actor, {
				vraag: (await asOwner('select id from care.file_request')).rows[0].id,
				uitkomst,
				antwoord: 'Dit is aangepast.',
				grond,
			}),
		);

	test('a copy holds what the person may read, in words, and nothing of the machine', async () => {
		await asWorker(file, (tx, client) => share(tx, yusuf, client, permission()));
		const rows = await asPerson((tx) => copyOfFile(tx, waterveen, file, clientsInFile));
		expect(rows.map(({ table }) => table)).toEqual(expect.arrayContaining(['relation', 'sharing_permission']));
		expect(JSON.stringify(rows)).not.toMatch(/_hash|_mark|s1\./);
	});
	test('a question has an answer within a month, the first one stands, and what was said stays', async () => {
		await ask('correct');
		const [one] = await asWorker(file, (tx, client) => requestsIn(tx, yusuf, client));
		expect(one).toMatchObject({ kind: 'correct', words: 'Dit klopt niet.', outcome: null });
		expect(one && one.dueOn > dayFromToday(27) && one.dueOn <= dayFromToday(31)).toBe(true);
		await answer(yusuf);
		await expect(answer(anouk)).rejects.toMatchObject({ status: 404 });
		expect(await asPerson((tx, client) => requestsIn(tx, samira, client))).toMatchObject([
			{ outcome: 'done', answer: 'Dit is aangepast.', words: 'Dit klopt niet.' },
		]);
		await expect(care(yusuf, (tx) => sql`delete from care.file_request`.execute(tx))).rejects.toThrow(
			/permission denied/,
		);
	});
	test('a complaint about a look is read by the officer and not by who helps', async () => {
		await ask('look');
		expect(await asWorker(file, (tx, client) => requestsIn(tx, yusuf, client))).toEqual([]);
		expect(await care(anouk, (tx) => requestsEverywhere(tx, anouk))).toHaveLength(1);
		await expect(answer(yusuf)).rejects.toMatchObject({ status: 404 });
		await answer(anouk);
	});
	test('says per part what goes and what stays until when', async () => {
		await asOwner(`update care.client set kept_as = 'provision', ended_on = '2026-02-28', ended_as = 'reached'`);
		const [kept] = whatStaysOf(await asWorker(file, async (_, client) => client));
		expect(kept).toMatchObject({ what: 'file', becomes: 'kept', untilOn: '2041-02-28', years: 15 });
		await asOwner(`update care.client set kept_as = 'light'`);
		const light = whatStaysOf(await asWorker(file, async (_, client) => client));
		expect(light.filter(({ becomes }) => becomes === 'kept').map(({ what }) => what)).toEqual([
			'log',
			'signals',
			'backups',
		]);
	});
	test('being forgotten, once the officer said yes, takes everything, and again after an older copy came back', async () => {
		await asOwner(`update care.client set kept_as = 'light'`);
		await ask('erase');
		await expect(answer(yusuf)).rejects.toMatchObject({ status: 404 });
		await answer(anouk);
		const [subjectId = ''] = await news('client.erase-asked');
		expect(subjectId).toBe(file);
		await forgetClient({ municipalityId: waterveen, subjectId });
		expect((await asOwner('select 1 from care.client')).rowCount).toBe(0);
		expect((await asOwner('select 1 from care.relation')).rowCount).toBe(0);
		expect(await news('client.erased')).toEqual([file]);
		const other = await beginClientFor('yusuf', { voornaam: 'Nadia' });
		expect(
			await eraseClientsAgain(new Set([tombstoneOf('client', waterveen, other), tombstoneOf('client', elders, file)])),
		).toBe(1);
		expect(await eraseClientsAgain(new Set([tombstoneOf('card', waterveen, other)]))).toBe(0);
	});
	test('what a law keeps goes on a ground alone, and that it went stays, without whose it was', async () => {
		await asOwner(`update care.client set kept_as = 'provision'`);
		await ask('erase');
		await expect(answer(anouk)).rejects.toMatchObject({ code: 'walls-erase-ground', field: 'grond' });
		expect(await news('client.erase-asked')).toEqual([]);
		await answer(anouk, 'done', 'wrong-person');
		expect(await news('client.erase-asked')).toEqual([file]);
		await forgetClient({ municipalityId: waterveen, subjectId: file });
		const { rows } = await asOwner('select * from care.file_erased');
		expect(rows).toMatchObject([{ kept_as: 'provision', ground: 'wrong-person', answered_by: anouk.personId }]);
		expect(JSON.stringify(rows)).not.toContain(file);
		for (const name of personaNames.filter((one) => one !== 'anouk'))
			expect((await care(persona(name), (tx) => sql`select 1 from care.file_erased`.execute(tx))).rows, name).toEqual(
				[],
			);
	});
	test('light help goes without a ground, and only the officer reads as what a file is kept', async () => {
		await asOwner(`update care.client set kept_as = 'light'`);
		await ask('erase');
		const { id } = (await asOwner('select id from care.file_request')).rows[0];
		expect(await care(yusuf, (tx) => keptAsOfRequest(tx, id))).toBeNull();
		expect(await care(anouk, (tx) => keptAsOfRequest(tx, id))).toBe('light');
		await answer(anouk);
		expect((await asOwner('select 1 from care.file_erased')).rowCount).toBe(0);
	});
	test('the officers hear on the twentieth day, once', async () => {
		await ask('copy');
		await tendFileRequests();
		expect(await mails()).toEqual([]);
		await asOwner(`update care.file_request set asked_on = current_date - 20, due_on = current_date + 5`);
		await tendFileRequests();
		await tendFileRequests();
		expect(await mails()).toMatchObject([{ template: 'own-data-waits' }]);
	});
	test('stands on Vandaag from the twentieth day, with who must answer it and nobody else', async () => {
		await ask('copy');
		await ask('look');
		expect(await fileRequestsToday(yusuf)).toEqual([]);
		await asOwner('update care.file_request set asked_on = current_date - 20, due_on = current_date + 5');
		expect(await fileRequestsToday(yusuf)).toEqual([{ dueOn: dayFromToday(5), href: `/hulp/${file}/toegang` }]);
		expect((await fileRequestsToday(anouk)).map(({ href }) => href)).toEqual(Array(2).fill('/privacy/noodinzage'));
		for (const name of personaNames.filter((one) => one !== 'anouk' && one !== 'yusuf'))
			expect(await fileRequestsToday(persona(name)), name).toEqual([]);
		await asOwner(`update care.file_request set asked_on = current_date - 19`);
		expect(await fileRequestsToday(yusuf)).toEqual([]);
	});
	test('who looked stands there by organisation and function, without a name', async () => {
		const { record } = await import('#platform/audit/index.server');
		await care(yusuf, (tx) =>
			record(tx, yusuf, {
				zone: 'care',
				permission: 'clients.walls',
				purpose: 'household-support',
				outcome: 'seen',
				subjectPersonIds: [file],
			}),
		);
		const looks = await asPerson((tx, client) => looksInFile(tx, samira, client));
		expect(looks).toMatchObject([{ organisation: 'Buurtteams Waterveen', emergency: false }]);
		expect(JSON.stringify(looks)).not.toContain('Yusuf');
	});
	test('an export opens seven days, and the person reads that it was made', async () => {
		const id = await asWorker(file, (tx, client) =>
			takeExport(tx, yusuf, client, { reden: 'handover', woorden: 'Voor het team in Oost.' }),
		);
		expect(await asWorker(file, (tx, client) => exportNow(tx, yusuf, client, id))).toMatchObject({
			workerCalled: 'Yusuf',
			untilOn: dayFromToday(7),
		});
		await asOwner(`update care.file_export set made_on = current_date - 8, until_on = current_date - 1`);
		await expect(asWorker(file, (tx, client) => exportNow(tx, yusuf, client, id))).rejects.toMatchObject({
			status: 404,
		});
		expect(
			(await asPerson((tx) => copyOfFile(tx, waterveen, file, clientsInFile))).some(
				({ table }) => table === 'file_export',
			),
		).toBe(true);
	});
});
