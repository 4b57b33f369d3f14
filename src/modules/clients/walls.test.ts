import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import { asActor, sql, type Tx } from '#platform/db/index.server';
import { processingActivities } from '#platform/policy/index.server';
import { tombstoneOf } from '#platform/retention/index.server';
import { elders, useDatabase, waterveen } from '#testing/database';
import { dayFromToday } from '#testing/days';
import { type PersonaName, persona, personaNames, personId, seedPeople, teamId } from '#testing/personas';
import { birthdayAt } from './age-rules.ts';
import { groundOf, mayAskConsent } from './basis.server.ts';
import { groundFor } from './basis.ts';
import { beginClientFor, inTwoSteps } from './clients.fixtures.ts';
import { emergencyLooks, lookInEmergency, sayTold, tellOfLook, tendLooks, weighLook } from './emergency.server.ts';
import { looksIn } from './emergency.store.server.ts';
import { tellBy } from './emergency.ts';
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
import { findClient } from './find-client.server.ts';
import { clientForResident, clientForWorker, clientsForResident } from './know-client.server.ts';
import { markNear, nearMarks, stoppedNear, unmarkNear } from './near.server.ts';
import { claimFile } from './relations.server.ts';
import { bands, endStand, letStand, tendStands, weighParent, whoStandsFor } from './representatives.server.ts';
import { parentAt } from './representatives.ts';
import { hasLeft, keepSafe } from './safety.server.ts';
import { permissionsIn, share, sharedFile, sharedFiles, withdrawPermission } from './sharing.server.ts';
import { eraseClientsAgain, forgetClient, tendFileRequests } from './tend-rights.server.ts';

const { asOwner } = useDatabase();
const samira = inTwoSteps('samira');
const fatou = inTwoSteps('fatou');
const yusuf = persona('yusuf');
const femke = persona('femke');
const anouk = persona('anouk');
const marloes = persona('marloes');
const care = <T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> => asActor(actor, 'care', work);
const asWorker = <T>(
	id: string,
	work: (tx: Tx, client: Awaited<ReturnType<typeof clientForWorker>>) => Promise<T>,
	actor = yusuf,
) => care(actor, async (tx) => work(tx, await clientForWorker(tx, actor, id)));
const asPerson = <T>(
	work: (tx: Tx, client: Awaited<ReturnType<typeof clientForWorker>>) => Promise<T>,
	actor: Actor = samira,
) => care(actor, async (tx) => work(tx, await clientForResident(tx, actor)));
const mails = async () =>
	(
		await asOwner(
			`select template, account_id from community.mail union all select template, account_id from care.mail`,
		)
	).rows;
const news = async (type: string) =>
	(await asOwner('select subject_id from care.outbox where type = $1', [type])).rows.map(
		({ subject_id }) => subject_id as string,
	);

let file: string;
beforeAll(() => seedPeople(asOwner));
beforeEach(async () => {
	for (const table of ['care.client', 'care.near', 'care.outbox', 'care.mail', 'community.mail'])
		await asOwner(`delete from ${table}`);
	file = await beginClientFor('yusuf', {
		bornOn: '1957-03-02',
		postcode: '3526 KV',
		huisnummer: '12',
		account: 'samira',
	});
});

describe('what we ask before something is used', () => {
	const inCare = ['household-support'];
	test.each(inCare)('is no consent where a public task applies: %s shows an information notice', (purpose) => {
		expect(groundOf(purpose)).toBe('information');
		expect(groundOf(purpose, 'share')).toBe('permission');
		expect(() => mayAskConsent(purpose)).toThrow(/information notice/);
	});
	test('is consent only where the law rests on it, for every purpose there is', () => {
		for (const [name, activity] of Object.entries(processingActivities.activities)) {
			expect(groundOf(name) === 'consent', name).toBe(activity.legalBasis === 'a');
			if (activity.specialCategoryGround) expect(groundOf(name, 'share'), name).toBe('permission');
		}
		expect(groundFor({ legalBasis: 'a' }, 'share')).toBe('consent');
	});
});

const permission = (over: Partial<Parameters<typeof share>[3]> = {}) => ({
	team: teamId('brokers'),
	delen: ['contact' as const],
	waarvoor: 'working-together' as const,
	hoe: 'spoken' as const,
	tot: dayFromToday(30),
	...over,
});

describe('a permission', () => {
	test('given by the person is read by that team alone, with the parts and nothing else', async () => {
		await asPerson((tx, client) => share(tx, samira, client, permission({ hoe: undefined })));
		const [mine] = await care(marloes, (tx) => sharedFiles(tx, marloes));
		expect(mine).toMatchObject({ clientId: file, called: 'Samira Bouzidi', scope: ['contact'], namedCalled: 'Yusuf' });
		for (const name of personaNames.filter((one) => !['marloes', 'soraya', 'henk'].includes(one)))
			expect(await care(persona(name), (tx) => sharedFiles(tx, persona(name))), name).toEqual([]);
		const read = await care(marloes, (tx) => copyOfFile(tx, waterveen, file));
		expect([...new Set(read.map(({ table }) => table))]).toEqual(['sharing_permission']);
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

describe('an emergency look', () => {
	const look = (actor: Actor = femke) =>
		care(actor, (tx) =>
			lookInEmergency(tx, actor, file, { reden: 'danger-now', woorden: 'De buurvrouw belde, er is brand.' }),
		);
	const only = async () =>
		(await care(anouk, (tx) => emergencyLooks(tx, anouk)))[0] as NonNullable<
			Awaited<ReturnType<typeof emergencyLooks>>[number]
		>;

	test('opens the file to read for two hours, and no further', async () => {
		await look();
		expect(await asWorker(file, async (_, client) => client.help, femke)).toBe('emergency');
		expect((await only()).openedAt.getTime()).toBeLessThanOrEqual(clock.now().getTime());
		await asOwner(
			`update care.emergency_look set opened_at = now() - interval '3 hours', until_at = now() - interval '1 hour'`,
		);
		await expect(asWorker(file, async () => {}, femke)).rejects.toMatchObject({ status: 404 });
	});
	test('is told at once to the lead of the team, the officers and the person, without a word of whom', async () => {
		await look();
		const [subjectId = ''] = await news('client.looked-in-emergency');
		await tellOfLook({ municipalityId: waterveen, subjectId });
		const told = await mails();
		expect(told.filter(({ template }) => template === 'look-in-emergency')).toHaveLength(2);
		expect(told.filter(({ template }) => template === 'own-data-seen')).toHaveLength(1);
		expect((await only()).toldOn).toBe(clock.today());
		await tendLooks();
		expect(await mails()).toHaveLength(3);
		expect(await asPerson((tx) => looksIn(tx, waterveen, file))).toMatchObject([
			{ workerCalled: 'Femke', reason: 'danger-now' },
		]);
	});
	test('is not told while safety asks to wait, and is when that is over', async () => {
		await asWorker(file, (tx, client) => keepSafe(tx, yusuf, client, { wat: 'hold', aan: true }));
		await look();
		await tellOfLook({ municipalityId: waterveen, subjectId: (await only()).id });
		expect((await mails()).some(({ template }) => template === 'own-data-seen')).toBe(false);
		await asWorker(file, (tx, client) => keepSafe(tx, yusuf, client, { wat: 'hold', aan: false }));
		await tendLooks();
		expect((await mails()).some(({ template }) => template === 'own-data-seen')).toBe(true);
	});
	test('of somebody without an account is told by who helps, who says so', async () => {
		await asOwner('update care.client set account_id = null');
		await look();
		await tendLooks();
		expect((await only()).toldOn).toBeNull();
		await asWorker(file, async (tx, client) =>
			sayTold(tx, yusuf, client, (await looksIn(tx, waterveen, file))[0]?.id ?? ''),
		);
		expect((await only()).toldOn).toBe(clock.today());
	});
	test('is weighed once, by another than who looked', async () => {
		await look(anouk);
		await look();
		const all = await care(anouk, (tx) => emergencyLooks(tx, anouk));
		const own = all.find(({ workerId }) => workerId === personId('anouk'))?.id ?? '';
		const hers = all.find(({ workerId }) => workerId === personId('femke'))?.id ?? '';
		await expect(care(anouk, (tx) => weighLook(tx, anouk, { blik: own, oordeel: 'right' }))).rejects.toMatchObject({
			code: 'walls-own-look',
		});
		expect(await care(anouk, (tx) => weighLook(tx, anouk, { blik: hers, oordeel: 'wrong' }))).toBe(file);
		await expect(care(anouk, (tx) => weighLook(tx, anouk, { blik: hers, oordeel: 'right' }))).rejects.toMatchObject({
			code: 'already-done',
		});
	});
	test('is for nobody of another organisation, and only officers read the list', async () => {
		for (const name of ['marloes', 'dewi', 'bram', 'tariq', 'gea', 'henk'] as PersonaName[])
			await expect(look(persona(name)), name).rejects.toMatchObject({ status: 404 });
		for (const name of personaNames.filter((one) => one !== 'anouk'))
			await expect(
				care(persona(name), (tx) => emergencyLooks(tx, persona(name))),
				name,
			).rejects.toMatchObject({ status: 404 });
	});
	test('must be told by the fifth working day', () => {
		expect(tellBy('2026-11-20')).toBe('2026-11-27');
		expect(tellBy('2026-12-23')).toBe('2026-12-31');
	});
});

describe('who stands for somebody, by age', () => {
	const bornYearsAgo = async (years: number, days = 0) =>
		(await asOwner(`select (current_date - interval '${years} years' + interval '${days} days')::date as day`)).rows[0]
			.day as string;
	const child = async (bornOn: string) => {
		await asOwner(`delete from care.client`);
		return beginClientFor('yusuf', { voornaam: 'Kind', achternaam: 'Prins', bornOn });
	};
	const parentOf = async (id: string) => {
		const code = await asWorker(id, (tx, client) =>
			letStand(tx, yusuf, client, { soort: 'parent', naam: 'Fatou', tot: undefined }),
		);
		await care(fatou, (tx) => claimFile(tx, code));
		return (await asWorker(id, (tx, client) => whoStandsFor(tx, yusuf, client)))[0]?.id ?? '';
	};
	const parentReads = async () => (await care(fatou, (tx) => clientsForResident(tx, fatou))).length;

	test.each([
		['eleven', 11, 0, 'yes'],
		['twelve tomorrow', 12, 1, 'yes'],
		['twelve today', 12, 0, 'weighed'],
		['fifteen', 15, 0, 'weighed'],
		['sixteen tomorrow', 16, 1, 'weighed'],
	] as const)('%s: a parent reads along: %s %s %s', async (_, years, days, expected) => {
		const id = await child(await bornYearsAgo(years, days));
		const stand = await parentOf(id);
		expect(await asWorker(id, async (_, client) => parentAt(bands(), client.age))).toBe(expected);
		expect(await parentReads()).toBe(expected === 'yes' ? 1 : 0);
		if (expected === 'weighed') {
			await asWorker(id, (tx, client) => weighParent(tx, yusuf, client, stand, 'Ze zegt: mama mag meelezen.'));
			expect(await parentReads()).toBe(1);
			expect((await asWorker(id, (tx, client) => whoStandsFor(tx, yusuf, client)))[0]).toMatchObject({
				reads: true,
				weighedWords: 'Ze zegt: mama mag meelezen.',
			});
		}
	});
	test('sixteen today: a parent is refused, and one who stood before reads nothing more, weighed or not', async () => {
		const id = await child(await bornYearsAgo(16));
		await expect(parentOf(id)).rejects.toMatchObject({ code: 'walls-parent-age' });
		const younger = await child(await bornYearsAgo(15));
		const stand = await parentOf(younger);
		await asWorker(younger, (tx, client) => weighParent(tx, yusuf, client, stand, 'Het is goed zo.'));
		await asOwner(`update care.client set born_on = $1`, [await bornYearsAgo(16)]);
		expect(await parentReads()).toBe(0);
	});
	test.each([
		['eleven', 12, 1, 0],
		['twelve', 12, 0, 1],
		['fifteen', 15, 0, 1],
		['sixteen', 16, 0, 1],
	])('the person self, %s: reads %s %s %s', async (_, years, days, expected) => {
		await asOwner(`update care.client set born_on = $1`, [await bornYearsAgo(years, days)]);
		expect(await care(samira, (tx) => clientsForResident(tx, samira))).toHaveLength(expected);
		expect(bands().findLast(({ from }) => from <= (days ? years - 1 : years))?.person === 'yes').toBe(expected === 1);
	});
	test('a parent who reads along reads neither what the child said of it nor who else stands for them', async () => {
		const id = await child(await bornYearsAgo(13));
		const stand = await parentOf(id);
		await asWorker(id, (tx, client) => weighParent(tx, yusuf, client, stand, 'Ik ben bang voor papa.'));
		await asWorker(id, (tx, client) =>
			letStand(tx, yusuf, client, { soort: 'court', naam: 'Andere ouder', tot: undefined }),
		);
		const copy = JSON.stringify(await care(fatou, (tx) => copyOfFile(tx, waterveen, id)));
		expect(copy).toContain('Fatou');
		expect(copy).not.toMatch(/bang voor papa|Andere ouder/);
		await expect(
			care(fatou, (tx) => sql`select weighed_words_sealed from care.representative`.execute(tx)),
		).rejects.toThrow(/permission denied/);
		const words = await care(fatou, (tx) => sql`select * from care.weighed_words(${id})`.execute(tx));
		expect(words.rows).toEqual([]);
		expect(await asWorker(id, (tx, client) => whoStandsFor(tx, yusuf, client))).toHaveLength(2);
	});
	test('lasts for a parent until the child is sixteen, and ends by itself', async () => {
		const id = await child(await bornYearsAgo(15, 5));
		const stand = await parentOf(id);
		const [one] = await asWorker(id, (tx, client) => whoStandsFor(tx, yusuf, client));
		expect(one?.untilOn).toBe(birthdayAt(await bornYearsAgo(15, 5), 16));
		await asOwner(
			`update care.representative set from_on = current_date - 9, until_on = current_date - 1 where id = $1`,
			[stand],
		);
		expect(await parentReads()).toBe(0);
		await tendStands();
		expect((await asWorker(id, (tx, client) => whoStandsFor(tx, yusuf, client)))[0]?.endedOn).toBe(clock.today());
	});
	test('ends in one tap, and a code that was not used yet no longer works', async () => {
		const code = await asWorker(file, (tx, client) =>
			letStand(tx, yusuf, client, { soort: 'chosen', naam: 'Fatou', tot: undefined }),
		);
		const [one] = await asWorker(file, (tx, client) => whoStandsFor(tx, yusuf, client));
		await asWorker(file, (tx, client) => endStand(tx, yusuf, client, one?.id ?? ''));
		await expect(care(fatou, (tx) => claimFile(tx, code))).rejects.toMatchObject({ code: 'claim-code' });
	});
	test('the leap day: who was born on 29 February is twelve and sixteen on it', () => {
		expect(birthdayAt('2012-02-29', 12)).toBe('2024-02-29');
		expect(birthdayAt('2012-02-29', 13)).toBe('2025-03-01');
	});
});

describe('keeping somebody safe', () => {
	test('a hold hides everything, as if there was nothing, and lifting it brings it back', async () => {
		await asWorker(file, (tx, client) => keepSafe(tx, yusuf, client, { wat: 'hold', aan: true }));
		expect(await care(samira, (tx) => clientsForResident(tx, samira))).toEqual([]);
		expect(await care(samira, (tx) => copyOfFile(tx, waterveen, file))).toEqual([]);
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

describe('the rights of the person', () => {
	const ask = (soort: 'copy' | 'correct' | 'erase' | 'restrict' | 'look', woorden = 'Dit klopt niet.') =>
		asPerson((tx, client) => askAboutFile(tx, samira, client, { soort, woorden, regel: undefined }));
	const answer = async (actor: Actor, uitkomst: 'done' | 'not' = 'done') =>
		care(actor, async (tx) =>
			answerFileRequest(tx, actor, {
				vraag: (await asOwner('select id from care.file_request')).rows[0].id,
				uitkomst,
				antwoord: 'Dit is aangepast.',
			}),
		);

	test('a copy holds what the person may read, in words, and nothing of the machine', async () => {
		await asWorker(file, (tx, client) => share(tx, yusuf, client, permission()));
		const rows = await asPerson((tx) => copyOfFile(tx, waterveen, file));
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
		expect(
			whatStaysOf(await asWorker(file, async (_, client) => client)).every(({ becomes }) => becomes === 'gone'),
		).toBe(true);
	});
	test('being forgotten, once the officer said yes, takes everything, and again after an older copy came back', async () => {
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
	test('the officers hear on the twentieth day, once', async () => {
		await ask('copy');
		await tendFileRequests();
		expect(await mails()).toEqual([]);
		await asOwner(`update care.file_request set asked_on = current_date - 20, due_on = current_date + 5`);
		await tendFileRequests();
		await tendFileRequests();
		expect(await mails()).toMatchObject([{ template: 'own-data-waits' }]);
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
		expect((await asPerson((tx) => copyOfFile(tx, waterveen, file))).some(({ table }) => table === 'file_export')).toBe(
			true,
		);
	});
});

describe('somebody near', () => {
	test('is hidden from the worker who said so, and a try is noticed without saying of whom', async () => {
		const facts = { achternaam: 'Bouzidi', geboren: '1957-03-02', postcode: undefined };
		expect(await care(femke, (tx) => findClient(tx, femke, facts))).toHaveLength(1);
		await care(femke, (tx) =>
			markNear(tx, femke, { soort: 'address', naam: '', postcode: '3526KV', huisnummer: '12' }),
		);
		expect(await care(femke, (tx) => findClient(tx, femke, facts))).toEqual([]);
		const alerts = await care(anouk, (tx) => stoppedNear(tx, anouk));
		expect(alerts).toMatchObject([{ workerCalled: 'Femke Oosterveen', act: 'searched', seenOn: null }]);
		expect(JSON.stringify(alerts)).not.toContain(file);
		const [mark] = await care(femke, (tx) => nearMarks(tx, femke));
		expect(mark?.words).toBe('3526KV 12');
		await expect(care(yusuf, (tx) => unmarkNear(tx, yusuf, mark?.id ?? ''))).rejects.toMatchObject({ status: 404 });
		await care(femke, (tx) => unmarkNear(tx, femke, mark?.id ?? ''));
		expect(await care(femke, (tx) => findClient(tx, femke, facts))).toHaveLength(1);
	});
	test('stays hidden for the day on which the mark is taken away, and the officer reads that it was', async () => {
		const facts = { achternaam: 'Bouzidi', geboren: '1957-03-02', postcode: undefined };
		const mark = { soort: 'name' as const, naam: 'Bouzidi', postcode: undefined, huisnummer: undefined };
		await care(femke, (tx) => markNear(tx, femke, mark));
		await asOwner('update care.near set made_on = current_date - 9');
		const [one] = await care(femke, (tx) => nearMarks(tx, femke));
		await care(femke, (tx) => unmarkNear(tx, femke, one?.id ?? ''));
		expect(await care(femke, (tx) => nearMarks(tx, femke))).toEqual([]);
		expect(await care(femke, (tx) => findClient(tx, femke, facts))).toEqual([]);
		const acts = (await care(anouk, (tx) => stoppedNear(tx, anouk))).map(({ act }) => act);
		expect(acts.toSorted()).toEqual(['searched', 'unmarked']);
		await asOwner('update care.near set ended_on = current_date - 1');
		expect(await care(femke, (tx) => findClient(tx, femke, facts))).toHaveLength(1);
	});
	test.each([
		['name', 'naam'],
		['postcode', 'postcode'],
		['address', 'postcode'],
	] as const)('asks what a mark of a %s needs', async (soort, field) => {
		await expect(
			care(femke, (tx) => markNear(tx, femke, { soort, naam: '', postcode: undefined, huisnummer: undefined })),
		).rejects.toMatchObject({ code: 'required', field });
	});
});
