import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Actor, anonymous } from '#platform/actor';
import { clock } from '#platform/clock';
import { asActor, asTask, sql, type Tx } from '#platform/db/index.server';
import { newId } from '#platform/ids';
import { workingDaysLater } from '#platform/working-days';
import { useDatabase, waterveen } from '#testing/database';
import { dayFromToday } from '#testing/days';
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
import { beginClientFor } from '../clients/clients.fixtures.ts';
import * as intake from './index.server.ts';
import type { HeavierForm, WeighForm } from './intake.forms.ts';
import { heavierCounts, heavierOf, questionsIn, toldIn } from './intake.store.server.ts';
import { isOverdue, suits } from './intake.ts';

const { asOwner } = useDatabase();
const visitor = anonymous(waterveen);
const as = <T>(who: PersonaName | Actor, work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> => {
	const actor = typeof who === 'string' ? persona(who) : who;
	return asActor(actor, 'care', (tx) => work(tx, actor));
};
const page = (tx: Tx, actor: Actor, params: object = {}) =>
	({ tx, actor, params, url: new URL('http://x/'), about: () => {} }) as never;
const asked = { words: 'Ik red het niet met de brieven.', called: 'Riet de Boer', reach: '030 000 00 44' };
const ask = (area = 'BU99010101') => as(visitor, (tx, actor) => intake.askHelp(tx, actor, { ...asked, area }));
const behind = async (code: string) =>
	(await as(visitor, (tx, actor) => intake.intakeCodeScreen(page(tx, actor, { code })))).one;
const queue = (who: PersonaName | Actor) => as(who, (tx) => questionsIn(tx, waterveen));
const told = (who: PersonaName | Actor, id: string) => as(who, (tx) => toldIn(tx, waterveen, id));
const theOne = async () => (await queue('ingrid'))[0]?.id ?? '';
const weigh = (who: PersonaName, id: string, more: Partial<WeighForm> = {}) =>
	as(who, (tx, actor) =>
		intake.weigh(tx, actor, id, {
			...{ weight: 'fits', why: 'Meer dan één vraag tegelijk.', route: undefined, handed: '', ...more },
		} as WeighForm),
	);
const way = (who: PersonaName, deciders: string[] = [], days = 3) =>
	as(who, (tx, actor) =>
		intake.sayIntakeWay(tx, actor, { area: 'WK990101', days, specialist: 'Altrecht', town: 'Tafel', deciders }),
	);

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

describe('who asks for help', () => {
	test('needs no account, and waits in the queue of their area alone', async () => {
		await ask();
		for (const name of personaNames)
			expect((await queue(name)).length, name).toBe(name === 'yusuf' || name === 'ingrid' ? 1 : 0);
		expect(await queue(visitor)).toEqual([]);
		expect((await queue('yusuf'))[0]).toMatchObject({
			cameBy: 'self',
			talkBy: workingDaysLater(clock.today(), 5),
		});
		const { rows } = await asOwner('select * from care.intake_question');
		expect(JSON.stringify(rows)).not.toMatch(/Riet|brieven|030 000/);
		await expect(ask('BU00000000')).rejects.toMatchObject({ field: 'area' });
	});
	test('sees by a code how far it is and who is before them, and no word of it', async () => {
		await ask();
		await asOwner('update care.intake_question set received_on = $1', [dayFromToday(-3)]);
		const code = await ask('BU99010102');
		expect(await behind(code)).toMatchObject({ state: 'waiting', before_you: 1 });
		expect(JSON.stringify(await behind(code))).not.toMatch(/Riet|brieven|030/);
		await expect(behind('0000-0000-0000-0000')).rejects.toMatchObject({ status: 404 });
		await expect(as(visitor, (tx) => intake.openIntakeCode(tx, visitor, 'iets'))).rejects.toMatchObject({
			code: 'intake-code',
		});
	});
	test('takes it back with one tap, and their words go at once', async () => {
		const code = await ask();
		await as(visitor, (tx) => intake.withdrawQuestion(tx, code));
		expect(await queue('yusuf')).toEqual([]);
		expect((await asOwner('select words_sealed, called_sealed, reach_sealed from care.intake_question')).rows).toEqual([
			{ words_sealed: '', called_sealed: '', reach_sealed: '' },
		]);
		await expect(as(visitor, (tx) => intake.withdrawQuestion(tx, code))).rejects.toMatchObject({ status: 404 });
	});
	test('is written down by a worker too, in their own area', async () => {
		const take = (who: PersonaName, area: string) =>
			as(who, (tx, actor) => intake.takeIn(tx, actor, { ...asked, area, by: 'phone' }));
		const code = await take('yusuf', 'BU99010101');
		expect(await behind(code)).toMatchObject({ state: 'waiting' });
		await expect(take('yusuf', 'BU99010201')).rejects.toMatchObject({ field: 'area' });
		for (const name of ['marloes', 'samira', 'bram'] as const)
			await expect(take(name, 'BU99010101'), name).rejects.toMatchObject({ status: 404 });
	});
});

describe('an area', () => {
	test('says through its lead within how many days, and who weighs', async () => {
		for (const name of ['yusuf', 'marloes', 'bram', 'gea'] as const)
			await expect(way(name), name).rejects.toMatchObject({ status: 404 });
		await expect(way('ingrid', [personId('femke')])).rejects.toMatchObject({ field: 'deciders' });
		await way('ingrid', [personId('yusuf')]);
		await ask();
		expect((await queue('ingrid'))[0]?.talkBy).toBe(workingDaysLater(clock.today(), 3));
	});
	test('leaves nobody waiting unseen: the lead reads on Vandaag who should have had a talk', async () => {
		await ask();
		expect(await intake.intakeToday({ actor: persona('ingrid') })).toEqual({ overdue: 0, waiting: 1 });
		await asOwner('update care.intake_question set talk_by = $1', [dayFromToday(-1)]);
		expect(await intake.intakeToday({ actor: persona('ingrid') })).toEqual({ overdue: 1, waiting: 1 });
		expect(await intake.intakeToday({ actor: persona('yusuf') })).toEqual({ overdue: 0, waiting: 0 });
		expect(isOverdue({ state: 'talk', talkBy: dayFromToday(-1) }, clock.today())).toBe(false);
	});
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
		await expect(way('ingrid')).rejects.toThrow(/row-level security/);
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

describe('a question is weighed', () => {
	test('by the lead or who the lead named, and by nobody else', async () => {
		await ask();
		const id = await theOne();
		for (const name of ['yusuf', 'femke', 'marloes', 'dewi'] as const)
			await expect(weigh(name, id), name).rejects.toMatchObject({ status: 404 });
		await expect(
			as('yusuf', (tx) =>
				sql`update care.intake_question set state = 'fits', weight = 'fits', weighed_by = ${personId('yusuf')} where id = ${id}`.execute(
					tx,
				),
			),
		).rejects.toThrow(/permission denied/);
		await way('ingrid', [personId('yusuf')]);
		await weigh('yusuf', id);
		expect((await queue('ingrid'))[0]).toMatchObject({ state: 'fits', weighedCalled: 'Yusuf' });
	});
	test('and goes over warmly when it does not fit: to somebody with a name, by a route that suits', async () => {
		const code = await ask();
		const id = await theOne();
		await expect(weigh('ingrid', id, { weight: 'light' })).rejects.toMatchObject({ field: 'route' });
		await expect(weigh('ingrid', id, { weight: 'heavy', route: 'broker' })).rejects.toMatchObject({ field: 'route' });
		await expect(weigh('ingrid', id, { weight: 'light', route: 'broker' })).rejects.toMatchObject({ field: 'handed' });
		await weigh('ingrid', id, { weight: 'heavy', route: 'town', handed: 'Wim van de tafel' });
		expect(await behind(code)).toMatchObject({ state: 'handed', route: 'town', handed_called: 'Wim van de tafel' });
		await expect(weigh('ingrid', id)).rejects.toMatchObject({ status: 404 });
		expect([suits('fits', undefined), suits('fits', 'town'), suits('light', 'neighbours')]).toEqual([
			true,
			false,
			true,
		]);
	});
});

describe('a question that fits', () => {
	test('is given to one worker, who begins with what was told already', async () => {
		await ask();
		const id = await theOne();
		const talk = (who: PersonaName) => as(who, (tx, actor) => intake.takeTalk(tx, actor, id));
		await expect(talk('femke')).rejects.toMatchObject({ status: 404 });
		await talk('yusuf');
		await weigh('ingrid', id);
		const give = (who: PersonaName, worker: string) => as(who, (tx, actor) => intake.giveTo(tx, actor, id, worker));
		await expect(give('ingrid', personId('femke'))).rejects.toMatchObject({ field: 'worker' });
		await expect(give('yusuf', personId('yusuf'))).rejects.toMatchObject({ status: 404 });
		await give('ingrid', personId('yusuf'));
		const begin = (who: PersonaName) =>
			as(who, (tx, actor) => intake.beginFrom(tx, actor, id, { first: 'Riet', last: 'de Boer' }));
		await expect(begin('ingrid')).rejects.toMatchObject({ status: 404 });
		const file = await begin('yusuf');
		const { rows } = await asOwner('select area_code, received_on::text from care.client where id = $1', [file]);
		expect(rows).toEqual([{ area_code: 'BU99010101', received_on: clock.today() }]);
		await expect(begin('yusuf')).rejects.toMatchObject({ status: 404 });
		expect((await asOwner('select words_sealed, called_sealed, reach_sealed from care.intake_question')).rows).toEqual([
			{ words_sealed: '', called_sealed: '', reach_sealed: '' },
		]);
		expect(await queue('yusuf')).toEqual([]);
	});
	test('is erased thirty days after somebody has it, or after half a year of waiting; one that waits shorter stays', async () => {
		await ask();
		await weigh('ingrid', await theOne(), { weight: 'light', route: 'broker', handed: 'Marloes' });
		await asOwner('update care.intake_question set closed_on = $1', [dayFromToday(-40)]);
		await ask();
		await asOwner('update care.intake_question set received_on = $1 where closed_on is null', [dayFromToday(-220)]);
		await ask();
		const before = new Date(`${dayFromToday(-30)}T12:00:00Z`);
		const rule = intake.intakeRetention[0];
		expect(
			await asTask('privacy.erase', waterveen, 'care', (tx, task) =>
				rule ? rule.end(tx, { municipalityId: waterveen, before }, task) : Promise.resolve(0),
			),
		).toBe(2);
		expect(await queue('yusuf')).toHaveLength(1);
	});
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
