import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { matchesOfTeam, proposeMatch } from '#modules/matching/index.server';
import { rolesOf } from '#modules/people/index.server';
import { pairUp, startProgramme, takePart } from '#modules/programmes/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import { asActor, asTask, type Tx } from '#platform/db/index.server';
import { dayAfter } from '#platform/wall-time';
import { useDatabase, waterveen } from '#testing/database';
import { accountId, type PersonaName, persona, personId, seedPeople, teamId } from '#testing/personas';
import { seedPlaces } from '#testing/places';
import {
	changeVolunteer,
	letGo,
	noteHours,
	ownTasksScreen,
	takeHoursBack,
	takenUp,
	takeOn,
	tendVolunteers,
	volunteerScreen,
	volunteersScreen,
	volunteersToday,
} from './tend-volunteers.server.ts';
import { agreementsSeen, carriedBy, handoversSeen, hoursOfTeam, ownHours } from './volunteers.store.server.ts';
import { volunteersRetention } from './volunteers-retention.store.server.ts';

const { asOwner } = useDatabase();
const as = <T>(who: PersonaName | Actor, work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> => {
	const actor = typeof who === 'string' ? persona(who) : who;
	return asActor(actor, 'community', (tx) => work(tx, actor));
};
const page = (tx: Tx, actor: Actor, id = '') => ({ tx, actor, params: { id }, about: () => {} }) as never;
const today = clock.today();
const day = (away: number): string => dayAfter(today, away);
const naima = '019b0000-0000-7000-8000-cd0000000001';
const wish = '019b0000-0000-7000-8000-7a0000000001';
const talent = '019b0000-0000-7000-8000-7b0000000001';
const agreed = {
	...{ kaart: personId('henk'), taak: 'Aanwezig bij het inloopuur.', uren: 8 },
	...{ woont: 'BU99010101', hoe: 'spoken' as const, vanaf: clock.today(), tot: day(300) },
};
const change = { taak: agreed.taak, uren: 4, training: day(-2), reden: '' };
const proposal = {
	...{
		wens: wish,
		talent,
		soort: 'help' as const,
		taak: 'Samen de tuin in.',
		praktisch: '',
		terug: '',
		gekeken: false,
	},
};
/** Another team, a lead, a neighbour, who administers, and one of another municipality. */
const strangers = ['yusuf', 'ingrid', 'fatou', 'tariq', 'gea'] as const;
let henk: string;

beforeAll(async () => {
	await seedPeople(asOwner);
	await seedPlaces(asOwner);
	await asOwner(
		`insert into community.person_card (municipality_id, id, called, area_code, keeper_id, team_id, consent_given_on, consent_how, made_at, last_active_on)
		values ($1, $2, 'Naima', 'BU99010101', $3, $4, current_date, 'spoken', now(), current_date)`,
		[waterveen, naima, personId('marloes'), teamId('brokers')],
	);
	for (const [id, card, kind] of [
		[wish, naima, 'wish'],
		[talent, personId('henk'), 'talent'],
	])
		await asOwner(
			`insert into community.talent (municipality_id, id, card_id, kind, words, need_code, shared_since, confirmed_on, made_at)
			values ($1, $2, $3, $4, 'tuin', 'neighbours-garden', current_date, current_date, now())`,
			[waterveen, id, card, kind],
		);
});
beforeEach(async () => {
	for (const table of ['volunteer_agreement', 'programme', 'match', 'match_exclusion'])
		await asOwner(`delete from community.${table}`);
	await asOwner(`delete from community.assignment where card_id = $1`, [personId('henk')]);
	await asOwner(
		`insert into community.assignment (municipality_id, id, card_id, role, team_id, employer_organisation_id, valid_from, valid_until, made_at)
		select $1, gen_random_uuid(), $2, 'volunteer', id, organisation_id, current_date - 30, current_date + 300, now() from community.team where id = $3`,
		[waterveen, personId('henk'), teamId('brokers')],
	);
	henk = await as('marloes', (tx, actor) => takeOn(tx, actor, agreed));
});
const hats = () =>
	asTask('identity.resolve', waterveen, 'community', async (tx) =>
		(await rolesOf(tx, { id: accountId('henk'), name: 'Henk' }, waterveen)).hats.flatMap(({ roles }) => roles),
	);

describe('an agreement', () => {
	test('is for a year at most, once in a team, with somebody the team knows, and gives the role', async () => {
		expect(await hats()).toEqual(['volunteer', 'resident']);
		const again = (over: object) => as('marloes', (tx, actor) => takeOn(tx, actor, { ...agreed, ...over }));
		await expect(again({})).rejects.toMatchObject({ code: 'volunteer-not-now' });
		await expect(again({ kaart: personId('samira') })).rejects.toMatchObject({ code: 'volunteer-not-now' });
		await expect(again({ kaart: naima, tot: day(400) })).rejects.toMatchObject({ code: 'role-too-long' });
		await expect(again({ kaart: naima, vanaf: day(-5) })).rejects.toMatchObject({ code: 'date-in-past' });
		await expect(again({ kaart: naima, woont: 'BU00000000' })).rejects.toMatchObject({ code: 'unknown-area' });
		await again({ kaart: naima });
		const { volunteers, people } = await as('marloes', (tx, actor) => volunteersScreen(page(tx, actor)));
		expect(volunteers.map(({ called }) => called)).toEqual(['Henk', 'Naima']);
		expect(people).toEqual([]);
	});

	test('says what for, how much and since when trained, and the volunteer reads it', async () => {
		await as('marloes', (tx, actor) => changeVolunteer(tx, actor, henk, change));
		const { tasks } = await as('henk', (tx, actor) => ownTasksScreen({ tx, actor }));
		expect(tasks).toMatchObject([{ hoursAWeek: 4, scope: agreed.taak, place: 'Wilgenhof' }]);
		await expect(
			as('marloes', (tx, actor) => changeVolunteer(tx, actor, henk, { ...change, training: day(2) })),
		).rejects.toMatchObject({ code: 'date-in-future' });
	});
});

describe('in the place where somebody lives', () => {
	const propose = () => as('marloes', (tx, actor) => proposeMatch(tx, actor, proposal));
	test('they are shown and proposed to nobody, unless the team says why', async () => {
		await expect(propose()).rejects.toMatchObject({ code: 'matching-not-now' });
		// And past our own command, at the wall itself.
		const made = await as('marloes', (tx) =>
			sql<{
				made: boolean;
			}>`select community.propose_match(gen_random_uuid(), array[gen_random_uuid(), gen_random_uuid()], ${wish}::uuid, ${talent}::uuid, '{}', now(), current_date) as made`.execute(
				tx,
			),
		);
		expect(made.rows).toEqual([{ made: false }]);
		await as('marloes', (tx, actor) =>
			changeVolunteer(tx, actor, henk, { ...change, reden: 'Naima vroeg zelf om hem.' }),
		);
		await expect(propose()).resolves.toBeTruthy();
	});

	test('nor as a buddy of a programme; elsewhere they are', async () => {
		const programme = await as('marloes', (tx, actor) =>
			startProgramme(tx, actor, {
				...{ sjabloon: 'language-buddy', naam: 'Taal', uitleg: '', stappen: [], budget: 0, maanden: 6, gesprek: 4 },
			}),
		);
		const yes = { hoe: 'spoken' as const, jong: false, ouder: undefined, ouderOp: undefined, van: undefined };
		await as('marloes', (tx, actor) =>
			takePart(tx, actor, programme, { ...yes, kaart: naima, deel: 'asks', naam: 'Naima' }),
		);
		await as('marloes', (tx, actor) =>
			takePart(tx, actor, programme, { ...yes, kaart: personId('henk'), deel: 'buddy', naam: 'Henk' }),
		);
		const { rows } = await asOwner('select id, part from community.programme_member order by part');
		const [vraagt, maatje] = rows.map(({ id }) => id as string) as [string, string];
		const together = () => as('marloes', (tx, actor) => pairUp(tx, actor, programme, { vraagt, maatje }));
		await expect(together()).rejects.toMatchObject({ code: 'matching-not-now' });
		await asOwner(`update community.volunteer_agreement set own_area = 'WK990102'`);
		await expect(together()).resolves.toBeTruthy();
	});
});

/** Four volunteers more, an hour each. */
const fourMore = () =>
	asOwner(
		`with card as (insert into community.person_card (municipality_id, id, called, area_code, keeper_id, team_id, consent_given_on, consent_how, made_at, last_active_on)
			select $1, gen_random_uuid(), 'Vierde', 'BU99010101', $2, $3, current_date, 'spoken', now(), current_date from generate_series(1, 4) returning id),
		agreement as (insert into community.volunteer_agreement (municipality_id, id, card_id, team_id, called, scope, hours_a_week, consent_how, valid_from, valid_until, made_at)
			select $1, gen_random_uuid(), id, $3, 'Vierde', 'Koffie schenken', 2, 'spoken', current_date, current_date + 9, now() from card returning id)
		insert into community.volunteer_hours (municipality_id, id, agreement_id, on_day, quarters) select $1, gen_random_uuid(), id, current_date, 4 from agreement`,
		[waterveen, personId('marloes'), teamId('brokers')],
	);

describe('hours', () => {
	test('are noted and taken back by the volunteer, and the team sees the sum from five people on', async () => {
		await as('henk', (tx, actor) => noteHours(tx, actor, { taak: henk, uren: 6, op: clock.today() }));
		await as('henk', (tx, actor) => noteHours(tx, actor, { taak: henk, uren: 2, op: clock.today() }));
		const own = async () => (await as('henk', (tx, actor) => ownTasksScreen({ tx, actor }))).tasks[0];
		expect(await own()).toMatchObject({ balance: { thisWeek: 2, left: 6, all: 2 } });
		const team = async () => (await as('marloes', (tx, actor) => volunteersScreen(page(tx, actor)))).hours;
		expect(await team()).toBeNull();
		await fourMore();
		expect(await team()).toBe(6);
		for (const name of ['marloes', ...strangers] as const)
			expect(await as(name, (tx) => ownHours(tx, waterveen, henk)), name).toEqual([]);
		for (const name of strangers) expect(await as(name, (tx) => hoursOfTeam(tx, day(-9))), name).toBeNull();
		const id = (await own())?.noted[0]?.id ?? '';
		await expect(as('marloes', (tx, actor) => takeHoursBack(tx, actor, id))).rejects.toMatchObject({ status: 404 });
		await as('henk', (tx, actor) => takeHoursBack(tx, actor, id));
		expect((await own())?.noted).toHaveLength(1);
		await expect(
			as('henk', (tx, actor) => noteHours(tx, actor, { taak: henk, uren: 4, op: day(2) })),
		).rejects.toMatchObject({ code: 'date-in-future' });
	});
});

describe('who leaves', () => {
	beforeEach(async () => {
		await asOwner('update community.volunteer_agreement set own_area = null');
		await as('marloes', (tx, actor) => proposeMatch(tx, actor, proposal));
	});

	test('hands over what they carry, or nothing happens', async () => {
		const [match] = await as('marloes', (tx) => carriedBy(tx, personId('henk')));
		expect(match).toMatchObject({ kind: 'match', needCode: 'neighbours-garden' });
		const leave = (stuk: string[], naar: string[]) =>
			as('marloes', (tx, actor) => letGo(tx, actor, henk, { stuk, naar }));
		await expect(leave([], [])).rejects.toMatchObject({ code: 'volunteer-hand-over' });
		await expect(leave([match?.id ?? ''], [personId('yusuf')])).rejects.toMatchObject({ code: 'volunteer-hand-over' });
		await expect(
			as('marloes', (tx) =>
				sql`select community.let_volunteer_go(${henk}::uuid, '[]', now(), current_date)`.execute(tx),
			),
		).rejects.toThrow(/handed over/);
		expect(await as('henk', (tx) => matchesOfTeam(tx))).toHaveLength(1);

		await leave([match?.id ?? ''], [personId('soraya')]);
		expect(await as('henk', (tx) => matchesOfTeam(tx))).toEqual([]);
		expect(await hats()).toEqual(['resident']);
		const todo = await as('soraya', (tx, actor) => volunteersScreen(page(tx, actor)));
		expect(todo.handed).toMatchObject([{ kind: 'match', what: 'De tuin van hiernaast is verwaarloosd', from: 'Henk' }]);
		const [one] = todo.handed;
		await expect(as('marloes', (tx, actor) => takenUp(tx, actor, one?.id ?? ''))).rejects.toMatchObject({
			status: 404,
		});
		await as('soraya', (tx, actor) => takenUp(tx, actor, one?.id ?? ''));
		expect((await as('soraya', (tx, actor) => volunteersScreen(page(tx, actor)))).handed).toEqual([]);
		await expect(
			as('henk', (tx, actor) => noteHours(tx, actor, { taak: henk, uren: 4, op: clock.today() })),
		).rejects.toMatchObject({ code: 'volunteer-over' });
		expect(await as('henk', (tx, actor) => ownTasksScreen({ tx, actor }))).toMatchObject({ carried: [] });
	});

	test('gives it to somebody of the team, whoever asks the database', async () => {
		const [match] = await as('marloes', (tx) => carriedBy(tx, personId('henk')));
		const handed = JSON.stringify([{ id: match?.id, what: 'tuin', to: personId('yusuf') }]);
		await expect(
			as('marloes', (tx) =>
				sql`select community.let_volunteer_go(${henk}::uuid, ${handed}::jsonb, now(), current_date)`.execute(tx),
			),
		).rejects.toThrow(/not of the team/);
	});

	test('or whose term passed, stands on Vandaag, and two weeks later has access to nothing', async () => {
		const today = () => as('marloes', (tx, actor) => volunteersToday(page(tx, actor)));
		const end = (daysAgo: number) =>
			asOwner(
				'update community.volunteer_agreement set valid_from = current_date - 200, valid_until = current_date - $1::int',
				[daysAgo],
			);
		expect((await today()).ending).toEqual([]);
		await end(13);
		await tendVolunteers();
		expect((await today()).ending).toMatchObject([{ called: 'Henk', passed: true }]);
		expect(await as('henk', (tx) => matchesOfTeam(tx))).toHaveLength(1);
		await end(15);
		await tendVolunteers();
		expect((await today()).ending).toEqual([]);
		expect(await as('henk', (tx) => matchesOfTeam(tx))).toEqual([]);
		expect(await hats()).toEqual(['resident']);
	});

	test('or whose role the administrator ended, lets go in the same way', async () => {
		await asOwner(
			`update community.assignment set valid_from = current_date - 90, valid_until = current_date + 90, ended_on = current_date - 15 where card_id = $1`,
			[personId('henk')],
		);
		await tendVolunteers();
		expect(await as('marloes', (tx) => agreementsSeen(tx, waterveen, henk))).toMatchObject([{ endedOn: day(0) }]);
	});

	test('or rests or takes back the yes, is seen by nobody of the team from that moment', async () => {
		const rest = (column: string, value: string) =>
			asOwner(`update community.person_card set ${column} = ${value} where id = $1`, [personId('henk')]);
		for (const column of ['restricted_at', 'consent_withdrawn_at']) {
			await rest(column, 'now()');
			expect(await as('marloes', (tx) => agreementsSeen(tx, waterveen)), column).toEqual([]);
			expect(await hats(), column).not.toContain('volunteer');
			await rest(column, 'null');
			expect(await as('marloes', (tx) => agreementsSeen(tx, waterveen)), column).toMatchObject([{ endedOn: day(0) }]);
		}
	});

	test('and is erased a year later, or at once when they ask', async () => {
		const left = async () =>
			Number((await asOwner('select count(*) as n from community.volunteer_agreement')).rows[0].n);
		const erase = (before: string) =>
			asTask('privacy.erase', waterveen, 'community', async (tx, actor) => {
				for (const rule of volunteersRetention)
					await rule.end(tx, { municipalityId: waterveen, before: new Date(before) }, actor);
			});
		await erase(day(200));
		expect(await left()).toBe(1);
		await erase(day(302));
		expect(await left()).toBe(0);
	});
});

describe('nobody else', () => {
	test('sees a volunteer of the team, or changes, hands over or notes anything', async () => {
		const doors: ((tx: Tx, actor: Actor) => Promise<unknown>)[] = [
			(tx, actor) => volunteerScreen(page(tx, actor, henk)),
			(tx, actor) => changeVolunteer(tx, actor, henk, change),
			(tx, actor) => letGo(tx, actor, henk, { stuk: [], naar: [] }),
			(tx, actor) => noteHours(tx, actor, { taak: henk, uren: 4, op: clock.today() }),
		];
		for (const name of strangers) {
			await as(name, async (tx, actor) => {
				for (const door of doors) await expect(door(tx, actor), name).rejects.toMatchObject({ status: 404 });
			});
			const seen = await as(name, async (tx) => [
				await agreementsSeen(tx, waterveen),
				await carriedBy(tx, personId('henk')),
				await handoversSeen(tx, waterveen, { agreementId: henk }),
			]);
			expect(seen, name).toEqual([[], [], []]);
		}
		for (const door of doors.slice(0, 3)) await expect(as('henk', door)).rejects.toMatchObject({ status: 404 });
		const elsewhere: Actor = { ...persona('marloes'), teamId: teamId('west') };
		await expect(as(elsewhere, (tx, actor) => volunteerScreen(page(tx, actor, henk)))).rejects.toMatchObject({
			status: 404,
		});
	});
});
