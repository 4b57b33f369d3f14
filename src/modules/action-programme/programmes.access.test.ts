import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Actor, anonymous } from '#platform/actor';
import { clock } from '#platform/clock';
import { asActor, type Tx } from '#platform/db/index.server';
import { newId } from '#platform/ids';
import { useDatabase, waterveen } from '#testing/database';
import { moveDays } from '#testing/days';
import { type PersonaName, persona, seedPeople } from '#testing/personas';
import { seedPlaces } from '#testing/places';
import { actionProgrammesToday, cityGoalsScreen, pledgeScreen, programmeScreen } from './programme-screens.server.ts';
import { goalsOf } from './programmes.store.server.ts';
import {
	answerByCode,
	beginProgramme,
	dropPledge,
	joinProgramme,
	linkInitiative,
	notePledge,
	publishProgramme,
	setCityGoal,
	setGoal,
	takePlanWordsAway,
	tellProgress,
	unpublishProgramme,
} from './tend-programme.server.ts';

const { asOwner } = useDatabase();
const as = <T>(name: PersonaName, work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> =>
	asActor(persona(name), 'community', (tx) => work(tx, persona(name)));
const passer = <T>(work: (tx: Tx, actor: Actor) => Promise<T>, zone: 'open' | 'community' = 'open'): Promise<T> =>
	asActor(anonymous(waterveen), zone, (tx) => work(tx, anonymous(waterveen)));
const page = (tx: Tx, actor: Actor, params: object = {}) => ({ tx, actor, params, about: () => {} }) as never;
const form = () => ({
	area: 'BU99010101',
	title: 'Samen gezond',
	intro: 'Wat we in twee jaar willen.',
	from: clock.today(),
});
const goal = {
	cityGoal: 'healthy' as const,
	words: 'Alle kinderen leren zwemmen.',
	source: 'meeting',
	meeting: 'Avond in de school',
	figure: undefined,
	figureTarget: undefined,
	ownLabel: 'kinderen op zwemles',
	ownWas: 12,
	ownTarget: 40,
};
const pledge = (goalId: string, paper: boolean) => ({
	goal: goalId,
	organisation: 'De zwemclub',
	kind: 'club' as const,
	words: 'Elke zaterdag een baan vrij.',
	paper,
});
let id: string;
let goalId: string;
const read = () => passer((tx, actor) => programmeScreen(page(tx, actor, { id })));
const healthy = async () => (await read()).goals[0]?.goals[0];
const publishIt = async () => {
	await as('ingrid', (tx, actor) => joinProgramme(tx, actor, id));
	await as('marloes', (tx, actor) => publishProgramme(tx, actor, id));
};

beforeAll(async () => {
	await seedPeople(asOwner);
	await seedPlaces(asOwner);
});
beforeEach(async () => {
	await asOwner('delete from open.action_programme');
	id = await as('marloes', (tx, actor) => beginProgramme(tx, actor, form()));
	await as('marloes', (tx, actor) => setGoal(tx, actor, id, goal));
	goalId = (await as('marloes', (tx) => goalsOf(tx, waterveen, id)))[0]?.id ?? '';
});

describe('an action programme', () => {
	test('is owned by a broker and a lead together, and only then for everybody', async () => {
		await expect(as('marloes', (tx, actor) => publishProgramme(tx, actor, id))).rejects.toMatchObject({
			code: 'programme-both',
		});
		await expect(
			as('marloes', (tx) => tx.updateTable('open.action_programme').set({ published_on: clock.today() }).execute()),
		).rejects.toThrow(/row-level security/);
		await expect(
			as('marloes', (tx) =>
				tx
					.updateTable('community.action_programme_owner')
					.set({ lead_id: persona('ingrid').personId ?? '' })
					.execute(),
			),
		).rejects.toThrow(/nobody makes somebody else an owner/);
		await expect(read()).rejects.toMatchObject({ status: 404 });
		await publishIt();
		expect((await read()).programme.publishedOn).toBe(clock.today());
		expect(JSON.stringify(await read())).not.toMatch(/Tilstra|Ponsteen/);
	});

	test('is never owned by one person in two roles', async () => {
		const { teamId: _, ...lead } = persona('ingrid');
		const both = { ...lead, personId: persona('marloes').personId } as Actor;
		await expect(asActor(both, 'community', (tx) => joinProgramme(tx, both, id))).rejects.toMatchObject({
			code: 'programme-owned',
		});
		await expect(
			asActor(both, 'community', (tx) =>
				tx
					.updateTable('community.action_programme_owner')
					.set({ lead_id: both.personId ?? '' })
					.execute(),
			),
		).rejects.toThrow(/owned_by_two/);
	});

	test('goes off the page again, and words that name somebody go, by its owners alone', async () => {
		await publishIt();
		await as('ingrid', (tx, actor) =>
			tellProgress(tx, actor, id, { goal: goalId, state: 'slow', words: 'Er is te weinig badwater.', ownNow: 18 }),
		);
		const told = (await healthy())?.told[0]?.id ?? '';
		const empty = (who: PersonaName, row: string) => as(who, (tx, actor) => takePlanWordsAway(tx, actor, id, row));
		for (const name of ['yusuf', 'soraya', 'dewi', 'samira'] as const)
			await expect(empty(name, told), name).rejects.toMatchObject({ status: 404 });
		for (const row of [id, goalId, told]) await empty('ingrid', row);
		const { programme } = await read();
		expect(programme).toMatchObject({ title: 'Weggehaald', intro: 'Weggehaald' });
		expect(await healthy()).toMatchObject({
			words: 'Weggehaald',
			told: [{ state: 'slow', words: 'Weggehaald', ownNow: null }],
		});
		await as('ingrid', (tx, actor) => unpublishProgramme(tx, actor, id));
		await expect(read()).rejects.toMatchObject({ status: 404 });
	});

	test('is not begun, seen as a draft or changed from elsewhere', async () => {
		for (const name of ['samira', 'henk', 'yusuf', 'soraya', 'dewi', 'bram', 'gea'] as const) {
			await expect(
				as(name, (tx, actor) => beginProgramme(tx, actor, form())),
				name,
			).rejects.toMatchObject({ status: 404 });
			await expect(
				as(name, (tx, actor) => setGoal(tx, actor, id, goal)),
				name,
			).rejects.toMatchObject({ status: 404 });
		}
		await expect(
			as('marloes', (tx, actor) => setGoal(tx, actor, id, { ...goal, words: 'Mevrouw Jansen leert zwemmen.' })),
		).rejects.toMatchObject({ code: 'programme-names-somebody' });
	});

	test('shows a pledge once they said yes: on paper, or by their own code; a no takes it away', async () => {
		await publishIt();
		const note = (paper: boolean) => as('ingrid', (tx, actor) => notePledge(tx, actor, id, pledge(goalId, paper)));
		expect(await note(true)).toBeNull();
		const [yes, no] = [await note(false), await note(false)];
		expect((await healthy())?.pledges).toHaveLength(1);
		const { pledge: seen } = await passer((tx, actor) => pledgeScreen(page(tx, actor, { code: yes })), 'community');
		expect(seen).toMatchObject({ organisation: 'De zwemclub', goal: goal.words });
		await passer((tx) => answerByCode(tx, yes ?? '', true), 'community');
		await passer((tx) => answerByCode(tx, no ?? '', false), 'community');
		expect((await healthy())?.pledges).toHaveLength(2);
		await expect(passer((tx) => answerByCode(tx, yes ?? '', true), 'community')).rejects.toMatchObject({ status: 404 });
		expect((await asOwner('select 1 from open.action_pledge')).rowCount).toBe(2);
		// What they said yes to can be taken back, also afterwards.
		const given = (await healthy())?.pledges[0]?.id ?? '';
		await as('ingrid', (tx, actor) => dropPledge(tx, actor, id, given));
		expect((await healthy())?.pledges).toHaveLength(1);
	});

	test('tells twice a year how it goes, and nothing of it is taken away', async () => {
		await publishIt();
		const today = () => as('ingrid', (tx, actor) => actionProgrammesToday({ tx, actor }));
		expect(await today()).toEqual([]);
		const back = moveDays(190);
		try {
			expect(await today()).toMatchObject([{ id, toTell: 1, joins: false }]);
			await as('ingrid', (tx, actor) =>
				tellProgress(tx, actor, id, { goal: goalId, state: 'slow', words: 'Er is te weinig badwater.', ownNow: 18 }),
			);
			expect(await today()).toEqual([]);
			expect((await healthy())?.told).toMatchObject([{ state: 'slow', ownNow: 18 }]);
		} finally {
			back();
		}
		const changes: ((tx: Tx) => Promise<unknown>)[] = [
			(tx) => tx.deleteFrom('open.action_progress').execute(),
			(tx) => tx.updateTable('open.action_progress').set({ state: 'reached' }).execute(),
		];
		for (const change of changes) await expect(as('ingrid', change)).rejects.toThrow(/permission denied/);
	});

	test('links what neighbours do in the open, and calls the goals of the city what the city calls them', async () => {
		await publishIt();
		const [open, draft] = [newId(), newId()];
		for (const [one, published] of [
			[open, 'now()'],
			[draft, 'null'],
		])
			await asOwner(
				`insert into open.initiative (municipality_id, id, title, summary, area_code, started_at, published_at) values ($1, $2, 'Zwemvest', 'Een plan van buren.', 'BU99010101', now(), ${published})`,
				[waterveen, one],
			);
		const link = (initiative: string) =>
			as('marloes', (tx, actor) => linkInitiative(tx, actor, id, { goal: goalId, initiative }));
		await link(open);
		await expect(link(draft)).rejects.toMatchObject({ status: 404 });
		expect((await healthy())?.initiatives).toEqual([{ id: open, title: 'Zwemvest' }]);
		await as('bram', (tx, actor) => setCityGoal(tx, actor, { code: 'healthy', nl: 'Fit', en: 'Fit' }));
		const { goals } = await as('bram', (tx, actor) => cityGoalsScreen(page(tx, actor)));
		expect(goals[0]).toMatchObject({ code: 'healthy', nl: 'Fit' });
		await expect(
			as('marloes', (tx, actor) => setCityGoal(tx, actor, { code: 'healthy', nl: 'Anders', en: 'Other' })),
		).rejects.toThrow(/row-level security/);
		await asOwner('delete from open.city_goal');
	});
});
