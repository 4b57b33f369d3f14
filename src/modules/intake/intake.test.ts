import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { clock } from '#platform/clock';
import { asTask, sql } from '#platform/db/index.server';
import { workingDaysLater } from '#platform/working-days';
import { useDatabase, waterveen } from '#testing/database';
import { dayFromToday } from '#testing/days';
import { type PersonaName, persona, personaNames, personId, seedPeople } from '#testing/personas';
import { seedPlaces } from '#testing/places';
import * as intake from './index.server.ts';
import { as, ask, asked, behind, queue, theOne, visitor, way, weigh } from './intake.fixtures.ts';
import { isOverdue, suits } from './intake.ts';

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
		await as(visitor, (tx) => intake.withdrawQuestion(tx, visitor, code));
		expect(await queue('yusuf')).toEqual([]);
		expect((await asOwner('select words_sealed, called_sealed, reach_sealed from care.intake_question')).rows).toEqual([
			{ words_sealed: '', called_sealed: '', reach_sealed: '' },
		]);
		await expect(as(visitor, (tx) => intake.withdrawQuestion(tx, visitor, code))).rejects.toMatchObject({
			status: 404,
		});
	});
	test('is written down by a worker too, in their own area', async () => {
		const take = (who: PersonaName, area: string) =>
			as(who, (tx, actor) => intake.takeIn(tx, actor, { ...asked, area, by: 'phone' }));
		const { code } = await take('yusuf', 'BU99010101');
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
		const begin = (who: PersonaName, more: { jong?: boolean } = {}) =>
			as(who, (tx, actor) =>
				intake.beginFrom(tx, actor, id, { first: 'Riet', last: 'de Boer', geboren: undefined, jong: false, ...more }),
			);
		await expect(begin('ingrid')).rejects.toMatchObject({ status: 404 });
		await expect(begin('yusuf', { jong: true })).rejects.toMatchObject({ field: 'geboren' });
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
