import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addMapEntry } from '#modules/social-map/index.server';
import { asActor } from '#platform/db/index.server';
import { parse } from '#platform/route/form';
import { useDatabase } from '#testing/database';
import { dayFromToday, moveDays } from '#testing/days';
import { persona, personId, seedPeople } from '#testing/personas';
import { seedPlaces } from '#testing/places';
import { beginClientFor, inTwoSteps } from '../clients/clients.fixtures.ts';
import { along, askFor } from './company.fixtures.ts';
import { ArrivalForm, StepDownForm } from './company.forms.ts';
import * as steps from './step-down.server.ts';
import { arrivalDays, arrivalDue, type StepDown, stepWaits } from './step-down.ts';

const { asOwner } = useDatabase();
const yusuf = persona('yusuf');
const samira = inTwoSteps('samira');
let client: string;
const plans = (set: object = {}) =>
	along(yusuf, client, (one) =>
		steps.planStep(one, {
			...{ target: 'buddy', wish: 'Samen wandelen op zondag.', with: 'Yusuf', on: dayFromToday(0) },
			...set,
		}),
	);
const screen = (actor = yusuf) =>
	asActor(actor, 'care', (tx) => steps.stepDownScreen(askFor(tx, actor, actor.kind === 'staff' ? { id: client } : {})));
const met = (step: string, said: 'yes' | 'not' = 'yes', on?: string) =>
	along(yusuf, client, (one) => steps.introduced(one, { step, introduced: said, on }));
const later = async <T>(days: number, work: () => Promise<T>): Promise<T> => {
	const back = moveDays(days);
	return work().finally(back);
};

beforeAll(async () => {
	await seedPeople(asOwner);
	await seedPlaces(asOwner);
});
beforeEach(async () => {
	await asOwner('delete from care.client');
	await asOwner('delete from community.talent');
	client = await beginClientFor('yusuf', { account: 'samira' });
});

describe('a step down', () => {
	test('is made with somebody who goes along, and its words stand sealed', async () => {
		await plans();
		expect((await screen(samira)).steps).toMatchObject([
			{ kind: 'buddy', wish: 'Samen wandelen op zondag.', with: 'Yusuf' },
		]);
		expect(JSON.stringify((await asOwner('select * from care.step_down')).rows)).not.toMatch(/wandelen|Yusuf/);
	});
	test('asks for a wish with a buddy, a day that comes, and a place that is there', async () => {
		await expect(plans({ wish: '' })).rejects.toMatchObject({ code: 'company-wish', field: 'wish' });
		for (const day of [-1, 200])
			await expect(plans({ on: dayFromToday(day) })).rejects.toMatchObject({ code: 'company-day', field: 'on' });
		await expect(plans({ target: `place:${client}` })).rejects.toMatchObject({ status: 404 });
		expect(parse(StepDownForm, { target: 'home', wish: '', with: '', on: 'morgen' })).toMatchObject({
			errors: { target: 'required', with: 'required', on: 'not-a-date' },
		});
		expect(parse(ArrivalForm, { arrival: 'x', outcome: '' }).success).toBe(false);
	});
	test('keeps the name of a place of the social map', async () => {
		const marloes = persona('marloes');
		await asActor(marloes, 'community', (tx) =>
			addMapEntry(tx, marloes, {
				kind: 'place',
				name: 'Buurthuis De Spil',
				areaCode: 'BU99010101',
				summary: 'Koffie.',
			}),
		);
		const place = (await screen()).targets.find(({ label }) => label === 'Buurthuis De Spil');
		await plans({ target: place?.value, wish: '' });
		expect((await screen(samira)).steps).toMatchObject([{ kind: 'place', placeCalled: 'Buurthuis De Spil' }]);
	});
	test('is followed by a check after two weeks and two months, answered by either; then it ends', async () => {
		const step = await plans();
		await met(step);
		expect((await screen()).steps[0]).toMatchObject({ due: null, waits: null });
		const say = (actor: typeof yusuf, outcome: 'comes' | 'not') =>
			along(actor, client, async (one) => {
				const at = actor.kind === 'staff' ? { id: client } : {};
				const [shown] = (await steps.stepDownScreen(askFor(one.tx, actor, at))).steps;
				await steps.sayArrived(one, { arrival: shown?.due?.id ?? '', outcome });
			});
		await expect(say(yusuf, 'comes')).rejects.toMatchObject({ status: 404 });
		await later(14, () => say(samira, 'comes'));
		await expect(later(15, () => say(yusuf, 'comes'))).rejects.toMatchObject({ status: 404 });
		await later(61, () => say(yusuf, 'comes'));
		expect((await screen()).steps[0]).toMatchObject({
			endedOn: dayFromToday(61),
			arrivals: [
				{ round: 'two-weeks', outcome: 'comes', saidBy: 'person' },
				{ round: 'two-months', outcome: 'comes', saidBy: 'worker' },
			],
		});
	});
	test('that did not happen gets another day, or ends', async () => {
		const step = await plans();
		await met(step, 'not', dayFromToday(7));
		expect((await screen()).steps[0]).toMatchObject({ introduced: null, introduceOn: dayFromToday(7), waits: null });
		await expect(met(step, 'not', dayFromToday(-7))).rejects.toMatchObject({ code: 'company-day' });
		await met(step, 'not');
		expect((await screen()).steps[0]).toMatchObject({ introduced: 'not', endedOn: dayFromToday(0) });
		await expect(met(step)).rejects.toMatchObject({ status: 404 });
	});
});

describe('the way back', () => {
	test('is one tap of the person, also after the end; the worker picks it up and the help goes on', async () => {
		const step = await plans();
		await met(step);
		await asOwner(`update care.client set ended_on = current_date, ended_as = 'enough'`);
		await expect(along(yusuf, client, (one) => steps.comeBack(one, { step }))).rejects.toMatchObject({ status: 404 });
		await along(samira, client, (one) => steps.comeBack(one, { step }));
		await along(samira, client, (one) => steps.comeBack(one, { step }));
		expect((await screen()).steps[0]).toMatchObject({ waits: 'back', backOn: dayFromToday(0) });
		await expect(along(samira, client, (one) => steps.welcomeBack(one, { step }))).rejects.toMatchObject({
			status: 404,
		});
		await along(yusuf, client, (one) => steps.welcomeBack(one, { step }));
		expect((await asOwner('select ended_on from care.client')).rows).toEqual([{ ended_on: null }]);
		expect((await screen()).steps[0]).toMatchObject({ waits: null, endedOn: dayFromToday(0) });
		await along(samira, client, (one) => steps.comeBack(one, { step }));
		expect((await screen()).steps[0]?.waits).toBe('back');
	});
});

describe('a wish leaves the file', () => {
	const shares = (actor: typeof samira, step: string, set: object = {}) =>
		along(actor, client, (one) =>
			steps.shareWish(one, { step, woorden: 'Samen wandelen.', delen: true, gekeken: false, ...set }),
		);
	test('by the person alone, in words they chose, and nothing else goes with it', async () => {
		const step = await plans();
		await expect(shares(yusuf as never, step)).rejects.toMatchObject({ status: 404 });
		await expect(shares(samira, step, { woorden: 'Wandelen met Kees Jansen.' })).rejects.toMatchObject({
			code: 'text-points-at-person',
		});
		await shares(samira, step);
		const { rows } = await asOwner('select * from community.talent');
		expect(rows).toMatchObject([{ card_id: personId('samira'), kind: 'wish', words: 'Samen wandelen.' }]);
		expect(JSON.stringify(rows)).not.toMatch(new RegExp(`${client}|${step}`));
		expect((await screen(samira)).steps[0]?.wishSharedOn).toBe(dayFromToday(0));
		await expect(shares(samira, step)).rejects.toMatchObject({ status: 404 });
	});
});

test('a step of somebody else is not there', async () => {
	const step = await plans();
	const other = await beginClientFor('yusuf', { voornaam: 'Bo', achternaam: 'Vos', account: 'fatou' });
	await expect(along(yusuf, other, (one) => steps.introduced(one, { step, introduced: 'yes' }))).rejects.toMatchObject({
		status: 404,
	});
	await expect(along(inTwoSteps('fatou'), other, (one) => steps.comeBack(one, { step }))).rejects.toMatchObject({
		status: 404,
	});
});

test('what waits: back before all else, then the introduction on its day, then a check that is due', () => {
	const days = arrivalDays('2026-03-01');
	expect(days).toEqual({ 'two-weeks': '2026-03-15', 'two-months': '2026-05-01' });
	const step: StepDown = {
		...{ id: 's', kind: 'buddy', targetId: null, placeCalled: '', wish: 'w', with: 'Y', wishSharedOn: null },
		...{ introduceOn: '2026-03-01', introduced: null, backOn: null, backSeenOn: null, endedOn: null, arrivals: [] },
	};
	expect(stepWaits(step, '2026-02-28')).toBe(null);
	expect(stepWaits(step, '2026-03-01')).toBe('introduction');
	const arrival = { id: 'a', round: 'two-weeks' as const, dueOn: '2026-03-15', outcome: null, saidBy: null };
	const went = { ...step, introduced: 'yes' as const, arrivals: [arrival] };
	expect(stepWaits(went, '2026-03-14')).toBe(null);
	expect(stepWaits(went, '2026-03-15')).toBe('arrival');
	expect(stepWaits({ ...went, backOn: '2026-03-02' }, '2026-03-14')).toBe('back');
	expect(arrivalDue({ ...went, endedOn: '2026-03-16' }, '2026-04-01')).toBeUndefined();
});
