import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { balanceScreen, countWork } from '#modules/organising/index.server';
import { clock } from '#platform/clock';
import { asActor, sql } from '#platform/db/index.server';
import { newId } from '#platform/ids';
import { careSeals } from '#platform/sealed-text/index.server';
import { useDatabase, waterveen } from '#testing/database';
import { type PersonaName, persona, personaNames, seedPeople } from '#testing/personas';
import { seedPlaces } from '#testing/places';
import { workSources } from '../../wiring-work.server.ts';
import { beginClientFor } from '../clients/clients.fixtures.ts';

const { asOwner } = useDatabase();
const screen = (name: PersonaName) =>
	asActor(persona(name), 'community', (tx) => balanceScreen({ tx, actor: persona(name) }));

/** The first day of the quarter before the last one. */
function quarterBefore(day: string): string {
	const [year, month] = day.split('-').map(Number) as [number, number];
	return new Date(Date.UTC(year, month - 1 - ((month - 1) % 3) - 6, 1)).toISOString().slice(0, 10);
}

beforeAll(async () => {
	await seedPeople(asOwner);
	await seedPlaces(asOwner);
});

describe('what of plans is told back to a team', () => {
	const quarter = quarterBefore(clock.today());
	const files = async (many: number, step: string, moved = 0) => {
		for (let at = 0; at < many; at++) {
			const client = await beginClientFor('yusuf', { voornaam: 'Bo', achternaam: `Naam${'abcdefghij'[at % 10]}` });
			const goal = newId();
			const sealed = await asActor(persona('yusuf'), 'care', async (tx) =>
				(await careSeals(tx, waterveen)).seal('care.plan_goal.words_sealed', goal, 'Iets'),
			);
			await asOwner(`insert into care.plan (municipality_id, client_id, made_on) values ($1, $2, $3)`, [
				waterveen,
				client,
				quarter,
			]);
			await asOwner(
				`insert into care.plan_goal (municipality_id, id, client_id, words_sealed, made_on, changed_on, changed_by, by_person) values ($1, $2, $3, $4, $5, $5, 'Yusuf', false)`,
				[waterveen, goal, client, sealed, quarter],
			);
			for (let one = 0; one <= moved; one++)
				await asOwner(
					`insert into care.plan_agreement (municipality_id, id, client_id, goal_id, step, what_sealed, happened, happened_on, made_on, changed_on, changed_by, by_person)
					values ($1, $2, $3, $4, $5, $6, 'yes', $7, $7, $7, 'Yusuf', false)`,
					[waterveen, newId(), client, goal, step, sealed, quarter],
				);
		}
	};
	const tally = () => countWork(waterveen, { ...workSources, work: [], answers: [] });
	const rows = async () => (await asOwner('select * from community.care_answer_quarter')).rows;
	beforeEach(async () => {
		await asOwner('delete from care.client');
		await asOwner('delete from community.care_answer_quarter');
	});
	test('begins at ten people, counts each once for a kind of answer, and is rounded', async () => {
		await files(9, 'neighbour', 3);
		await tally();
		expect(await rows()).toEqual([]);
		await files(5, 'professional');
		await files(2, 'collective');
		await tally();
		// Sixteen people: nine, five and two.
		for (const name of ['yusuf', 'ingrid'] as const)
			expect((await screen(name)).care, name).toEqual([{ quarter, people: 10, informal: 55, collective: 15 }]);
		expect((await screen('marloes')).care).toEqual([]);
		for (const name of personaNames.filter((one) => one !== 'yusuf' && one !== 'ingrid'))
			expect(
				(
					await asActor(persona(name), 'community', (tx) =>
						sql`select * from community.care_answer_quarter`.execute(tx),
					)
				).rows,
				name,
			).toEqual([]);
	});
	test('stays as it was told, so that no two looks tell what changed, and leaves out who asked for rest', async () => {
		await files(11, 'network');
		await asOwner(
			'update care.client set restricted_since = current_date where id in (select id from care.client limit 2)',
		);
		await tally();
		expect(await rows()).toEqual([]);
		await asOwner('update care.client set restricted_since = null');
		await tally();
		const told = await rows();
		expect(told).toMatchObject([{ people: 10, informal_share: 100, collective_share: 0 }]);
		await files(9, 'professional');
		await tally();
		expect(await rows()).toEqual(told);
	});
	test('comes out of the care zone for the count alone', async () => {
		await files(12, 'network');
		const asked = await asActor(persona('ingrid'), 'care', (tx) =>
			sql`select * from care.plan_answers('2000-01-01', '2100-01-01')`.execute(tx),
		);
		expect(asked.rows).toEqual([]);
	});
});
