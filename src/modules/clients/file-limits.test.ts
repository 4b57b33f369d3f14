import { beforeAll, describe, expect, test } from 'vitest';
import { theNeeds } from '#modules/needs/index.server';
import { asActor, sql } from '#platform/db/index.server';
import { useDatabase, waterveen } from '#testing/database';
import { dayFromToday } from '#testing/days';
import { persona, personId, seedPeople } from '#testing/personas';
import { beginClientFor, inTwoSteps } from './clients.fixtures.ts';
import { changeClient } from './clients.store.server.ts';
import { endClient } from './end-client.server.ts';
import { findClient } from './find-client.server.ts';
import { clientForWorker, clientToArrange, clientToHelp } from './know-client.server.ts';
import { claimFile, claimHash, giveClaimCode, relate } from './relations.server.ts';
import { relationsOf } from './relations.store.server.ts';
import { keepSafe } from './safety.server.ts';
import { carrySignalsOut, letSignalGo } from './signals-out.server.ts';

const { asOwner } = useDatabase();
const yusuf = persona('yusuf');
const inCare = <T>(work: (tx: Parameters<Parameters<typeof asActor<T>>[2]>[0]) => Promise<T>, who = yusuf) =>
	asActor(who, 'care', work);
const needCode = [...theNeeds().needByCode.keys()][0] as string;
/** Femke works in East; for these tests she joins the team West too. */
const femke = { ...persona('femke'), teamId: yusuf.teamId };

beforeAll(async () => {
	await seedPeople(asOwner);
	await asOwner(
		`insert into community.assignment (municipality_id, id, worker_id, role, team_id, employer_organisation_id, valid_from, valid_until, made_at)
		select municipality_id, gen_random_uuid(), $1, role, $2, employer_organisation_id, valid_from, valid_until, now() from community.assignment where worker_id = $1`,
		[personId('femke'), yusuf.teamId],
	);
});

describe('the code on paper', () => {
	test('is not given for a child under twelve, and one made otherwise does not open its file', async () => {
		const child = await beginClientFor('yusuf', { voornaam: 'Noor', achternaam: 'Haddad', bornOn: '2016-08-09' });
		await expect(inCare((tx) => giveClaimCode(tx, yusuf, child))).rejects.toMatchObject({ code: 'client-claim-age' });
		await asOwner('update care.client set claim_hash = $1 where id = $2', [claimHash('0000-0000-0000-0001'), child]);
		const { rows } = await inCare(
			(tx) => sql`select care.claim(${claimHash('0000-0000-0000-0001')}) as id`.execute(tx),
			inTwoSteps('fatou'),
		);
		expect(rows).toEqual([{ id: null }]);
	});

	test('counts two weeks', async () => {
		const id = await beginClientFor('yusuf', { voornaam: 'Ans', achternaam: 'Bos' });
		const code = await inCare((tx) => giveClaimCode(tx, yusuf, id));
		await asOwner('update care.client set claim_until = current_date - 1 where id = $1', [id]);
		await expect(inCare((tx) => claimFile(tx, code), inTwoSteps('fatou'))).rejects.toMatchObject({
			code: 'claim-code',
		});
		const again = await inCare((tx) => giveClaimCode(tx, yusuf, id));
		expect(await inCare((tx) => claimFile(tx, again), inTwoSteps('fatou'))).toBe(id);
	});

	test('itself, and the hashes by which a file is found, are read by nobody', async () => {
		for (const column of ['claim_hash', 'name_mark', 'postcode_mark', 'address_mark'])
			await expect(inCare((tx) => sql`select ${sql.ref(column)} from care.client`.execute(tx))).rejects.toThrow(
				'permission denied',
			);
	});
});

describe('a file that is restricted', () => {
	test('is read by the named worker alone, written in by nobody, and lets nothing out', async () => {
		const id = await beginClientFor('yusuf', { voornaam: 'Wim', achternaam: 'de Graaf' });
		await inCare((tx) =>
			relate(tx, yusuf, id, { werker: personId('femke'), rol: 'second', tot: undefined, gekozen: false }),
		);
		const sentence = 'Iemand mist gezelschap.';
		await inCare((tx) => letSignalGo(tx, yusuf, { clientId: id, needCode, sentence, discussed: true }));
		await inCare((tx) => changeClient(tx, waterveen, id, { restricted_since: dayFromToday(0) }));
		expect((await inCare((tx) => clientForWorker(tx, yusuf, id))).help).toBe('named');
		await expect(inCare((tx) => clientToHelp(tx, yusuf, id))).rejects.toThrow('not found');
		await expect(inCare((tx) => clientForWorker(tx, femke, id), femke)).rejects.toThrow('not found');
		await expect(
			inCare((tx) => letSignalGo(tx, yusuf, { clientId: id, needCode, sentence, discussed: true })),
		).rejects.toThrow('not found');
		const { rows } = await asOwner('select 1 from care.signal_out where client_id = $1', [id]);
		expect(rows).toEqual([]);
		expect(await carrySignalsOut()).toBe(0);
	});
});

describe('an emergency look', () => {
	test('is weighed by an officer alone: who helps says that the person was told, and no more', async () => {
		const id = await beginClientFor('yusuf', { voornaam: 'Mo', achternaam: 'Kijker' });
		const look = crypto.randomUUID();
		await asOwner(
			`insert into care.emergency_look (municipality_id, id, client_id, worker_id, worker_called, organisation_id, reason, words_sealed, opened_at, until_at, tell_by)
			values ($1, $2, $3, $4, 'Femke', $5, 'danger-now', 's1.00000000-0000-0000-0000-000000000000.x', now(), now() + interval '1 hour', current_date + 5)`,
			[waterveen, look, id, personId('femke'), yusuf.organisationId],
		);
		const change = (set: string) =>
			inCare((tx) => sql`update care.emergency_look set ${sql.raw(set)} where id = ${look}`.execute(tx));
		await expect(
			change(`verdict = 'right', reviewed_on = current_date, reviewed_by = '${personId('anouk')}'`),
		).rejects.toThrow('only an officer');
		await change('told_on = current_date');
		await expect(change('told_on = null')).rejects.toThrow('was told');
	});
});

describe('a file that ended', () => {
	test('is read no more by who stood beside, and by the one name until the aftercare is over', async () => {
		const id = await beginClientFor('yusuf', { voornaam: 'Ria', achternaam: 'Smit' });
		await inCare((tx) =>
			relate(tx, yusuf, id, { werker: personId('femke'), rol: 'second', tot: undefined, gekozen: false }),
		);
		await inCare((tx) => endClient(tx, yusuf, id, 'enough'));
		await expect(inCare((tx) => clientForWorker(tx, femke, id), femke)).rejects.toThrow('not found');
		const [named] = (await inCare((tx) => relationsOf(tx, waterveen, id))).filter(({ endedOn }) => !endedOn);
		expect(named).toMatchObject({ kind: 'named', untilOn: dayFromToday(240) });
	});
});

describe('a secret address', () => {
	test('stays one for a colleague who finds the file: no neighbourhood, no team', async () => {
		const id = await beginClientFor('yusuf', { voornaam: 'Els', achternaam: 'Geheim', bornOn: '1980-02-02' });
		await inCare((tx) => changeClient(tx, waterveen, id, { address_secret: true }));
		const facts = { achternaam: 'Geheim', geboren: '1980-02-02', postcode: undefined };
		expect(await inCare((tx) => findClient(tx, femke, facts), femke)).toEqual([
			{ id, teamId: null, areaCode: null, workerCalled: 'Yusuf', mine: false },
		]);
	});
});

test('a lead finds files of their own team alone', async () => {
	await beginClientFor('yusuf', { voornaam: 'Jan', achternaam: 'Vinder', bornOn: '1970-07-07' });
	const facts = { achternaam: 'Vinder', geboren: '1970-07-07', postcode: undefined };
	const lead = persona('ingrid');
	expect(await inCare((tx) => findClient(tx, lead, facts), lead)).toHaveLength(1);
	const elsewhere = { ...lead, teamId: persona('femke').teamId };
	expect(await inCare((tx) => findClient(tx, elsewhere, facts), elsewhere)).toEqual([]);
});

test('a name that a caller makes up is not what the person reads', async () => {
	const id = await beginClientFor('yusuf', { voornaam: 'Kees', achternaam: 'Lezer' });
	await inCare((tx) =>
		relate(tx, yusuf, id, { werker: personId('femke'), rol: 'substitute', tot: undefined, gekozen: false }),
	);
	const calleds = (await inCare((tx) => relationsOf(tx, waterveen, id))).map(({ workerCalled }) => workerCalled);
	expect(calleds.toSorted()).toEqual(['Femke', 'Yusuf']);
});

test('a file that stands still is opened again by the one name', async () => {
	const id = await beginClientFor('yusuf', { voornaam: 'Lies', achternaam: 'Open' });
	const rest = (aan: boolean) =>
		inCare(async (tx) => keepSafe(tx, yusuf, await clientToArrange(tx, yusuf, id), { wat: 'restrict', aan }));
	await rest(true);
	await expect(inCare((tx) => clientToHelp(tx, yusuf, id))).rejects.toThrow('not found');
	await rest(false);
	expect((await inCare((tx) => clientToHelp(tx, yusuf, id))).restrictedSince).toBe(null);
});
