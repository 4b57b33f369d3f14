import { beforeAll, describe, expect, test } from 'vitest';
import { clock, moveClockTo } from '#platform/clock';
import { newId } from '#platform/ids';
import { useDatabase, waterveen } from '#testing/database';
import { type PersonaName, personaNames, seedPeople } from '#testing/personas';
import { seedPlaces } from '#testing/places';
import { beginClientFor } from '../clients/clients.fixtures.ts';
import { drawHeavier } from './count-heavier.server.ts';
import { heavierFigures, heavierOf, heavierSaid } from './heavier.store.server.ts';
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
	test('is drawn once for a year that is over, of the whole town, with who was not asked, and read by who accounts', async () => {
		await asOwner('delete from care.client');
		const year = Number(clock.today().slice(0, 4)) - 1;
		const begun = async (many: number, worker: string | null) => {
			for (let at = 0; at < many; at++) {
				const client = await beginClientFor('yusuf', { voornaam: 'Bo', achternaam: `Nummer${'abcdefghij'[at % 10]}` });
				await asOwner('update care.client set opened_on = $2 where id = $1', [client, `${year}-05-01`]);
				if (worker)
					await asOwner(
						`insert into care.heavier_care (municipality_id, id, client_id, moment, which, worker_says, person_says, said_on) values ($1, $2, $3, 'start', 'other', $4, 'not-asked', current_date)`,
						[waterveen, newId(), client, worker],
					);
			}
		};
		const on = async (day: string, chance = 0.5) => {
			const back = moveClockTo(new Date(`${day}T12:00:00Z`));
			return intake.countHeavierIn(waterveen, () => chance).finally(back);
		};
		await begun(24, 'probably');
		await begun(3, 'no');
		await begun(22, null);
		// No noise, so that the test knows what comes: in the middle of its row nothing moves.
		expect(await on(`${year + 1}-01-20`)).toBe(false);
		expect(await on(`${year + 1}-02-10`)).toBe(true);
		expect(await on(`${year + 1}-02-11`, 0.9)).toBe(false);
		const figures = (who: PersonaName) => as(who, (tx) => heavierFigures(tx, waterveen, year));
		const start = (await figures('bram')).filter(({ moment, who }) => moment === 'start' && who === 'worker');
		const shown = Object.fromEntries(start.map(({ answer, people }) => [answer, people]));
		// Three would be told by the whole less the rest: so one that shows goes along.
		expect(shown).toMatchObject({ all: 49, no: null, maybe: null });
		expect(Object.values(shown).filter((one) => one === null).length).toBeGreaterThanOrEqual(3);
		expect((await figures('bram')).filter(({ moment }) => moment === 'end').map(({ people }) => people)).toEqual(
			Array.from({ length: 10 }, () => null),
		);
		for (const name of personaNames)
			expect((await figures(name)).length, name).toBe(['ingrid', 'bram', 'tariq'].includes(name) ? 20 : 0);
		expect((await as('bram', (tx) => heavierSaid(tx, `${year}-01-01`, `${year + 1}-01-01`))).length).toBe(0);
	});
	test('is moved by noise that is bounded: no two draws need be the same, and nothing strays further than it may', () => {
		const said = Array.from({ length: 60 }, (_, nth) => ({
			...{ nth, moment: 'start' as const, who: 'worker' as const, answer: 'maybe' as const },
		}));
		const drawn = [0.01, 0.2, 0.5, 0.8, 0.99].map(
			(chance) => drawHeavier(said, 2025, () => chance).find(({ answer }) => answer === 'all')?.people ?? 0,
		);
		expect(new Set(drawn).size).toBeGreaterThan(1);
		for (const one of drawn) expect(Math.abs(one - 60)).toBeLessThanOrEqual(8);
		// Nine people are not there, whatever the noise.
		for (const chance of [0.01, 0.5, 0.9999])
			expect(drawHeavier(said.slice(0, 9), 2025, () => chance).every(({ people }) => people === null)).toBe(true);
	});
});
