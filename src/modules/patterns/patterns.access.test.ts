import { beforeAll, describe, expect, test } from 'vitest';
import { asActor, asTask } from '#platform/db/index.server';
import { elders, useDatabase, waterveen } from '#testing/database';
import { type PersonaName, persona, personaNames, personId, seedPeople } from '#testing/personas';
import { seedAreas } from './neighbourhood.fixtures.ts';
import { maySeePattern, seesOverview } from './pattern.policy.ts';
import { signalIdsOf } from './pattern-signals.store.server.ts';
import { stepsOf } from './pattern-steps.store.server.ts';
import { changeIfStill, findPattern, listPatterns, overviewOfPatterns } from './patterns.store.server.ts';
import { patternsResource } from './patterns-api.server.ts';

const { asOwner } = useDatabase();
const west = '019b0000-0000-7000-8000-0000000000f1';
const east = '019b0000-0000-7000-8000-0000000000f2';
const hunch = '019b0000-0000-7000-8000-0000000000f3';
const there = '019b0000-0000-7000-8000-0000000000f4';

async function add(
	municipality: string,
	id: string,
	zone: string,
	persons: number | null,
	declaredBy: string | null = null,
): Promise<void> {
	await asOwner(
		`insert into community.pattern (municipality_id, id, level, need_code, theme_code, area_codes, district_codes, persons, weeks, expected, state, state_since, declared_by, found_on, last_found_on)
		values ($1, $2, 'need', 'sleep', 'health', array[$3], array['WK' || substr($3, 3, 6)], $4::int, case when $4::int is null then null else 5 end, case when $4::int is null then null else 0.5 end, 'to-discuss', now(), $5, current_date, current_date)`,
		[municipality, id, zone, persons, declaredBy],
	);
	await asOwner(
		`insert into community.pattern_step (municipality_id, id, pattern_id, what, by_worker, words, at) values ($1, gen_random_uuid(), $2, 'moved', null, 'Woorden van werkers', now())`,
		[municipality, id],
	);
	await asOwner(`insert into community.pattern_signal values ($1, $2, gen_random_uuid())`, [municipality, id]);
	await asOwner(`insert into community.pattern_person_key values ($1, $2, 'sleutel-van-iemand')`, [municipality, id]);
}

beforeAll(async () => {
	await seedPeople(asOwner);
	await seedAreas(asOwner);
	await add(waterveen, west, 'BU99010101', 4);
	await add(waterveen, east, 'BU99010201', 5);
	await add(waterveen, hunch, 'BU99010102', null, personId('marloes'));
	await add(elders, there, 'BU99020101', 6);
});

const seenBy = (name: PersonaName) =>
	asActor(persona(name), 'community', async (tx) =>
		(await listPatterns(tx, persona(name).municipalityId)).map(({ id }) => id).sort(),
	);

describe('who sees a pattern', () => {
	test.each([
		['marloes', [west, hunch]],
		['yusuf', [west, hunch]],
		['ingrid', [west, hunch]],
		['femke', [east]],
		['soraya', [east]],
		['gea', [there]],
	] as const)('%s sees those that touch the areas of her or his work', async (name, ids) => {
		expect(await seenBy(name)).toEqual([...ids].sort());
	});

	test.each(['samira', 'henk', 'dewi', 'bram', 'anouk', 'tariq', 'fatou', 'olaf', 'ruth'] as const)(
		'%s sees no pattern at all',
		async (name) => {
			expect(await seenBy(name)).toEqual([]);
		},
	);

	test('nobody sees one of another municipality, also not by its id', async () => {
		for (const name of personaNames) {
			const actor = persona(name);
			const other = actor.municipalityId === waterveen ? elders : waterveen;
			const found = await asActor(actor, 'community', async (tx) => [
				await listPatterns(tx, other),
				await findPattern(tx, other, other === elders ? there : west),
			]);
			expect(found, name).toEqual([[], undefined]);
		}
	});

	test('the rule in code says the same as the rule in the database, for everybody', async () => {
		for (const name of personaNames) {
			const actor = persona(name);
			const all = await asTask('patterns.detect', actor.municipalityId, 'community', (tx) =>
				listPatterns(tx, actor.municipalityId),
			);
			expect(
				all
					.filter((pattern) => maySeePattern(actor, pattern))
					.map(({ id }) => id)
					.sort(),
				name,
			).toEqual(await seenBy(name));
		}
	});
});

describe('under three persons', () => {
	test('the database takes no figure under three', async () => {
		await expect(add(waterveen, '019b0000-0000-7000-8000-0000000000f9', 'BU99010101', 2)).rejects.toThrow(/persons/);
	});

	test('without three persons there is no pattern, unless a worker declared it', async () => {
		await expect(add(waterveen, '019b0000-0000-7000-8000-0000000000fa', 'BU99010101', null)).rejects.toThrow(/check/);
	});

	test('a hunch carries no figure at all', async () => {
		const found = await asActor(persona('yusuf'), 'community', (tx) => findPattern(tx, waterveen, hunch));
		expect(found).toMatchObject({ figures: null, tier: null, declaredBy: personId('marloes') });
		expect(
			maySeePattern(persona('yusuf'), {
				figures: { persons: 2, weeks: 5, expected: 1, recurrenceWeeks: null },
				declaredBy: null,
				zone: ['BU99010101'],
			}),
		).toBe(false);
	});
});

describe('policy officers and municipal contacts', () => {
	test.each([
		['bram', 3],
		['dewi', 2],
	] as const)('%s reads subject, district and state, of the districts that are theirs', async (name, howMany) => {
		const lines = await asActor(persona(name), 'community', (tx) => overviewOfPatterns(tx));
		expect(seesOverview(persona(name))).toBe(true);
		expect(lines).toHaveLength(howMany);
		for (const line of lines)
			expect(Object.keys(line).sort()).toEqual(['districts', 'foundOn', 'id', 'level', 'need', 'state', 'theme']);
		expect(JSON.stringify(lines)).not.toMatch(/BU\d{8}|Woorden van werkers/);
	});

	test('the API gives them no number either', async () => {
		const { results } = await asActor(persona('bram'), 'community', (tx) =>
			patternsResource({ tx, actor: persona('bram') }, { state: undefined }),
		);
		expect(results.map(({ persons, weeks }) => [persons, weeks])).toEqual([
			[null, null],
			[null, null],
			[null, null],
		]);
	});

	test('nobody else gets the overview', async () => {
		for (const name of personaNames.filter((one) => one !== 'bram' && one !== 'dewi')) {
			expect(await asActor(persona(name), 'community', (tx) => overviewOfPatterns(tx)), name).toEqual([]);
		}
	});

	test('words of workers, signals and keys stay away from them', async () => {
		const found = await asActor(persona('bram'), 'community', async (tx) => [
			await stepsOf(tx, waterveen, [west, east, hunch]),
			await signalIdsOf(tx, waterveen, west),
		]);
		expect(found).toEqual([[], []]);
	});
});

describe('what a worker cannot do, also not past our own code', () => {
	test('read the keys of persons', async () => {
		const keys = await asActor(persona('marloes'), 'community', (tx) =>
			tx.selectFrom('community.pattern_person_key').selectAll().execute(),
		);
		expect(keys).toEqual([]);
	});

	test('change a figure, or make one up', async () => {
		const more = asActor(persona('marloes'), 'community', (tx) =>
			tx.updateTable('community.pattern').set({ persons: 40 }).where('id', '=', west).execute(),
		);
		await expect(more).rejects.toThrow(/only the detector/);
	});

	test('move a card of another area', async () => {
		expect(
			await asActor(persona('femke'), 'community', (tx) =>
				changeIfStill(tx, waterveen, west, 'to-discuss', { state: 'talking' }),
			),
		).toBe(false);
	});

	test('sign for a colleague in the history', async () => {
		const forged = asActor(persona('marloes'), 'community', (tx) =>
			tx
				.insertInto('community.pattern_step')
				.values({
					municipality_id: waterveen,
					id: '019b0000-0000-7000-8000-0000000000fb',
					pattern_id: west,
					what: 'moved',
					from_state: null,
					to_state: 'talking',
					by_worker: personId('yusuf'),
					at: new Date(),
				})
				.execute(),
		);
		await expect(forged).rejects.toThrow(/row-level security/);
	});
});
