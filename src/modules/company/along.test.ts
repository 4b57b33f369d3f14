import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#platform/actor';
import { asActor } from '#platform/db/index.server';
import { parse } from '#platform/route/form';
import { useDatabase } from '#testing/database';
import { dayFromToday, moveDays } from '#testing/days';
import { persona, personaNames, seedPeople } from '#testing/personas';
import { beginClientFor, inTwoSteps } from '../clients/clients.fixtures.ts';
import * as company from './along.server.ts';
import { along, askFor } from './company.fixtures.ts';
import { AlongForm, CirclePersonForm } from './company.forms.ts';

const { asOwner } = useDatabase();
const yusuf = persona('yusuf');
const samira = inTwoSteps('samira');
let client: string;
const at = (actor: Actor) => (actor.kind === 'staff' ? { id: client } : {});
const screen = (actor: Actor = yusuf) =>
	asActor(actor, 'care', (tx) => company.alongScreen(askFor(tx, actor, at(actor))));
const circle = (actor: Actor = yusuf) =>
	asActor(actor, 'care', (tx) => company.circleScreen(askFor(tx, actor, at(actor))));
const goes = (set: Partial<AlongForm> = {}) =>
	along(yusuf, client, (one) =>
		company.goAlong(one, {
			what: 'Naar school',
			where: 'De aula',
			practical: '',
			on: dayFromToday(0),
			at: '14:00',
			...set,
		}),
	);
const happened = (actor: Actor, set: object) =>
	along(actor, client, async (one) => {
		const [shown] = (await screen()).alongs;
		await company.sayHappened(one, { along: shown?.id ?? '', happened: 'yes', after: '', ...set } as never);
	});

beforeAll(() => seedPeople(asOwner));
beforeEach(async () => {
	await asOwner('delete from care.client');
	client = await beginClientFor('yusuf', { account: 'samira' });
});

describe('a worker goes along', () => {
	test('and the person reads what, with whom and when; the words stand sealed', async () => {
		await goes();
		expect((await screen(samira)).alongs).toMatchObject([
			{ what: 'Naar school', workerCalled: 'Yusuf', atTime: '14:00' },
		]);
		expect(JSON.stringify((await asOwner('select * from care.going_along')).rows)).not.toMatch(/school|aula/);
		await expect(goes({ on: dayFromToday(-1) })).rejects.toMatchObject({ code: 'company-day', field: 'on' });
		expect(parse(AlongForm, { what: ' ', on: '2026-02-31', at: '25:00' })).toMatchObject({
			errors: { what: 'required', on: 'not-a-date' },
		});
	});
	test('is asked from its day on whether it happened; later makes the next one, and waits on Vandaag', async () => {
		await goes({ on: dayFromToday(1) });
		await expect(happened(yusuf, {})).rejects.toMatchObject({ status: 404 });
		expect(await company.companyToday(yusuf)).toEqual({ steps: 0, words: 0, alongs: 0 });
		const back = moveDays(1);
		try {
			expect(await company.companyToday(yusuf)).toEqual({ steps: 0, words: 0, alongs: 1 });
			await expect(happened(yusuf, { happened: 'later' })).rejects.toMatchObject({
				code: 'company-day',
				field: 'again',
			});
			await expect(happened(samira, {})).rejects.toMatchObject({ status: 404 });
			await happened(yusuf, { happened: 'later', after: 'De school was dicht.', again: dayFromToday(6) });
		} finally {
			back();
		}
		expect((await screen(samira)).alongs).toMatchObject([
			{ what: 'Naar school', happened: null },
			{ happened: 'later', after: 'De school was dicht.' },
		]);
		for (const name of personaNames.filter((each) => each !== 'yusuf'))
			expect(await company.companyToday(persona(name)), name).toEqual({ steps: 0, words: 0, alongs: 0 });
	});
	test('stands in a calendar as "Afspraak" and nothing more, and not in that of somebody else', async () => {
		await goes();
		const afspraak = (await screen()).alongs[0]?.id;
		const file = (actor: Actor) =>
			asActor(actor, 'care', (tx) => company.alongCalendar(askFor(tx, actor, { afspraak })));
		const text = await (await file(samira)).text();
		expect(text).toContain('SUMMARY:Afspraak');
		expect(text).toContain('CLASS:PRIVATE');
		expect(text).not.toMatch(/school|aula|Yusuf|Samira/);
		await beginClientFor('yusuf', { voornaam: 'Bo', achternaam: 'Vos', account: 'fatou' });
		await expect(file(inTwoSteps('fatou'))).rejects.toMatchObject({ status: 404 });
	});
});

describe('a circle of solidarity', () => {
	test('has their own words first, then strengths, and people with what they do', async () => {
		await along(samira, client, (one) =>
			company.saveCircle(one, { own: 'Ik wil kapper worden.', strengths: 'Ik blijf rustig.' }),
		);
		await along(yusuf, client, (one) =>
			company.addCirclePerson(one, { called: 'De kapper', does: 'Laat haar meekijken.' }),
		);
		expect(await circle(samira)).toMatchObject({
			...{ ownWords: 'Ik wil kapper worden.', strengths: 'Ik blijf rustig.' },
			people: [{ called: 'De kapper', does: 'Laat haar meekijken.' }],
		});
		const [person] = (await circle()).people;
		await along(samira, client, (one) => company.dropCirclePerson(one, { person: person?.id ?? '' }));
		expect((await circle()).people).toEqual([]);
		expect(JSON.stringify((await asOwner('select * from care.solidarity')).rows)).not.toMatch(/kapper|rustig/);
		expect(parse(CirclePersonForm, { called: 'Bo', does: '' })).toMatchObject({ errors: { does: 'required' } });
	});
	test('has no field for what goes wrong, and nobody of another file takes somebody out', async () => {
		await along(yusuf, client, (one) => company.addCirclePerson(one, { called: 'Oma', does: 'Kookt op vrijdag.' }));
		const [person] = (await circle()).people;
		const other = await beginClientFor('yusuf', { voornaam: 'Bo', achternaam: 'Vos' });
		await expect(
			along(yusuf, other, (one) => company.dropCirclePerson(one, { person: person?.id ?? '' })),
		).rejects.toMatchObject({ status: 404 });
		const { rows } = await asOwner(
			`select column_name from information_schema.columns where table_schema = 'care' and table_name like 'solidarity%'`,
		);
		expect(
			rows.map(({ column_name }) => String(column_name)).filter((name) => /problem|worry|police|risk/.test(name)),
		).toEqual([]);
	});
});
