import { beforeEach, describe, expect, test } from 'vitest';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { sql } from '#platform/db/index.server';
import { waterveen } from '#testing/database';
import { birthdayAt, childSaysToo } from './age-rules.ts';
import type { Client } from './client.ts';
import { beginClientFor } from './clients.fixtures.ts';
import { clientsInFile } from './clients-in-file.ts';
import { copyOfFile } from './file-copy.store.server.ts';
import { agreeToRequest, answerFileRequest, askAboutFile, requestsEverywhere } from './file-rights.server.ts';
import { clientsForResident } from './know-client.server.ts';
import { claimFile } from './relations.server.ts';
import { bands, endStand, letStand, tendStands, weighParent, whoStandsFor } from './representatives.server.ts';
import { parentAt } from './representatives.ts';
import { permissionsIn, settleAsked, share, sharedFiles, withdrawPermission } from './sharing.server.ts';
import {
	anouk,
	asPerson,
	asWorker,
	care,
	fatou,
	marloes,
	permission,
	samira,
	useWalls,
	yusuf,
} from './walls.fixtures.ts';

const { asOwner, ...walls } = useWalls();
let file: string;
beforeEach(() => {
	file = walls.file();
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
		const copy = JSON.stringify(await care(fatou, (tx) => copyOfFile(tx, waterveen, id, clientsInFile)));
		expect(copy).toContain('Fatou');
		expect(copy).not.toMatch(/bang voor papa|Andere ouder/);
		await expect(
			care(fatou, (tx) => sql`select weighed_words_sealed from care.representative`.execute(tx)),
		).rejects.toThrow(/permission denied/);
		const words = await care(fatou, (tx) => sql`select * from care.weighed_words(${id})`.execute(tx));
		expect(words.rows).toEqual([]);
		expect(await asWorker(id, (tx, client) => whoStandsFor(tx, yusuf, client))).toHaveLength(2);
	});
	test('what a parent of somebody of thirteen would share waits for the child, or for who helps, and opens nothing', async () => {
		const id = await child(await bornYearsAgo(13));
		const stand = await parentOf(id);
		await asWorker(id, (tx, client) => weighParent(tx, yusuf, client, stand, 'Mama mag meelezen.'));
		const asParent = <T>(work: (tx: Tx, client: Client) => Promise<T>) => asPerson(work, fatou);
		const shares = () => asParent((tx, client) => share(tx, fatou, client, permission({ hoe: undefined })));
		const waiting = async () => (await asParent((tx, client) => permissionsIn(tx, fatou, client))).asked;
		const say = (goed: 'ja' | 'nee') => async (tx: Tx, client: Client) =>
			settleAsked(tx, client.help === 'named' ? yusuf : samira, client, {
				gevraagd: (await waiting())[0]?.id ?? '',
				goed,
			});
		await shares();
		expect(await waiting()).toMatchObject([{ scope: ['contact'] }]);
		expect(await care(marloes, (tx) => sharedFiles(tx, marloes))).toEqual([]);
		// Not by the parent, and not past the command.
		await expect(
			asParent(async (tx, client) =>
				settleAsked(tx, fatou, client, { gevraagd: (await waiting())[0]?.id ?? '', goed: 'ja' }),
			),
		).rejects.toMatchObject({ status: 404 });
		await expect(
			care(fatou, (tx) =>
				sql`insert into care.sharing_permission (municipality_id, id, client_id, from_organisation_id, to_organisation_id, to_team_id, to_called, scope, purpose, how_given, given_on, until_on)
					select municipality_id, gen_random_uuid(), client_id, to_organisation_id, to_organisation_id, to_team_id, to_called, scope, purpose, 'online', current_date, until_on from care.permission_asked`.execute(
					tx,
				),
			),
		).rejects.toThrow(/row-level security/);
		await asWorker(id, say('nee'));
		expect([await waiting(), await care(marloes, (tx) => sharedFiles(tx, marloes))]).toEqual([[], []]);
		await shares();
		await asOwner(`update care.client set account_id = $1`, [samira.accountId]);
		await asPerson(say('ja'));
		expect(await care(marloes, (tx) => sharedFiles(tx, marloes))).toMatchObject([{ clientId: id }]);
		expect((await asParent((tx, client) => permissionsIn(tx, fatou, client))).standing).toMatchObject([
			{ howGiven: 'online' },
		]);
		// What who helps said yes to says so.
		await shares();
		await asWorker(id, say('ja'));
		const spoken = (await asOwner(`select recorded_by from care.sharing_permission where how_given = 'spoken'`)).rows;
		expect(spoken).toEqual([{ recorded_by: yusuf.personId }]);
		// Where two must say yes, the no of one is enough.
		const { standing } = await asParent((tx, client) => permissionsIn(tx, fatou, client));
		for (const one of standing) await asParent((tx, client) => withdrawPermission(tx, fatou, client, one.id));
		expect(await care(marloes, (tx) => sharedFiles(tx, marloes))).toEqual([]);
	});
	test('being forgotten, asked by a parent of somebody of thirteen, is not answered with yes before the child or who helps agrees', async () => {
		const id = await child(await bornYearsAgo(13));
		const stand = await parentOf(id);
		await asWorker(id, (tx, client) => weighParent(tx, yusuf, client, stand, 'Mama mag meelezen.'));
		await asOwner(`update care.client set kept_as = 'light'`);
		await asPerson(
			(tx, client) => askAboutFile(tx, fatou, client, { soort: 'erase', woorden: 'Weg ermee.', regel: undefined }),
			fatou,
		);
		const [request] = await care(anouk, (tx) => requestsEverywhere(tx, anouk));
		const vraag = request?.id ?? '';
		const yes = () =>
			care(anouk, (tx) =>
				answerFileRequest(tx, anouk, { vraag, uitkomst: 'done', antwoord: 'Het is gewist.', grond: undefined }),
			);
		await expect(yes()).rejects.toMatchObject({ code: 'walls-erase-waits' });
		await expect(asPerson((tx, client) => agreeToRequest(tx, fatou, client, vraag), fatou)).rejects.toMatchObject({
			status: 404,
		});
		await asWorker(id, (tx, client) => agreeToRequest(tx, yusuf, client, vraag));
		expect(await yes()).toBe(id);
	});
	test.each([
		['eleven', 11, 0],
		['sixteen, chosen', 16, 0],
	])('asks no child of %s to say yes too', async (_, years) => {
		expect(childSaysToo({ help: 'stands-for', age: years })).toBe(false);
		expect(childSaysToo({ help: 'self', age: 13 })).toBe(false);
		expect(childSaysToo({ help: 'stands-for', age: 12 })).toBe(true);
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
