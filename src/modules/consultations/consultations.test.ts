import { beforeAll, describe, expect, test } from 'vitest';
import { type Actor, anonymous } from '#platform/actor';
import { clock } from '#platform/clock';
import { asActor, asTask, sql, type Tx } from '#platform/db/index.server';
import { newId } from '#platform/ids';
import { useDatabase, waterveen } from '#testing/database';
import { dayFromToday } from '#testing/days';
import {
	accountId,
	organisationId,
	type PersonaName,
	persona,
	personaNames,
	personId,
	seedPeople,
	teamId,
} from '#testing/personas';
import { seedPlaces } from '#testing/places';
import { beginClientFor, inTwoSteps } from '../clients/clients.fixtures.ts';
import { copyOfFile } from '../clients/index.server.ts';
import { pointsAtSomebody, saysNext } from './consultation.ts';
import type { BringInForm } from './consultations.forms.ts';
import { clientsTied, consultationsKnown } from './consultations.store.server.ts';
import { consultationsInFile } from './consultations-in-file.ts';
import * as consultations from './index.server.ts';

const { asOwner } = useDatabase();
let samira: string;
const person = inTwoSteps('samira');
const as = <T>(who: PersonaName | Actor, work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> => {
	const actor = typeof who === 'string' ? persona(who) : who;
	return asActor(actor, 'care', (tx) => work(tx, actor));
};
const page = (tx: Tx, actor: Actor, params: object = {}, query = '') =>
	({ tx, actor, params, url: new URL(`http://x/${query}`), about: () => {} }) as never;
const question = 'Een alleenstaande moeder vindt geen rust in huis. Wie denkt mee?';
const bring = (more: Partial<BringInForm> = {}, who: PersonaName = 'yusuf') =>
	as(who, async (tx, actor) =>
		consultations.bringIn(
			tx,
			actor,
			{
				...{ client: samira, question, day: clock.today(), place: 'Wijkbureau', expert: 'Riet, lotgenoten' },
				...{ invited: [personId('marloes'), personId('dewi')], named: false, informed: 'informed', exception: '' },
				...more,
			} as BringInForm,
			await consultations.whoCanCome(actor),
		),
	);
const sees = (who: PersonaName | Actor, id: string) =>
	as(who, async (tx, actor) => (await consultationsKnown(tx, actor.municipalityId, id)).length);
const opens = (who: PersonaName, id: string) =>
	as(who, (tx, actor) => consultations.consultationScreen(page(tx, actor, { id })));
const begins = async (id: string) => {
	const { invited } = await opens('yusuf', id);
	await as('yusuf', (tx, actor) =>
		consultations.beginTalk(
			tx,
			actor,
			id,
			invited.filter(({ workerId }) => workerId === personId('marloes')).map((one) => one.id),
		),
	);
};
const mine = () => as(person, (tx, actor) => consultations.myConsultationsScreen(page(tx, actor)));
const permit = (team: 'brokers' | 'hall', organisation: 'welfare' | 'municipality') =>
	asOwner(
		`insert into care.sharing_permission (municipality_id, id, client_id, from_organisation_id, to_organisation_id, to_team_id, to_called, scope, purpose, how_given, recorded_by, given_on, until_on)
		values ($1, $2, $3, $4, $5, $6, 'Team', '{contact}', 'consultation', 'spoken', $7, current_date, current_date + 30)`,
		[
			waterveen,
			newId(),
			samira,
			organisationId('teams'),
			organisationId(organisation),
			teamId(team),
			personId('yusuf'),
		],
	);

beforeAll(async () => {
	await seedPeople(asOwner);
	await seedPlaces(asOwner);
	samira = await beginClientFor('yusuf', { bornOn: '1957-03-02', account: 'samira' });
});

describe('a talk without a name', () => {
	test('is read by its owner, by who was invited from two other organisations and by the person, and by nobody else', async () => {
		const id = await bring();
		for (const name of personaNames)
			expect(await sees(name, id), name).toBe(['yusuf', 'marloes', 'dewi'].includes(name) ? 1 : 0);
		expect(await sees(person, id)).toBe(1);
		expect(await sees(inTwoSteps('fatou'), id)).toBe(0);
		expect(await sees(anonymous(waterveen), id)).toBe(0);
		await expect(opens('femke', id)).rejects.toMatchObject({ status: 404 });
		await expect(opens('yusuf', 'geen-id')).rejects.toMatchObject({ status: 404 });
	});
	test('stands in the copy of the file for the person, and not in what is shared as a part', async () => {
		const id = await bring();
		await begins(id);
		await as('yusuf', (tx, actor) =>
			consultations.decide(tx, actor, id, { decision: 'Eerst rust in huis.', lesson: '' }),
		);
		const copy = JSON.stringify(await as(person, (tx) => copyOfFile(tx, waterveen, samira, consultationsInFile)));
		expect(copy).toContain('Een alleenstaande moeder vindt geen rust');
		expect(copy).toContain('Eerst rust in huis.');
		expect(copy).toContain('Marloes');
		// Who came along as one who knows it is another resident.
		expect(copy).not.toContain('Riet');
		const fatou = inTwoSteps('fatou');
		expect(await as(fatou, (tx) => copyOfFile(tx, waterveen, samira, consultationsInFile))).toEqual([]);
	});
	test('tells nobody at the table who it is, also not in the rows', async () => {
		const id = await bring();
		const shown = JSON.stringify(await opens('marloes', id));
		expect(shown).not.toMatch(/Samira|Bouzidi/);
		expect(shown).not.toContain(samira);
		for (const name of ['marloes', 'dewi', 'ingrid', 'femke'] as const)
			expect(await as(name, (tx) => clientsTied(tx, waterveen)), name).toEqual([]);
		const { rows } = await asOwner('select * from care.consultation where id = $1', [id]);
		expect(JSON.stringify(rows)).not.toMatch(/alleenstaande|rust in huis/);
	});
	test.each([
		['Samira Bouzidi vindt geen rust in huis.', 'a name'],
		['Bel haar op 06 12345678 over de rust in huis.', 'a number'],
		['Het gezin aan Kerkstraat 12 vindt geen rust.', 'an address'],
	])('refuses %s', async (words) => {
		expect(pointsAtSomebody(words)).toBeDefined();
		await expect(bring({ question: words })).rejects.toMatchObject({
			code: 'consultation-names-somebody',
			field: 'question',
		});
	});
	test('lets care talk about health', () => {
		expect(pointsAtSomebody('Een moeder met een depressie vindt geen rust.')).toBeUndefined();
	});
	test('is of somebody the worker helps, and asks colleagues who are there', async () => {
		await expect(bring({}, 'femke')).rejects.toMatchObject({ status: 404 });
		await expect(bring({}, 'marloes')).rejects.toMatchObject({ status: 404 });
		await expect(bring({ invited: [] })).rejects.toMatchObject({ field: 'invited' });
		await expect(bring({ invited: [personId('gea')] })).rejects.toMatchObject({ field: 'invited' });
		await expect(bring({ day: dayFromToday(-1) })).rejects.toMatchObject({ field: 'day' });
		await expect(bring({ informed: 'exception', exception: '' })).rejects.toMatchObject({ field: 'exception' });
	});
	test('is closed to who was invited thirty days after', async () => {
		const id = await bring();
		await asOwner('update care.consultation set on_day = $2 where id = $1', [id, dayFromToday(-30)]);
		expect(await sees('marloes', id)).toBe(1);
		await asOwner('update care.consultation set on_day = $2 where id = $1', [id, dayFromToday(-31)]);
		expect(await sees('marloes', id)).toBe(0);
		expect(await sees('yusuf', id)).toBe(1);
	});
});

describe('a name', () => {
	test('comes along with a permission for every team at the table, and goes when it is withdrawn', async () => {
		await expect(bring({ named: true })).rejects.toMatchObject({ code: 'consultation-no-yes', field: 'named' });
		await permit('brokers', 'welfare');
		await expect(bring({ named: true })).rejects.toMatchObject({ facts: { team: 'Wijkbureau' } });
		await permit('hall', 'municipality');
		const id = await bring({ named: true });
		expect((await opens('marloes', id)).called).toBe('Samira Bouzidi');
		await asOwner('update care.sharing_permission set withdrawn_at = now() where to_team_id = $1', [teamId('brokers')]);
		expect((await opens('marloes', id)).called).toBe('');
		expect((await opens('dewi', id)).called).toBe('Samira Bouzidi');
		await asOwner('delete from care.sharing_permission');
	});
});

describe('the person', () => {
	test('is told before it begins, in the database too', async () => {
		const id = await bring({ informed: undefined });
		expect(await sees(person, id)).toBe(0);
		await expect(begins(id)).rejects.toMatchObject({ code: 'consultation-not-informed' });
		await expect(
			as('yusuf', (tx) => sql`update care.consultation set began_on = current_date where id = ${id}`.execute(tx)),
		).rejects.toThrow(/consultation_informs/);
		await as('yusuf', (tx, actor) => consultations.inform(tx, actor, id, { informed: 'informed', exception: '' }));
		await begins(id);
		expect(await sees(person, id)).toBe(1);
		await expect(
			as('yusuf', (tx, actor) =>
				consultations.inform(tx, actor, id, { informed: 'exception', exception: 'Toch niet.' }),
			),
		).rejects.toMatchObject({ code: 'consultation-told' });
	});
	test('reads an exception thirty days after, by itself', async () => {
		const id = await bring({ informed: 'exception', exception: 'De ex leest mee op de telefoon.' });
		expect(await sees(person, id)).toBe(0);
		expect((await opens('marloes', id)).one.exception).toBe('');
		expect((await opens('yusuf', id)).one.exception).toBe('De ex leest mee op de telefoon.');
		// Not on a paper that a worker takes along either, with everything that hangs on it.
		const before = await as('yusuf', (tx) => copyOfFile(tx, waterveen, samira, consultationsInFile));
		expect(before.filter(({ table }) => table === 'consultation').every(({ facts }) => facts['informed'])).toBe(true);
		expect(before.some(({ facts }) => facts['informed'] === 'exception')).toBe(false);
		// Nobody selects it, also not past the page.
		for (const who of ['marloes', 'yusuf', person] as const)
			await expect(as(who, (tx) => sql`select exception_sealed from care.consultation`.execute(tx))).rejects.toThrow(
				/permission denied/,
			);
		expect((await as('marloes', (tx) => sql`select * from care.exceptions_i_wrote()`.execute(tx))).rows).toEqual([]);
		await asOwner('update care.consultation set on_day = $2 where id = $1', [id, dayFromToday(-31)]);
		expect(await sees(person, id)).toBe(1);
		// Who stands for them may be why: they read it when the person was told, and not by the days alone.
		const partner = { ...person, accountId: accountId('olaf') };
		await asOwner(
			`insert into care.representative (municipality_id, id, client_id, kind, name_sealed, account_id, from_on, until_on)
			values ($1, gen_random_uuid(), $2, 'chosen', '', $3, current_date, current_date + 30)`,
			[waterveen, samira, partner.accountId],
		);
		expect(await sees(partner, id)).toBe(0);
		await asOwner(`update care.consultation set informed = 'informed' where id = $1`, [id]);
		expect(await sees(partner, id)).toBe(1);
		await asOwner('delete from care.representative where client_id = $1', [samira]);
	});
	test('reads who was there, who opened it and what was decided', async () => {
		const id = await bring();
		await opens('dewi', id);
		await begins(id);
		await as('yusuf', (tx, actor) =>
			consultations.decide(tx, actor, id, { decision: 'Eerst de schulden, dan school.', lesson: '' }),
		);
		const talk = (await mine()).talks.find((one) => one.id === id);
		expect(talk).toMatchObject({ decision: 'Eerst de schulden, dan school.', expertCalled: 'Riet, lotgenoten' });
		const table = Object.fromEntries((talk?.invited ?? []).map((one) => [one.workerCalled.split(' ')[0], one]));
		expect(table['Marloes']).toMatchObject({
			attended: true,
			openedOn: null,
			organisationCalled: 'Stichting Draadkracht',
		});
		expect(table['Dewi']).toMatchObject({ attended: false, openedOn: clock.today() });
	});
	test('stops it with a no: the table reads nothing more, and the owner changes nothing', async () => {
		const id = await bring();
		await expect(as(inTwoSteps('fatou'), (tx) => consultations.objectToTalk(tx, id))).rejects.toMatchObject({
			status: 404,
		});
		await expect(as('marloes', (tx) => consultations.objectToTalk(tx, id))).rejects.toMatchObject({ status: 404 });
		await as(person, (tx) => consultations.objectToTalk(tx, id));
		for (const name of ['marloes', 'dewi'] as const) expect(await sees(name, id), name).toBe(0);
		await expect(begins(id)).rejects.toMatchObject({ code: 'consultation-stopped' });
		await expect(
			as('yusuf', (tx) => sql`update care.consultation set objected_on = null where id = ${id}`.execute(tx)),
		).rejects.toThrow(/permission denied/);
		expect((await mine()).talks.find((one) => one.id === id)).toMatchObject({ mayObject: false });
	});
	test('reads nothing with one factor', async () => {
		const id = await bring();
		expect(await sees('samira', id)).toBe(0);
	});
});

describe('what ends', () => {
	test('is shut for its owner once they help the person no more, and while the file is restricted', async () => {
		const id = await bring();
		await asOwner('update care.client set restricted_since = current_date where id = $1', [samira]);
		expect([await sees('yusuf', id), await sees('marloes', id)]).toEqual([0, 0]);
		await asOwner('update care.client set restricted_since = null where id = $1', [samira]);
		expect(await sees('yusuf', id)).toBe(1);
		const other = await beginClientFor('yusuf', { voornaam: 'Noor', achternaam: 'Vlaar' });
		const hers = await bring({ client: other });
		await asOwner('update care.relation set ended_on = current_date where client_id = $1', [other]);
		expect(await sees('yusuf', hers)).toBe(0);
		await expect(opens('yusuf', hers)).rejects.toMatchObject({ status: 404 });
		await expect(
			as('yusuf', (tx, actor) => consultations.inform(tx, actor, hers, { informed: 'present', exception: '' })),
		).rejects.toMatchObject({ status: 404 });
	});
	test('goes with the file it was about', async () => {
		const other = await beginClientFor('yusuf', { voornaam: 'Noor', achternaam: 'Vlaar' });
		const id = await bring({ client: other });
		await asOwner('delete from care.client where id = $1', [other]);
		expect((await asOwner('select from care.consultation where id = $1', [id])).rows).toEqual([]);
	});
});

describe('before it begins', () => {
	test('nobody at the table reads it until it is said how the person knows', async () => {
		const id = await bring({ informed: undefined });
		for (const name of ['marloes', 'dewi'] as const) expect(await sees(name, id), name).toBe(0);
		await as('yusuf', (tx, actor) => consultations.inform(tx, actor, id, { informed: 'informed', exception: '' }));
		for (const name of ['marloes', 'dewi'] as const) expect(await sees(name, id), name).toBe(1);
	});
	test('holds the district alone, the name of no resident readable, and no name in the words although it may come along', async () => {
		await permit('brokers', 'welfare');
		await permit('hall', 'municipality');
		for (const words of ['Samira vindt geen rust in huis.', 'De heer bouzidi vindt geen rust in huis.'])
			await expect(bring({ named: true, question: words })).rejects.toMatchObject({ field: 'question' });
		await asOwner('delete from care.sharing_permission');
		const id = await bring();
		const { rows } = await asOwner('select * from care.consultation where id = $1', [id]);
		expect(rows[0]).toMatchObject({ area_code: 'WK990101' });
		expect(JSON.stringify(rows)).not.toContain('Riet');
	});
});

describe('what comes of it', () => {
	const acts = async (id: string) => (await opens('yusuf', id)).actions;
	const ask = (id: string, worker: string, what = 'Belt de school over een rustige plek.') =>
		as('yusuf', (tx, actor) => consultations.askAction(tx, actor, id, { worker, what, due: dayFromToday(7) }));
	const say = (who: PersonaName, action: string, state: 'accepted' | 'declined' | 'done' | 'not') =>
		as(who, (tx, actor) => consultations.sayAction(tx, actor, { action, state }));

	test('is asked of somebody at the table, who says yes or no themselves', async () => {
		const id = await bring();
		await expect(ask(id, personId('marloes'))).rejects.toMatchObject({ code: 'consultation-not-begun' });
		await begins(id);
		await expect(ask(id, personId('femke'))).rejects.toMatchObject({ field: 'worker' });
		await expect(ask(id, personId('marloes'), 'Belt Samira Bouzidi thuis op.')).rejects.toMatchObject({
			field: 'what',
		});
		await ask(id, personId('marloes'));
		const [one] = await acts(id);
		const action = one?.id ?? '';
		for (const name of ['yusuf', 'dewi', 'ingrid'] as const)
			await expect(say(name, action, 'accepted'), name).rejects.toMatchObject({ status: 404 });
		await expect(say('marloes', action, 'done')).rejects.toMatchObject({ status: 404 });
		await say('marloes', action, 'accepted');
		const list = await as('marloes', (tx, actor) => consultations.consultationsScreen(page(tx, actor)));
		expect(list.actions).toMatchObject([{ id: action, state: 'accepted', next: ['done', 'not'] }]);
		await say('marloes', action, 'done');
		expect((await acts(id))[0]).toMatchObject({ state: 'done', saidOn: clock.today() });
		expect(saysNext('declined')).toEqual([]);
	});
	test('is no more to be read by who was asked after a no of the person, or in another team', async () => {
		const id = await bring();
		await begins(id);
		await ask(id, personId('marloes'));
		const action = (await acts(id))[0]?.id ?? '';
		await say('marloes', action, 'accepted');
		const asked = async (who: PersonaName | Actor) =>
			(await as(who, (tx) => sql`select from care.consultation_action where id = ${action}`.execute(tx))).rows.length;
		await asOwner('update care.consultation set began_on = $2, on_day = $2 where id = $1', [id, dayFromToday(-31)]);
		expect([await asked('marloes'), await asked('dewi')]).toEqual([1, 0]);
		expect(await asked({ ...persona('marloes'), teamId: teamId('east') })).toBe(0);
		await as(person, (tx) => consultations.objectToTalk(tx, id));
		expect(await asked('marloes')).toBe(0);
		await expect(say('marloes', action, 'done')).rejects.toMatchObject({ status: 404 });
	});
	test('leaves a lesson of nobody, that every colleague finds by its words and that leads nowhere', async () => {
		const id = await bring();
		await begins(id);
		const decide = (lesson: string) =>
			as('yusuf', (tx, actor) =>
				consultations.decide(tx, actor, id, { decision: 'Eerst rust, dan papieren.', lesson }),
			);
		await expect(decide('Kees Jansen wist dit al.')).rejects.toMatchObject({ field: 'lesson' });
		await decide('Vraag eerst wie er thuis slaapt.');
		const found = (who: PersonaName, query: string) =>
			as(who, async (tx, actor) => (await consultations.lessonsScreen(page(tx, actor, {}, query))).lessons);
		// Not while somebody still remembers which talk it was of.
		expect(await found('soraya', '')).toEqual([]);
		await asOwner(`update care.case_lesson set month = date_trunc('month', current_date - interval '1 month')::date`);
		expect(await found('soraya', '?zoek=SLAAPT+thuis')).toMatchObject([{ words: 'Vraag eerst wie er thuis slaapt.' }]);
		expect(await found('soraya', '?zoek=schulden')).toEqual([]);
		for (const name of ['bram', 'samira', 'henk', 'gea'] as const) expect(await found(name, ''), name).toEqual([]);
		const { rows } = await asOwner('select * from care.case_lesson');
		expect(Object.keys(rows[0] ?? {}).sort()).toEqual(['id', 'month', 'municipality_id', 'words_sealed']);
		expect(JSON.stringify(rows)).not.toContain(id);
	});
	test('is erased half a year after the talk, and goes with nothing left; a lesson stays', async () => {
		const id = await bring();
		await begins(id);
		await ask(id, personId('yusuf'));
		await asOwner('update care.consultation set began_on = $2 where id = $1', [id, dayFromToday(-190)]);
		const rule = consultations.consultationsRetention[0];
		const before = new Date(`${dayFromToday(-183)}T12:00:00Z`);
		const erase = (tx: Tx, actor: Actor) =>
			rule?.end(tx, { municipalityId: waterveen, before }, actor) ?? Promise.resolve(0);
		expect(await asTask('privacy.erase', waterveen, 'care', erase)).toBe(1);
		expect((await asOwner('select from care.consultation_action where consultation_id = $1', [id])).rows).toEqual([]);
		expect((await asOwner('select from care.case_lesson')).rows.length).toBeGreaterThan(0);
	});
});

test('somebody who was not invited is not added by an identifier that was swapped', async () => {
	const id = await bring();
	const row = (worker: string, as_: PersonaName) =>
		as(as_, (tx) =>
			sql`insert into care.consultation_invited (municipality_id, id, consultation_id, worker_id, worker_called, team_id, organisation_id)
				values (${waterveen}, ${newId()}, ${id}, ${worker}, 'X', ${teamId('east')}, ${organisationId('teams')})`.execute(
				tx,
			),
		);
	await expect(row(personId('femke'), 'femke')).rejects.toThrow(/row-level security/);
	await expect(row(personId('soraya'), 'marloes')).rejects.toThrow(/row-level security/);
});
