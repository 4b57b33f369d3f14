import { beforeAll, describe, expect, test } from 'vitest';
import { type Actor, anonymous } from '#platform/actor';
import { asActor, asTask, sql, type Tx } from '#platform/db/index.server';
import { processingActivities } from '#platform/policy/index.server';
import { elders, useDatabase, waterveen } from '#testing/database';
import { type PersonaName, persona, personaNames, personId, seedPeople, teamId } from '#testing/personas';

const { asOwner } = useDatabase();

const staff = personaNames.filter((name) => persona(name).kind === 'staff');
const of = (municipalityId: string): string[] =>
	staff.filter((name) => persona(name).municipalityId === municipalityId).map((name) => personId(name));
const some = (...names: PersonaName[]): string[] => names.map((name) => personId(name));
const seen = async (tx: Tx): Promise<string[]> =>
	(await sql<{ id: string }>`select id from community.worker`.execute(tx)).rows.map(({ id }) => id).sort();
const tasks = [...new Set(Object.values(processingActivities.activities).flatMap(({ tasks = [] }) => tasks))];
const everyWorker = [
	'identity.resolve',
	'people.load',
	'asking.pass-on',
	'agreements.remind',
	'circles.compose',
	'privacy.watch',
	'asking-around.tell',
	'peers.ask',
	'social-map.keep',
	'who-is-who.tend',
	'desk.tell',
	'requests.tend',
	'promises.tend',
	'clients.tend',
	'privacy.erase',
];
const byWhatTheyDo: Record<string, string[]> = {
	'patterns.announce': some('dewi'),
	'about-me.remind': some('anouk'),
	'conflicts.tell': some('yusuf'),
	'referrals.tend': some('marloes', 'yusuf', 'femke', 'soraya'),
};

/** Marloes keeps Samira's card, Soraya is behind the circle that Samira is in, Ingrid asked her to do something light. */
beforeAll(async () => {
	await seedPeople(asOwner);
	const here = [waterveen, crypto.randomUUID()];
	await asOwner(
		`update community.person_card set keeper_id = $2, team_id = $3, consent_given_on = current_date, consent_how = 'spoken' where id = $1`,
		[personId('samira'), personId('marloes'), teamId('brokers')],
	);
	await asOwner(
		`insert into community.circle_plan (municipality_id, id, area_codes, place_code, hub_ids, fewest, most, made_by, team_id, made_at)
		values ($1, $2, '{WK990101}', 'BU99010101', array[$3]::uuid[], 3, 9, $4, $5, now())`,
		[...here, personId('henk'), personId('soraya'), teamId('brokers')],
	);
	await asOwner(
		`insert into community.circle (municipality_id, id, plan_id, name, place_code, safety_net_id, started_on) values ($1, $2, $2, 'De Kring', 'BU99010101', $3, current_date)`,
		[...here, personId('soraya')],
	);
	await asOwner(
		`insert into community.circle_seat (municipality_id, id, plan_id, circle_id, card_id, asked_at, answer, answered_at) values ($1, $2, $2, $2, $3, now(), 'yes', now())`,
		[...here, personId('samira')],
	);
	await asOwner(
		`insert into community.light_role (municipality_id, id, card_id, worker_id, team_id, kind, asked_words, asked_at, ask_on) values ($1, $2, $3, $4, $5, 'beside', 'Wil je eens meelopen?', now(), current_date)`,
		[...here, personId('samira'), personId('ingrid'), teamId('west')],
	);
	await asOwner(
		`insert into community.workgroup (municipality_id, id, name, area_codes, weekday, starts_at, made_by, made_at) values ($1, $2, 'West', '{WK990101}', 1, '09:00', $3, now())`,
		[...here, personId('dewi')],
	);
	await asOwner(
		'insert into community.workgroup_member (municipality_id, workgroup_id, worker_id, joined_at) values ($1, $2, $3, now())',
		[...here, personId('dewi')],
	);
	await asOwner(
		`insert into open.conflict_person (municipality_id, area_code, place, worker_id, called, since) values ($1, 'WK990101', 'first', $2, 'Yusuf', current_date)`,
		[waterveen, personId('yusuf')],
	);
});

describe('Who knows which workers', () => {
	test.each(personaNames)('is for %s: colleagues all, a resident who stands beside them', async (name) => {
		const actor = persona(name);
		const expected =
			actor.kind !== 'resident'
				? of(actor.municipalityId)
				: name === 'samira'
					? some('marloes', 'soraya', 'ingrid')
					: [];
		expect(await asActor(actor, 'community', seen)).toEqual(expected.sort());
	});
	test('is nobody for a visitor and for who holds a code', async () => {
		expect(await asActor(anonymous(waterveen), 'community', seen)).toEqual([]);
		expect(await asActor({ ...anonymous(waterveen), kind: 'code', codeHash: 'x' }, 'community', seen)).toEqual([]);
	});
	test('is nobody of here for the same people in another municipality', async () => {
		const there = (name: PersonaName): Actor => ({ ...persona(name), municipalityId: elders });
		expect(await asActor(there('marloes'), 'community', seen)).toEqual(of(elders).sort());
		expect(await asActor(there('samira'), 'community', seen)).toEqual([]);
	});
	test.each([...tasks, 'people.other', ''])('is for the round "%s" no more than it writes to', async (task) => {
		const expected = everyWorker.includes(task) ? of(waterveen) : (byWhatTheyDo[task] ?? []);
		expect(await asTask(task, waterveen, 'community', seen)).toEqual(expected.sort());
	});
});
