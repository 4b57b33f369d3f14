import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { markNear } from '#modules/clients/index.server';
import { chooseWay } from '#modules/organising/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import { asActor, sql } from '#platform/db/index.server';
import { newId } from '#platform/ids';
import { tombstoneOf } from '#platform/retention/index.server';
import { workingDaysLater } from '#platform/working-days';
import { useDatabase, waterveen } from '#testing/database';
import { type PersonaName, persona, personaNames, personId, seedPeople, teamId } from '#testing/personas';
import { seedPlaces } from '#testing/places';
import * as intake from './index.server.ts';
import { as, ask, behind, page, queue, theOne, told, visitor, way, weigh } from './intake.fixtures.ts';

const { asOwner } = useDatabase();
type Chosen = { way: 'team' | 'desk' | 'network'; first: string; back?: string; teams?: string[]; days?: number };
const chosen = ({ way, first, back, teams = [], days = 3 }: Chosen) =>
	asActor(persona('tariq'), 'community', (tx) =>
		chooseWay(tx, persona('tariq'), 'WK990101', {
			...{ way, first, back, teams, days, ground: 'own', share: 50, since: clock.today(), confirmed: undefined },
			...{ why: 'Zo past het bij deze wijk.', breadth: 'Alle vragen.', depth: 'Tot de specialist.' },
			...{ expect: 'Iemand belt je terug.', asked: 'Denk mee over wie helpt.', reach: 'Loop binnen.' },
			parties: 'Draadkracht',
		}),
	);
const readers = async () => {
	const seen = await Promise.all(personaNames.map(async (name) => ((await queue(name)).length > 0 ? name : undefined)));
	return seen.filter((name) => name !== undefined);
};
const talk = (who: PersonaName | Actor, id: string) => as(who, (tx, actor) => intake.takeTalk(tx, actor, id));
const pass = (who: PersonaName, id: string, team: string, agreed = true) =>
	as(who, (tx, actor) => intake.passOn(tx, actor, id, { team, agreed }));

beforeAll(async () => {
	await seedPeople(asOwner);
	await seedPlaces(asOwner);
});
beforeEach(async () => {
	for (const table of ['care.intake_question', 'care.intake_way', 'care.near', 'open.arrangement'])
		await asOwner(`delete from ${table}`);
});

describe('one team', () => {
	test('has the queue, the first talk within its term, and says together who goes on', async () => {
		await chosen({ way: 'team', first: teamId('west'), days: 2 });
		const code = await ask();
		expect(await readers()).toEqual(['yusuf', 'ingrid']);
		expect(await behind(code)).toMatchObject({
			...{ team_called: 'Buurtteam West', talk_by: workingDaysLater(clock.today(), 2) },
		});
		const id = await theOne();
		await talk('yusuf', id);
		// Who had the talk does not decide alone.
		await expect(weigh('yusuf', id)).rejects.toMatchObject({ status: 404 });
		await weigh('ingrid', id);
	});
	test('does not open its queue to a broker, not even of the same team', async () => {
		await chosen({ way: 'team', first: teamId('brokers') });
		await ask();
		expect(await readers()).toEqual([]);
		const broker: Actor = { ...persona('marloes'), teamId: teamId('brokers') };
		expect(await queue(broker)).toEqual([]);
	});
});

describe('a desk in front', () => {
	beforeEach(() => chosen({ way: 'desk', first: teamId('brokers'), back: teamId('west') }));
	test('has the first talk by who stands there, who weighs what they heard', async () => {
		await ask();
		expect(await readers()).toEqual(['marloes']);
		const id = await theOne('marloes');
		expect(await told('marloes', id)).toBeUndefined();
		await talk('marloes', id);
		expect(await told('marloes', id)).toMatchObject({ called: 'Riet de Boer' });
		await weigh('marloes', id, { weight: 'light', route: 'neighbours', handed: 'Buurman Kees' });
		expect(await readers()).toEqual([]);
	});
	test('passes what is too much to the back, with a yes, where it waits anew', async () => {
		const code = await ask();
		const id = await theOne('marloes');
		await expect(pass('marloes', id, teamId('west'))).rejects.toMatchObject({ status: 404 });
		await talk('marloes', id);
		await expect(pass('marloes', id, teamId('west'), false)).rejects.toMatchObject({ field: 'agreed' });
		await expect(pass('marloes', id, teamId('hall'))).rejects.toMatchObject({ field: 'team' });
		expect(
			(await as('marloes', (tx, actor) => intake.questionScreen(page(tx, actor, { id })))).passesTo.map(
				({ label }) => label,
			),
		).toEqual(['Buurtteam West (Buurtteams Waterveen)']);
		await pass('marloes', id, teamId('west'));
		expect(await readers()).toEqual(['yusuf', 'ingrid']);
		expect(await told('marloes', id)).toBeUndefined();
		expect((await queue('ingrid'))[0]).toMatchObject({ state: 'waiting', agreedOn: clock.today(), talkCalled: '' });
		expect((await behind(code)).team_called).toBe('Buurtteam West');
		await talk('yusuf', id);
		await weigh('ingrid', id);
	});
	test('takes in at the desk what somebody says there, and nothing of a desk elsewhere', async () => {
		const take = (who: PersonaName) =>
			as(who, (tx, actor) =>
				intake.takeIn(tx, actor, {
					...{ words: 'Ik red het niet.', called: 'Jan Smit', reach: '030 000 00 45' },
					...{ area: 'BU99010101', by: 'desk' },
				}),
			);
		expect(await take('marloes')).toMatchObject({ team: 'Sociaal makelaars' });
		// Behind the desk one may write it down: it goes to the front.
		expect(await take('yusuf')).toMatchObject({ team: 'Sociaal makelaars' });
		await expect(take('soraya')).rejects.toMatchObject({ field: 'area' });
		expect(await queue('yusuf')).toEqual([]);
		expect(await queue('marloes')).toHaveLength(2);
	});
});

describe('a network', () => {
	beforeEach(() => chosen({ way: 'network', first: teamId('west'), teams: [teamId('brokers')] }));
	test('leaves a question with the team that was asked, and who had the talk weighs it', async () => {
		await ask('BU99010101', teamId('brokers'));
		expect(await readers()).toEqual(['marloes']);
		const id = await theOne('marloes');
		await talk('marloes', id);
		await weigh('marloes', id, { weight: 'light', route: 'broker', handed: 'Marloes' });
		await ask();
		expect(await readers()).toEqual(['yusuf', 'ingrid']);
	});
	test('lets nobody be asked who has no part in it', async () => {
		for (const team of [teamId('hall'), teamId('east'), newId()])
			await expect(ask('BU99010101', team)).rejects.toMatchObject({ field: 'asked' });
		const screen = await asActor(visitor, 'open', (tx) =>
			intake.askHelpScreen(page(tx, visitor, {}, '?gebied=BU99010101')),
		);
		expect(screen).toMatchObject({
			...{ chosen: 'BU99010101', first: 'Buurtteam West', days: 3, asked: [{ called: 'Sociaal makelaars' }] },
		});
	});
	test('keeps at each organisation what a worker of it was asked', async () => {
		const { team } = await as('marloes', (tx, actor) =>
			intake.takeIn(tx, actor, {
				...{ words: 'Ik red het niet.', called: 'Jan Smit', reach: '030 000 00 45' },
				...{ area: 'BU99010101', by: 'street' },
			}),
		);
		expect(team).toBe('Sociaal makelaars');
		await expect(
			as('marloes', (tx) =>
				sql`insert into care.intake_question (municipality_id, id, area_code, came_by, received_on, talk_by, team_id, way)
					values (${waterveen}, ${newId()}, 'BU99010101', 'street', current_date, current_date, ${teamId('west')}, 'network')`.execute(
					tx,
				),
			),
		).rejects.toThrow(/row-level security/);
	});
	test('has a say of its own for each team: within how many days stands for all, who weighs for each', async () => {
		await way('ingrid', [personId('yusuf')]);
		await ask();
		await weigh('yusuf', await theOne());
		expect((await queue('ingrid'))[0]?.weighedCalled).toBe('Yusuf');
	});
});

test('another way holds from its day on: what waited stays where it was, and the next question goes elsewhere', async () => {
	await chosen({ way: 'team', first: teamId('west') });
	await ask();
	await chosen({ way: 'desk', first: teamId('brokers'), back: teamId('west') });
	await ask();
	expect((await queue('ingrid')).map((one) => one.way)).toEqual(['team']);
	expect((await queue('marloes')).map((one) => one.way)).toEqual(['desk']);
	// A team that is no more leaves nobody waiting unseen.
	await asOwner('update community.team set ended_on = current_date where id = $1', [teamId('west')]);
	expect(await queue('marloes')).toHaveLength(1);
	expect(await queue('ingrid')).toEqual([]);
	await asOwner('update community.team set ended_on = null where id = $1', [teamId('west')]);
});

describe('who is near somebody who asks', () => {
	const marks = (form: { soort: 'name' | 'postcode'; naam?: string; postcode?: string }) =>
		as('yusuf', (tx, actor) =>
			markNear(tx, actor, { naam: undefined, postcode: undefined, huisnummer: undefined, ...form } as never),
		);
	beforeEach(() => chosen({ way: 'team', first: teamId('west') }));
	test.each([
		['bears their name', { soort: 'name', naam: 'De Boer' }],
		['lives in their street', { soort: 'postcode', postcode: '9901 AB' }],
	] as const)('and %s does not see that they did, and is not given it', async (_why, mark) => {
		await marks(mark);
		await ask('BU99010101', undefined, { reach: '030 000 00 44, of een brief naar 9901AB' });
		const id = await theOne();
		expect(await queue('yusuf')).toEqual([]);
		await expect(talk('yusuf', id)).rejects.toMatchObject({ status: 404 });
		await weigh('ingrid', id);
		await expect(as('ingrid', (tx, actor) => intake.giveTo(tx, actor, id, personId('yusuf')))).rejects.toMatchObject({
			code: 'intake-worker',
		});
		expect((await as('yusuf', (tx) => sql`select care.begin_intake(${id}) as done`.execute(tx))).rows).toEqual([
			{ done: false },
		]);
	});
	test('reads no mark of it either, and it goes with the words', async () => {
		await ask();
		await expect(as('ingrid', (tx) => sql`select near_marks from care.intake_question`.execute(tx))).rejects.toThrow(
			/permission denied/,
		);
		await weigh('ingrid', await theOne(), { weight: 'light', route: 'broker', handed: 'Marloes' });
		expect((await asOwner('select near_marks from care.intake_question')).rows).toEqual([{ near_marks: [] }]);
	});
});

test('what somebody took back stays gone after an older copy of the database came back', async () => {
	await chosen({ way: 'team', first: teamId('west') });
	const code = await ask();
	const id = await theOne();
	await as(visitor, (tx, actor) => intake.withdrawQuestion(tx, actor, code));
	const heard = await asOwner(`select subject_id from care.outbox where type = 'intake.withdrawn'`);
	expect(heard.rows).toEqual([{ subject_id: id }]);
	await asOwner(`update care.intake_question set state = 'waiting', closed_on = null`);
	expect(await intake.withdrawIntakeAgain(new Set([tombstoneOf('intake', waterveen, newId())]))).toBe(0);
	expect(await intake.withdrawIntakeAgain(new Set([tombstoneOf('intake', waterveen, id)]))).toBe(1);
	expect(await queue('ingrid')).toEqual([]);
});

test('a visitor does not say when the first talk is: what they send along is kept within the term', async () => {
	await chosen({ way: 'team', first: teamId('west'), days: 3 });
	await as(visitor, (tx) =>
		sql`select care.ask_for_help(${JSON.stringify({
			...{ id: newId(), area_code: 'BU99010101', words_sealed: '', called_sealed: '', reach_sealed: '' },
			...{ code_hash: null, talk_by: '2099-01-01', near_marks: [], asked: null },
		})}::jsonb)`.execute(tx),
	);
	const { rows } = await asOwner('select talk_by - current_date as days from care.intake_question');
	expect(rows).toEqual([{ days: 20 }]);
});
