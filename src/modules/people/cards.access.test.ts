import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Actor, anonymous } from '#platform/actor';
import { asActor, asTask, sql } from '#platform/db/index.server';
import { elders, useDatabase, waterveen } from '#testing/database';
import { persona, type PersonaName, personId, personaNames, seedPeople, teamId } from '#testing/personas';
import { mayReadCard } from './people.policy.ts';
import { cardById, cardsOfTeam, cardsWithKeeper, changeCard } from './people.store.server.ts';

const { asOwner } = useDatabase();
const naima = '019b0000-0000-7000-8000-0000000000f1';
const card = { id: naima, keeperId: personId('marloes'), teamId: teamId('brokers') };

beforeAll(() => seedPeople(asOwner));
beforeEach(async () => {
	await asOwner('delete from community.person_card where id = $1', [naima]);
	await asOwner(
		`insert into community.person_card (municipality_id, id, called, area_code, keeper_id, team_id, consent_given_on, consent_how, made_at, last_active_on) values ($1, $2, 'Naima', 'BU99010101', $3, $4, current_date, 'spoken', now(), current_date)`,
		[waterveen, naima, card.keeperId, card.teamId],
	);
});
const reads = (actor: Actor): Promise<boolean> => asActor(actor, 'community', async (tx) => Boolean(await cardById(tx, naima)));

describe("Naima's card, kept by Marloes", () => {
	test.each(personaNames)('is seen by %s only when the rule says so, and the database agrees with the rule', async (name: PersonaName) => {
		const expected = ['marloes', 'soraya'].includes(name);
		expect(mayReadCard(persona(name), card)).toBe(expected);
		expect(await reads(persona(name))).toBe(expected);
	});
	test('is not there for a visitor, nor for whoever holds a follow code', async () => {
		expect(await reads(anonymous(waterveen))).toBe(false);
		expect(await reads({ ...anonymous(waterveen), kind: 'code', codeHash: 'x' })).toBe(false);
	});
	test('is not there for the same worker in another municipality', async () => {
		expect(await reads({ ...persona('marloes'), municipalityId: elders })).toBe(false);
	});
	test('is not there for a colleague of another organisation who works in the same streets', async () => {
		expect(persona('yusuf').areas).toContain('BU99010101');
		expect(await reads(persona('yusuf'))).toBe(false);
	});
	test.each(['people.other', 'signals.capture', ''])('is not there for a task that is not named: "%s"', async (task) => {
		expect(await asTask(task, waterveen, 'community', async (tx) => Boolean(await cardById(tx, naima)))).toBe(false);
	});
	test('is gone for her workers as soon as she takes back her yes, or wants it erased', async () => {
		await asOwner('update community.person_card set consent_withdrawn_at = now() where id = $1', [naima]);
		expect(await reads(persona('marloes'))).toBe(false);
		await asOwner(`update community.person_card set consent_withdrawn_at = null, erase_on = current_date + 14 where id = $1`, [naima]);
		expect(await reads(persona('marloes'))).toBe(false);
	});
	test('stands in the lists of her keeper and of the team, and of nobody else', async () => {
		const lists = (actor: Actor) => asActor(actor, 'community', async (tx) => [(await cardsWithKeeper(tx, personId('marloes'))).length, (await cardsOfTeam(tx, waterveen, teamId('brokers'))).length]);
		expect(await lists(persona('marloes'))).toEqual([1, 1]);
		expect(await lists(persona('soraya'))).toEqual([1, 1]);
		expect(await lists(persona('ingrid'))).toEqual([0, 0]);
	});
	test('is changed by nobody outside the team', async () => {
		expect(await asActor(persona('yusuf'), 'community', (tx) => changeCard(tx, waterveen, naima, { called: 'Iemand' }))).toBe(false);
		expect(await asActor(persona('marloes'), 'community', (tx) => changeCard(tx, waterveen, naima, { called: 'Naïma' }))).toBe(true);
	});
});

describe('nobody', () => {
	test("reads another resident's card", async () => {
		expect(await asActor(persona('fatou'), 'community', async (tx) => cardById(tx, personId('samira')))).toBeUndefined();
		expect(await asActor(persona('samira'), 'community', async (tx) => cardById(tx, personId('samira')))).toMatchObject({ called: 'Samira' });
	});
	test('makes a card in the name of a colleague, or for an account', async () => {
		const add = (keeper: string, account: string | null) => asActor(persona('marloes'), 'community', (tx) =>
			sql`insert into community.person_card (municipality_id, id, account_id, called, keeper_id, team_id, consent_given_on, consent_how, made_at, last_active_on)
				values (${waterveen}, gen_random_uuid(), ${account}, 'X', ${keeper}, ${teamId('brokers')}, current_date, 'spoken', now(), current_date)`.execute(tx));
		await expect(add(personId('soraya'), null)).rejects.toThrow(/row-level security/);
		await expect(add(personId('marloes'), naima)).rejects.toThrow(/row-level security/);
	});
	test.each(personaNames.filter((name) => name !== 'tariq'))('but an administrator of Waterveen gives or ends roles there, so not %s', async (name) => {
		const give = asActor(persona(name), 'community', (tx) =>
			sql`insert into community.assignment (municipality_id, id, worker_id, role, team_id, employer_organisation_id, valid_from, valid_until, made_at)
				select municipality_id, gen_random_uuid(), worker_id, 'administrator', team_id, employer_organisation_id, valid_from, valid_until, made_at from community.assignment where municipality_id = ${waterveen} limit 1`.execute(tx));
		const given = await give.then(({ numAffectedRows }) => Number(numAffectedRows ?? 0), () => 0);
		expect(given).toBe(0);
		const ended = await asActor(persona(name), 'community', (tx) => sql`update community.assignment set ended_on = current_date where municipality_id = ${waterveen}`.execute(tx));
		expect(Number(ended.numAffectedRows ?? 0)).toBe(0);
	});
	test('gets a role for longer than twelve months, not even from an administrator', async () => {
		await expect(asOwner(`update community.assignment set valid_until = valid_from + interval '13 months'`)).rejects.toThrow(/assignment_ends_within_a_year/);
	});
	test('reaches accounts or sessions from a zone', async () => {
		for (const zone of ['open', 'community', 'care'] as const) {
			await expect(asActor(persona('tariq'), zone, (tx) => sql`select * from identity.session`.execute(tx))).rejects.toThrow(/permission denied/);
		}
	});
});
