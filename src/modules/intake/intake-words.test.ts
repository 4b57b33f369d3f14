import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#platform/actor';
import { sql } from '#platform/db/index.server';
import { newId } from '#platform/ids';
import { useDatabase, waterveen } from '#testing/database';
import {
	organisationId,
	type PersonaName,
	persona,
	personaNames,
	personId,
	seedPeople,
	teamId,
} from '#testing/personas';
import { seedPlaces } from '#testing/places';
import * as intake from './index.server.ts';
import { as, ask, asked, page, queue, theOne, told, way, weigh } from './intake.fixtures.ts';

const { asOwner } = useDatabase();

beforeAll(async () => {
	await seedPeople(asOwner);
	await seedPlaces(asOwner);
});
beforeEach(async () => {
	await asOwner('delete from care.intake_question');
	await asOwner('delete from care.intake_way');
	await asOwner('delete from open.arrangement');
	await way('ingrid', [], 5);
});

describe('the words of a question', () => {
	const readers = async (id: string) => {
		const all = await Promise.all(personaNames.map(async (name) => ((await told(name, id)) ? name : undefined)));
		return all.filter((name) => name !== undefined);
	};
	const otherTeam = (role: 'team_worker' | 'team_lead', more: Partial<Actor> = {}): Actor => ({
		...{ ...persona('ingrid'), personId: newId(), roles: [role] },
		...{ teamId: teamId('brokers'), organisationId: organisationId('welfare'), ...more },
	});

	test('are read by who weighs, then by who has the talk, then by who was given it, and by nobody else', async () => {
		await ask();
		const id = await theOne();
		expect(await readers(id)).toEqual(['ingrid']);
		expect(await told('ingrid', id)).toMatchObject(asked);
		await as('yusuf', (tx, actor) => intake.takeTalk(tx, actor, id));
		expect((await readers(id)).sort()).toEqual(['ingrid', 'yusuf']);
		await weigh('ingrid', id);
		await as('ingrid', (tx, actor) => intake.giveTo(tx, actor, id, personId('yusuf')));
		expect(await readers(id)).toEqual(['yusuf']);
	});
	test('stay shut for a worker and a lead of another team in the same area, who see no queue either', async () => {
		await ask();
		const id = await theOne();
		for (const actor of [
			otherTeam('team_worker'),
			otherTeam('team_lead'),
			otherTeam('team_lead', { personId: personId('ingrid') }),
			otherTeam('team_worker', { personId: personId('yusuf'), teamId: teamId('east') }),
		]) {
			expect(await queue(actor)).toEqual([]);
			expect(await told(actor, id)).toBeUndefined();
			await expect(as(actor, (tx, who) => intake.takeTalk(tx, who, id))).rejects.toMatchObject({ status: 404 });
		}
		await expect(
			as(otherTeam('team_lead'), (tx, actor) => sql`update care.intake_way set team_id = ${actor.teamId}`.execute(tx)),
		).resolves.toMatchObject({ numAffectedRows: 0n });
		expect(
			JSON.stringify(await as('yusuf', (tx, actor) => intake.queueScreen(page(tx, actor)))) +
				JSON.stringify(await as('yusuf', (tx, actor) => intake.questionScreen(page(tx, actor, { id })))),
		).not.toMatch(/Riet|brieven|030 000/);
		await expect(as('yusuf', (tx) => sql`select words_sealed from care.intake_question`.execute(tx))).rejects.toThrow(
			/permission denied/,
		);
	});
	test('open to nobody while no team has the queue, and to the first team that was arranged', async () => {
		await asOwner('delete from care.intake_way');
		await ask();
		const id = await theOne();
		expect(await readers(id)).toEqual([]);
		await expect(weigh('ingrid', id)).rejects.toMatchObject({ status: 404 });
		const arrange = (team: string) =>
			asOwner(
				`insert into open.arrangement (municipality_id, id, area_code, way, ground, why, breadth, depth, community_share, expect, asked, reach, parties, first_team_id, first_team, since_on, made_on, chosen_as)
				values ($1, $2, 'WK990101', 'team', 'one', 'Zo is het dichtbij.', 'Alles thuis', 'Licht en zwaar', 20, 'Wij denken mee.', 'Wij vroegen rond.', 'Loop binnen', 'Het team', $3, 'Team', current_date, current_date, 'administrator')`,
				[waterveen, newId(), team],
			);
		await arrange(teamId('west'));
		expect(await readers(id)).toEqual(['ingrid']);
		await way('ingrid', [personId('yusuf')]);
		await asOwner('update open.arrangement set first_team_id = $1', [teamId('brokers')]);
		expect(await readers(id)).toEqual([]);
		await expect(way('ingrid')).rejects.toMatchObject({ code: 'intake-not-ours' });
		await expect(
			as('ingrid', (tx) =>
				sql`insert into care.intake_way (municipality_id, area_code, team_id, talk_days, changed_on) values (${waterveen}, 'WK990101', ${teamId('brokers')}, 3, current_date)`.execute(
					tx,
				),
			),
		).rejects.toThrow(/row-level security/);
	});
	test('go when a file begins or somebody else has it, and the days and the weight stay', async () => {
		await ask();
		await weigh('ingrid', await theOne(), { weight: 'light', route: 'neighbours', handed: 'Buurman Kees' });
		const { rows } = await asOwner('select * from care.intake_question');
		expect(rows).toMatchObject([{ words_sealed: '', called_sealed: '', reach_sealed: '', weight: 'light' }]);
		expect(JSON.stringify(rows)).not.toContain('Kees');
	});
	test('are not got by moving it oneself: no step is skipped and nobody weighs in the name of another', async () => {
		await ask();
		const id = await theOne();
		const yusuf = personId('yusuf');
		const step = async (who: PersonaName, call: string, values: readonly string[]) => {
			const literal = values.map((value) => `'${value}'`).join(', ');
			return as(
				who,
				async (tx) => (await sql`select care.${sql.raw(`${call}(${literal})`)} as done`.execute(tx)).rows[0],
			);
		};
		expect(await step('yusuf', 'give_intake', [id, yusuf, 'Yusuf'])).toEqual({ done: false });
		expect(await step('yusuf', 'begin_intake', [id])).toEqual({ done: false });
		expect(
			await step('yusuf', 'weigh_intake', [
				id,
				'{"weight":"fits","why_sealed":"","handed_sealed":"","called":"Ingrid"}',
			]),
		).toEqual({ done: false });
		await expect(
			as('yusuf', (tx) =>
				sql`update care.intake_question set state = 'begun', given_to = ${yusuf}, closed_on = current_date`.execute(tx),
			),
		).rejects.toThrow(/permission denied/);
		expect(await told('yusuf', id)).toBeUndefined();
		await weigh('ingrid', id);
		expect((await asOwner('select weighed_by from care.intake_question')).rows).toEqual([
			{ weighed_by: personId('ingrid') },
		]);
	});
});
