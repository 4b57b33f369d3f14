import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#platform/ids';
import { useDatabase, waterveen } from '#testing/database';
import { type PersonaName, personaNames, seedPeople } from '#testing/personas';
import { seedPlaces } from '#testing/places';
import { beginClientFor } from '../clients/clients.fixtures.ts';
import { heavierCounts, heavierOf } from './heavier.store.server.ts';
import * as intake from './index.server.ts';
import { as } from './intake.fixtures.ts';
import type { HeavierForm } from './intake.forms.ts';

const { asOwner } = useDatabase();

beforeAll(async () => {
	await seedPeople(asOwner);
	await seedPlaces(asOwner);
});

describe('whether heavier care was prevented', () => {
	const say = (who: PersonaName, client: string, more: Partial<HeavierForm> = {}) =>
		as(who, (tx, actor) =>
			intake.sayHeavier(tx, actor, client, {
				...{ moment: 'start', which: 'crisis', worker: 'probably', person: 'not-asked', ...more },
			} as HeavierForm),
		);
	test('is asked once at the start and once at the end, by who helps', async () => {
		const client = await beginClientFor('yusuf', { voornaam: 'Nadia', achternaam: 'Berg' });
		await expect(say('femke', client)).rejects.toMatchObject({ status: 404 });
		await expect(say('yusuf', client, { moment: 'end' })).rejects.toMatchObject({ code: 'heavier-first' });
		await say('yusuf', client);
		await expect(say('yusuf', client)).rejects.toMatchObject({ code: 'heavier-again' });
		await say('yusuf', client, { moment: 'end', worker: 'no', person: 'maybe' });
		for (const name of personaNames)
			expect((await as(name, (tx) => heavierOf(tx, waterveen, client))).length, name).toBe(name === 'yusuf' ? 2 : 0);
	});
	test('is counted over the town with who was not asked, and not under ten', async () => {
		await asOwner('delete from care.heavier_care');
		const counts = (who: PersonaName) => as(who, (tx) => heavierCounts(tx));
		const said = async (many: number, worker: string) => {
			for (let at = 0; at < many; at++) {
				const client = await beginClientFor('yusuf', { voornaam: 'Bo', achternaam: `Nummer${'abcdefghijklm'[at]}` });
				await asOwner(
					`insert into care.heavier_care (municipality_id, id, client_id, moment, which, worker_says, person_says, said_on) values ($1, $2, $3, 'start', 'other', $4, 'not-asked', current_date)`,
					[waterveen, newId(), client, worker],
				);
			}
		};
		await said(9, 'probably');
		expect((await counts('bram'))[0]).toMatchObject({ moment: 'start', asked: null, probably: null });
		await said(10, 'maybe');
		await said(10, 'no');
		expect((await counts('bram'))[0]).toMatchObject({ probably: null, maybe: null, not_so: null });
		await said(1, 'probably');
		expect((await counts('bram'))[0]).toMatchObject({ probably: 10, maybe: 10, not_so: 10, person_asked: null });
		for (const name of ['yusuf', 'marloes', 'samira', 'anouk'] as const) expect(await counts(name), name).toEqual([]);
	});
});
