import { beforeAll, describe, expect, test } from 'vitest';
import { asActor, sql } from '#platform/db/index.server';
import { useDatabase, waterveen } from '#testing/database';
import { dayFromToday } from '#testing/days';
import { type PersonaName, persona, personaNames, personId, seedPeople, teamId } from '#testing/personas';
import { beginClient } from './begin-client.server.ts';
import { ageOn, nameToFind } from './client.ts';
import { beginClientFor, inTwoSteps } from './clients.fixtures.ts';
import { endClient, reopenClient } from './end-client.server.ts';
import { findClient } from './find-client.server.ts';
import {
	clientForResident,
	clientForWorker,
	clientsForResident,
	clientsOfMine,
	clientToHelp,
} from './know-client.server.ts';
import { claimFile, endRelation, giveClaimCode, relate } from './relations.server.ts';
import { caseload, relationsOf } from './relations.store.server.ts';

const { asOwner } = useDatabase();
let samira: string;
let nadia: string;

/** A colleague of Yusuf in the same team, without any relation. */
const joost = { ...persona('yusuf'), personId: '019b0000-0000-7000-8000-0d00000000ff', displayName: 'Joost' };

beforeAll(async () => {
	await seedPeople(asOwner);
	await asOwner(
		`insert into identity.user (id, name, email) values ('019b0000-0000-7000-8000-0c00000000ff', 'Joost', 'joost@voorbeeld.nl')`,
	);
	await asOwner(
		`insert into community.worker (municipality_id, id, account_id, first_name, made_at) values ($1, $2, '019b0000-0000-7000-8000-0c00000000ff', 'Joost', now())`,
		[waterveen, joost.personId],
	);
	await asOwner(
		`insert into community.assignment (municipality_id, id, worker_id, role, team_id, employer_organisation_id, valid_from, valid_until, made_at)
		select municipality_id, gen_random_uuid(), $2, 'team_worker', team_id, employer_organisation_id, valid_from, valid_until, now() from community.assignment where worker_id = $1`,
		[personId('yusuf'), joost.personId],
	);
	samira = await beginClientFor('yusuf', {
		bornOn: '1957-03-02',
		postcode: '3526 KV',
		huisnummer: '12',
		account: 'samira',
	});
	nadia = await beginClientFor('yusuf', { voornaam: 'Nadia', achternaam: 'van den Berg', bornOn: '1990-01-31' });
});

const inCare = <T>(
	actor: ReturnType<typeof persona>,
	work: (tx: Parameters<Parameters<typeof asActor<T>>[2]>[0]) => Promise<T>,
) => asActor(actor, 'care', work);
const sees = async (actor: ReturnType<typeof persona>): Promise<string[]> => {
	const { rows } = await inCare(actor, (tx) => sql<{ id: string }>`select id from care.client`.execute(tx));
	return rows.map(({ id }) => id).sort();
};

describe('who reads a file', () => {
	test('is who helps and the person, and nobody else of anywhere', async () => {
		for (const name of personaNames) {
			const expected = name === 'yusuf' ? [samira, nadia].sort() : [];
			expect(await sees(persona(name)), name).toEqual(expected);
		}
		expect(await sees(inTwoSteps('samira'))).toEqual([samira]);
	});

	test('shows two factors when it is the person', async () => {
		expect(await sees(persona('samira'))).toEqual([]);
		await expect(inCare(persona('samira'), (tx) => clientForResident(tx, persona('samira')))).rejects.toThrow(
			'not found',
		);
	});

	test('is no colleague of the team without a relation', async () => {
		expect(await sees(joost)).toEqual([]);
		await expect(inCare(joost, (tx) => clientForWorker(tx, joost, samira))).rejects.toThrow('not found');
	});

	test('is not the same worker acting for another team', async () => {
		expect(await sees({ ...persona('yusuf'), teamId: teamId('east') })).toEqual([]);
	});

	test('is not the same worker without the role', async () => {
		expect(await sees({ ...persona('yusuf'), roles: [] })).toEqual([]);
	});

	test('reads a name that stands sealed', async () => {
		const client = await inCare(persona('yusuf'), (tx) => clientForWorker(tx, persona('yusuf'), samira));
		expect(client).toMatchObject({ called: 'Samira Bouzidi', help: 'named', namedWorker: { called: 'Yusuf' } });
		const { rows } = await asOwner('select * from care.client where id = $1', [samira]);
		expect(JSON.stringify(rows)).not.toMatch(/Bouzidi|3526|Samira/);
	});
});

describe('a colleague', () => {
	const yusuf = persona('yusuf');
	test('comes beside by the named worker, reads along, and no more after the end', async () => {
		await inCare(yusuf, (tx) =>
			relate(tx, yusuf, samira, { werker: joost.personId, rol: 'second', tot: undefined, gekozen: false }),
		);
		expect(await sees(joost)).toEqual([samira]);
		expect((await inCare(joost, (tx) => clientToHelp(tx, joost, samira))).help).toBe('second');
		await expect(
			inCare(joost, (tx) =>
				relate(tx, joost, samira, { werker: joost.personId, rol: 'named', tot: undefined, gekozen: false }),
			),
		).rejects.toThrow('not allowed');
		const [theirs] = (await inCare(yusuf, (tx) => relationsOf(tx, waterveen, samira))).filter(
			({ workerId, endedOn }) => workerId === joost.personId && !endedOn,
		);
		await inCare(yusuf, (tx) => endRelation(tx, samira, theirs?.id ?? ''));
		expect(await sees(joost)).toEqual([]);
	});

	test('of another team cannot be asked in', async () => {
		await expect(
			inCare(yusuf, (tx) =>
				relate(tx, yusuf, samira, { werker: personId('femke'), rol: 'second', tot: undefined, gekozen: false }),
			),
		).rejects.toMatchObject({ code: 'client-not-in-team' });
	});

	test('takes over by the lead, who reads nothing by it', async () => {
		const ingrid = persona('ingrid');
		expect((await inCare(ingrid, (tx) => caseload(tx))).map(({ clientId }) => clientId).sort()).toContain(nadia);
		await inCare(ingrid, (tx) =>
			relate(tx, ingrid, nadia, { werker: joost.personId, rol: 'named', tot: undefined, gekozen: true }),
		);
		expect(await sees(ingrid)).toEqual([]);
		expect(await sees(joost)).toEqual([nadia]);
		expect(await sees(yusuf)).toEqual([samira]);
		await inCare(ingrid, (tx) =>
			relate(tx, ingrid, nadia, { werker: personId('yusuf'), rol: 'named', tot: undefined, gekozen: false }),
		);
	});

	test('helps two months at most when standing in, and never in the past', async () => {
		for (const tot of [dayFromToday(0), dayFromToday(70)])
			await expect(
				inCare(yusuf, (tx) =>
					relate(tx, yusuf, samira, { werker: joost.personId, rol: 'substitute', tot, gekozen: false }),
				),
			).rejects.toMatchObject({ code: 'client-until' });
	});

	test('whose last day was yesterday reads nothing any more', async () => {
		await inCare(yusuf, (tx) =>
			relate(tx, yusuf, samira, { werker: joost.personId, rol: 'second', tot: undefined, gekozen: false }),
		);
		expect(await sees(joost)).toEqual([samira]);
		await asOwner(
			`update care.relation set from_on = current_date - 30, until_on = current_date - 1 where worker_id = $1 and ended_on is null`,
			[joost.personId],
		);
		expect(await sees(joost)).toEqual([]);
	});

	test('nobody is made one by a row that the application did not write', async () => {
		await expect(
			inCare(joost, (tx) =>
				sql`insert into care.relation (municipality_id, id, client_id, worker_id, worker_called, team_id, organisation_id, kind, from_on, until_on, begun_by)
				values (${waterveen}, gen_random_uuid(), ${samira}, ${joost.personId}, 'Joost', ${joost.teamId}, ${joost.organisationId}, 'second', current_date, current_date + 30, ${joost.personId})`.execute(
					tx,
				),
			),
		).rejects.toThrow('permission denied');
	});
});

describe('finding a file', () => {
	test('takes two facts, and says who helps and nothing else', async () => {
		const one = (facts: Parameters<typeof findClient>[2]) => inCare(joost, (tx) => findClient(tx, joost, facts));
		await expect(one({ achternaam: 'Bouzidi', geboren: undefined, postcode: undefined })).rejects.toMatchObject({
			code: 'client-two-facts',
		});
		const found = await one({ achternaam: 'bouzidi', geboren: '1957-03-02', postcode: undefined });
		expect(found).toEqual([
			{ id: samira, teamId: teamId('west'), workerCalled: 'Yusuf', areaCode: 'BU99010101', mine: false },
		]);
		expect(await one({ achternaam: 'Bouzidi', geboren: undefined, postcode: '3526kv' })).toHaveLength(1);
		expect(await one({ achternaam: 'Bouzidi', geboren: '1957-03-03', postcode: undefined })).toEqual([]);
	});

	test('the database itself refuses one fact', async () => {
		await expect(
			inCare(joost, (tx) => sql`select * from care.find_client('x', null, null)`.execute(tx)),
		).rejects.toThrow('two facts');
	});

	test('finds nothing of another organisation, and is not for brokers, the town or residents', async () => {
		const facts = { achternaam: 'Bouzidi', geboren: '1957-03-02', postcode: undefined };
		const elsewhere = { ...joost, organisationId: '019b0000-0000-7000-8000-0a0000000001' };
		expect(await inCare(elsewhere, (tx) => findClient(tx, elsewhere, facts))).toEqual([]);
		for (const name of ['marloes', 'dewi', 'bram', 'tariq', 'samira', 'henk'] satisfies PersonaName[])
			await expect(
				inCare(persona(name), (tx) => findClient(tx, persona(name), facts)),
				name,
			).rejects.toThrow('not allowed');
	});

	test('a name is the same without capitals, marks, hyphens and what comes before it', () => {
		expect(nameToFind('van den Berg')).toBe(nameToFind('BERG'));
		expect(nameToFind('El-Idrissi')).toBe('idrissi');
		expect(nameToFind('Çelik')).toBe('celik');
	});
});

describe('the code on paper', () => {
	test('ties one account to one file, once', async () => {
		const yusuf = persona('yusuf');
		const code = await inCare(yusuf, (tx) => giveClaimCode(tx, yusuf, nadia));
		await expect(inCare(persona('fatou'), (tx) => claimFile(tx, code))).rejects.toMatchObject({ code: 'claim-code' });
		await inCare(inTwoSteps('fatou'), (tx) => claimFile(tx, code));
		expect(
			(await inCare(inTwoSteps('fatou'), (tx) => clientsForResident(tx, inTwoSteps('fatou')))).map(({ id }) => id),
		).toEqual([nadia]);
		await expect(inCare(inTwoSteps('henk'), (tx) => claimFile(tx, code))).rejects.toMatchObject({ code: 'claim-code' });
	});

	test('a worker does not tie their own account by it', async () => {
		const yusuf = persona('yusuf');
		const other = await beginClientFor('yusuf', { voornaam: 'Piet', achternaam: 'Jansen' });
		const code = await inCare(yusuf, (tx) => giveClaimCode(tx, yusuf, other));
		await expect(inCare(yusuf, (tx) => claimFile(tx, code))).rejects.toMatchObject({ code: 'claim-code' });
	});
});

describe('beginning', () => {
	const form = {
		voornaam: 'Ans',
		achternaam: 'Bos',
		gebied: 'BU99010101',
		jong: false,
		bereik: '',
		soort: 'enquiry' as const,
		geboren: undefined,
		postcode: undefined,
		huisnummer: undefined,
		binnen: undefined,
		einde: undefined,
	};
	const yusuf = persona('yusuf');
	test('is for a worker of a team in their own area', async () => {
		for (const name of ['marloes', 'ingrid', 'anouk', 'samira'] satisfies PersonaName[])
			await expect(
				inCare(persona(name), (tx) => beginClient(tx, persona(name), form)),
				name,
			).rejects.toThrow('not allowed');
	});

	test('refuses days that cannot be, in a sentence at the field', async () => {
		for (const [wrong, code] of [
			[{ geboren: dayFromToday(1) }, 'date-in-future'],
			[{ einde: dayFromToday(-1) }, 'date-in-past'],
			[{ huisnummer: '3' }, 'client-postcode-first'],
			[{ jong: true }, 'client-birth-needed'],
			[{ gebied: 'BU99010201' }, 'unknown-area'],
		] as const)
			await expect(inCare(yusuf, (tx) => beginClient(tx, yusuf, { ...form, ...wrong }))).rejects.toMatchObject({
				code,
			});
	});

	test('the same form sent twice is one file', async () => {
		const id = crypto.randomUUID();
		await inCare(yusuf, (tx) => beginClient(tx, yusuf, { ...form, id }));
		await expect(inCare(yusuf, (tx) => beginClient(tx, yusuf, { ...form, id }))).rejects.toMatchObject({
			code: 'already-done',
		});
	});

	test('a file of a child is kept as help for young people', async () => {
		const id = await inCare(yusuf, (tx) => beginClient(tx, yusuf, { ...form, geboren: '2016-05-05' }));
		expect((await inCare(yusuf, (tx) => clientForWorker(tx, yusuf, id))).keptAs).toBe('youth');
	});
});

test('an end begins the term, and the door stays open', async () => {
	const yusuf = persona('yusuf');
	await inCare(yusuf, (tx) => endClient(tx, yusuf, samira, 'reached'));
	expect((await inCare(yusuf, (tx) => clientsOfMine(tx, yusuf))).find(({ id }) => id === samira)?.endedAs).toBe(
		'reached',
	);
	await inCare(yusuf, (tx) => reopenClient(tx, yusuf, samira));
	expect((await inCare(yusuf, (tx) => clientForWorker(tx, yusuf, samira))).endedOn).toBe(null);
});

test('somebody born on 29 February is a year older on 1 March', () => {
	expect(ageOn('2025-02-28', '2008-02-29')).toBe(16);
	expect(ageOn('2025-03-01', '2008-02-29')).toBe(17);
	expect(ageOn('2024-02-29', '2008-02-29')).toBe(16);
});
