import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Actor, anonymous } from '#platform/actor';
import { clock } from '#platform/clock';
import { asActor, sql, type Tx } from '#platform/db/index.server';
import { newId } from '#platform/ids';
import { workingDaysLater } from '#platform/working-days';
import { useDatabase, waterveen } from '#testing/database';
import { dayFromToday, moveDays } from '#testing/days';
import {
	organisationId,
	type PersonaName,
	persona,
	personaNames,
	personId,
	seedPeople,
	teamId,
} from '#testing/personas';
import { askMunicipality, finishStep, sayWord, showRequest, withdrawRequest } from './ask-municipality.server.ts';
import { answerRequest, moveStep, nameDeputy, sayAway, setTemplate, takeUpRequest } from './handle-request.server.ts';
import {
	answerObstacle,
	askBreakthrough,
	decideBreakthrough,
	logObstacle,
	sameRule,
	setPurse,
	showObstacle,
} from './obstacles.server.ts';
import { obstaclesSeen, publicObstacles } from './obstacles.store.server.ts';
import { requestScreen, requestsToday } from './request-screens.server.ts';
import { requestsSeen, runningFor } from './requests.store.server.ts';
import { tendRequests } from './tend-requests.server.ts';

const { asOwner } = useDatabase();
const as = <T>(name: PersonaName, work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> =>
	asActor(persona(name), 'community', (tx) => work(tx, persona(name)));
const ask = { kind: 'place' as const, title: 'Twee banken', words: 'Bij de speeltuin in de bocht.', shown: false };
const area = 'BU99010101';
/** A second contact at the town hall, without a persona of their own. */
const second = '019b0000-0000-7000-8000-0d0000000099';
let initiative: string;
let request: string;

const page = (tx: Tx, actor: Actor, id: string) =>
	requestScreen({ tx, actor, params: { id }, about: () => {} } as never);
const screen = (name: PersonaName, id = request) => as(name, (tx, actor) => page(tx, actor, id));
const take = () => as('dewi', (tx, actor) => takeUpRequest(tx, actor, request, { deputy: second }));
const answer = { outcome: 'no' as const, reason: 'De stoep is te smal. Op het plein kan het wel.' };

beforeAll(async () => {
	await seedPeople(asOwner);
	await asOwner(`insert into identity.user (id, name, email) values ($1, 'Bo', 'bo@voorbeeld.nl')`, [second]);
	await asOwner(
		`insert into community.worker (municipality_id, id, account_id, first_name, last_name, made_at) values ($1, $2, $2, 'Bo', 'Terpstra', now())`,
		[waterveen, second],
	);
	await asOwner(
		`insert into community.assignment (municipality_id, id, worker_id, role, team_id, employer_organisation_id, area_codes, valid_from, valid_until, made_at)
		values ($1, $2, $3, 'municipal_contact', $4, $5, $6, current_date - 30, current_date + 300, now())`,
		[waterveen, newId(), second, teamId('hall'), organisationId('municipality'), ['WK990101', area]],
	);
});
beforeEach(async () => {
	await asOwner('delete from community.obstacle');
	await asOwner('delete from community.contact_absence');
	await asOwner('delete from open.breakthrough_budget');
	await asOwner('delete from open.initiative');
	await asOwner('delete from community.mail');
	await asOwner('update community.assignment set ended_on = null where worker_id = any ($1)', [
		[second, personId('dewi')],
	]);
	initiative = newId();
	await asOwner(
		`insert into open.initiative (municipality_id, id, title, summary, area_code, started_at, published_at) values ($1, $2, 'De bank', 'Een plan van buren.', $3, now(), now())`,
		[waterveen, initiative, area],
	);
	await asOwner(
		`insert into community.initiative_member (municipality_id, id, initiative_id, area_code, tie, person_id, called, contact_key, counts, channel, leave_hash, consent_at, joined_at)
		values ($1, $2, $3, $4, 'starter', $5, 'Samira', 'x', true, 'desk', 'x', now(), now())`,
		[waterveen, newId(), initiative, area, personId('samira')],
	);
	request = await as('samira', (tx, actor) => askMunicipality(tx, actor, initiative, ask));
});

describe('a request', () => {
	test('is read by the team, the workers, lead and contact of its area, and by nobody else', async () => {
		for (const name of personaNames) {
			const seen = await as(name, (tx, actor) => requestsSeen(tx, actor.municipalityId));
			const reads = ['samira', 'marloes', 'yusuf', 'ingrid', 'dewi'].includes(name);
			expect(seen.length, name).toBe(reads ? 1 : 0);
		}
		await expect(screen('fatou')).rejects.toMatchObject({ status: 404 });
		await expect(as('fatou', (tx, actor) => askMunicipality(tx, actor, initiative, ask))).rejects.toMatchObject({
			status: 404,
		});
	});

	test('is taken up with a deputy by who is first, and each side does its own steps', async () => {
		await expect(
			as('dewi', (tx, actor) => takeUpRequest(tx, actor, request, { deputy: personId('dewi') })),
		).rejects.toMatchObject({ code: 'request-deputy' });
		await expect(as('dewi', (tx, actor) => answerRequest(tx, actor, request, answer))).rejects.toMatchObject({
			code: 'request-not-taken',
		});
		await take();
		await expect(take()).rejects.toMatchObject({ code: 'request-taken' });
		for (const name of ['samira', 'ingrid', 'marloes'] as const)
			await expect(
				as(name, (tx, actor) => answerRequest(tx, actor, request, answer)),
				name,
			).rejects.toMatchObject({
				status: 404,
			});
		const { now, acting, lines } = await screen('samira');
		expect(acting?.called).toBe('Dewi Hartono');
		expect(lines.map(({ by, called }) => `${by} ${called}`)).toContain('team ');
		await expect(
			as('samira', (tx, actor) => finishStep(tx, actor, request, { step: now?.id ?? '', words: '' })),
		).rejects.toMatchObject({ status: 404 });
		await as('dewi', (tx, actor) => finishStep(tx, actor, request, { step: now?.id ?? '', words: 'Gekeken.' }));
		const last = (await screen('dewi')).now?.id ?? '';
		await expect(
			as('dewi', (tx, actor) => finishStep(tx, actor, request, { step: last, words: '' })),
		).rejects.toMatchObject({ code: 'request-answer-it' });
		await as('dewi', (tx, actor) => answerRequest(tx, actor, request, answer));
		expect((await screen('samira')).request).toMatchObject({ outcome: 'no', reason: answer.reason });
		await expect(as('samira', (tx, actor) => sayWord(tx, actor, request, 'Toch?'))).rejects.toMatchObject({
			code: 'request-over',
		});
	});

	test('nobody speaks for the other side, also not past the commands', async () => {
		const said = (name: PersonaName, by: 'team' | 'municipality') =>
			as(name, (tx) =>
				tx
					.insertInto('community.request_line')
					.values({
						municipality_id: waterveen,
						id: newId(),
						request_id: request,
						said_at: clock.now(),
						by_side: by,
						called: '',
						what: 'word',
						words: 'x',
					})
					.execute(),
			);
		await expect(said('samira', 'municipality')).rejects.toThrow(/row-level security/);
		await expect(said('dewi', 'team')).rejects.toThrow(/row-level security/);
		await expect(said('ingrid', 'team')).rejects.toThrow(/row-level security/);
		await said('samira', 'team');
	});

	test('is answered by the town alone, and shown by the team alone, also past the commands', async () => {
		await take();
		const change = (name: PersonaName, set: object) =>
			as(name, (tx) => tx.updateTable('community.request').set(set).executeTakeFirst());
		for (const name of ['samira', 'marloes'] as const) {
			await expect(change(name, { outcome: 'yes', reason: 'Zo maar.', ended_on: clock.today() }), name).rejects.toThrow(
				/only the municipality answers/,
			);
			await expect(change(name, { deputy_called: 'Ik' }), name).rejects.toThrow(/only the municipality answers/);
			await expect(
				as(name, (tx) => tx.updateTable('community.request_step').set({ due_on: clock.today() }).execute()),
				name,
			).rejects.toThrow(/its own side/);
		}
		await expect(change('dewi', { shown: true })).rejects.toThrow(/only the team/);
		expect((await change('ingrid', { shown: true })).numUpdatedRows).toBe(0n);
		const seen = await screen('ingrid');
		expect([seen.request.words, seen.lines]).toEqual(['', []]);
		await expect(as('ingrid', (tx) => sql`select words from community.request`.execute(tx))).rejects.toThrow(
			/permission denied/,
		);
	});

	test('that is late shouts on Vandaag and by mail, once; a later day keeps the first', async () => {
		await take();
		const { now } = await screen('dewi');
		const back = moveDays(40);
		try {
			expect(await tendRequests()).toBe(1);
			expect(await tendRequests()).toBe(0);
			const { rows } = await asOwner(`select account_id from community.mail where template = 'request-late'`);
			expect(rows).toHaveLength(3);
			for (const name of ['dewi', 'ingrid', 'marloes'] as const) {
				const { lines } = await as(name, (tx, actor) => requestsToday({ tx, actor, about: () => {} }));
				expect(lines[0]?.lateDays, name).toBeGreaterThan(0);
			}
			const on = workingDaysLater(clock.today(), 3);
			await as('dewi', (tx, actor) => moveStep(tx, actor, request, { step: now?.id ?? '', on, why: 'Het regende.' }));
			expect((await screen('samira')).now).toMatchObject({ dueOn: on, firstDueOn: now?.dueOn });
			expect((await screen('samira')).late).toBeNull();
		} finally {
			back();
		}
	});

	test('keeps a contact: the deputy while away for long, and after a role ended', async () => {
		await take();
		const until = dayFromToday(9);
		await as('dewi', (tx, actor) => sayAway(tx, actor, { who: undefined, from: clock.today(), until }));
		expect((await screen('samira')).acting?.called).toBe('Bo Terpstra');
		await asOwner('update community.assignment set ended_on = current_date where worker_id = $1', [personId('dewi')]);
		await tendRequests();
		const { request: after } = await screen('samira');
		expect(after).toMatchObject({ contactCalled: 'Bo Terpstra', deputyId: null, deputyMissingSince: clock.today() });
		await asOwner('update community.assignment set ended_on = null where worker_id = $1', [personId('dewi')]);
		await as('dewi', (tx, actor) => nameDeputy(tx, actor, request, { deputy: personId('dewi') }));
		expect((await screen('samira')).request).toMatchObject({ deputyCalled: 'Dewi Hartono', deputyMissingSince: null });
		await asOwner('update community.assignment set ended_on = current_date where worker_id = any ($1)', [
			[second, personId('dewi')],
		]);
		await tendRequests();
		expect((await screen('samira')).request).toMatchObject({ contactId: null, takenOn: null });
	});

	test('shows that it runs to everybody, and no more, if the team wants; then it is withdrawn', async () => {
		const running = () => asActor(anonymous(waterveen), 'open', (tx) => runningFor(tx, waterveen, initiative));
		expect(await running()).toEqual([]);
		await as('samira', (tx, actor) => showRequest(tx, actor, request, true));
		expect(await running()).toEqual([{ kind: 'place', since: clock.today() }]);
		await expect(as('dewi', (tx, actor) => showRequest(tx, actor, request, false))).rejects.toMatchObject({
			status: 404,
		});
		await as('samira', (tx, actor) => withdrawRequest(tx, actor, request));
		expect(await running()).toEqual([]);
	});

	test('follows the steps of this municipality once there are', async () => {
		const steps = [{ nl: 'Meteen antwoord', en: 'An answer at once', by: 'municipality' as const, days: 2 }];
		await as('tariq', (tx, actor) => setTemplate(tx, actor, { kind: 'place', steps }));
		await expect(as('dewi', (tx, actor) => setTemplate(tx, actor, { kind: 'other', steps }))).rejects.toThrow(
			/row-level security/,
		);
		const id = await as('samira', (tx, actor) => askMunicipality(tx, actor, initiative, ask));
		expect((await screen('samira', id)).steps.map(({ nl }) => nl)).toEqual(['Meteen antwoord']);
		await asOwner('delete from open.request_template');
	});
});

describe('an obstacle', () => {
	const told = {
		initiative: undefined,
		area,
		rule: 'Sollicitatieplicht',
		blocks: 'Helpen in de moestuin mag niet overdag.',
		people: 4,
		solver: 'policy' as const,
		partner: '',
		same: undefined,
	};
	const log = (name: PersonaName = 'yusuf', form: object = {}) =>
		as(name, (tx, actor) => logObstacle(tx, actor, { ...told, ...form }));
	const seenBy = (name: PersonaName) => as(name, (tx, actor) => obstaclesSeen(tx, actor.municipalityId));

	test('is told without persons, and read by who works there or can do something', async () => {
		await log();
		await expect(log('yusuf', { blocks: 'Mevrouw Jansen mag niet helpen.' })).rejects.toMatchObject({
			code: 'obstacle-names-somebody',
		});
		await expect(log('femke')).rejects.toMatchObject({ status: 404 });
		for (const name of personaNames)
			expect((await seenBy(name)).length, name).toBe(
				['marloes', 'yusuf', 'ingrid', 'dewi', 'bram'].includes(name) ? 1 : 0,
			);
		const own = await log('samira', { initiative, area: 'BU99010201' });
		expect((await seenBy('samira')).map(({ id, areaCode }) => [id, areaCode])).toEqual([[own, area]]);
	});

	test('is counted with the same rule elsewhere, answered by who can, and shown without who', async () => {
		const root = await log();
		const east = await log('femke', { area: 'BU99010201', same: root });
		await expect(
			as('dewi', (tx, actor) => answerObstacle(tx, actor, root, { outcome: 'stays', answer: 'De wet zegt het.' })),
		).rejects.toMatchObject({ status: 404 });
		await as('bram', (tx, actor) =>
			answerObstacle(tx, actor, root, { outcome: 'exception', answer: 'Twee dagdelen mag.' }),
		);
		await expect(
			as('yusuf', (tx, actor) => showObstacle(tx, actor, root, { shown: true, looked: false })),
		).rejects.toMatchObject({ code: 'obstacle-look' });
		await as('yusuf', (tx, actor) => showObstacle(tx, actor, root, { shown: true, looked: true }));
		const open = () => asActor(anonymous(waterveen), 'open', (tx) => publicObstacles(tx, waterveen, '', 10));
		expect(await open()).toMatchObject([{ outcome: 'exception', times: 2, cents: null }]);
		expect(JSON.stringify(await open())).not.toContain('people');
		await as('femke', (tx, actor) => sameRule(tx, actor, east, undefined));
		expect(await open()).toMatchObject([{ times: 1 }]);
		await as('yusuf', (tx, actor) => showObstacle(tx, actor, root, { shown: false, looked: false }));
		expect(await open()).toEqual([]);
	});

	test('gets a little money from who has the mandate, and never more than there is', async () => {
		const decide = (name: PersonaName, id: string, cents = 30_000) =>
			as(name, (tx, actor) => decideBreakthrough(tx, actor, id, { granted: 'yes', why: 'Dit lost het op.', cents }));
		const asked = async (euros: number) => {
			const id = await log();
			await as('yusuf', (tx, actor) => askBreakthrough(tx, actor, id, { euros, what: 'Twee keer een busje' }));
			return id;
		};
		const small = await asked(20_000);
		await expect(decide('ingrid', small, 20_000)).rejects.toMatchObject({ code: 'breakthrough-no-budget' });
		await expect(as('ingrid', (tx, actor) => setPurse(tx, actor, { euros: 1000, most: 500 }))).rejects.toThrow(
			/row-level security/,
		);
		await as('bram', (tx, actor) => setPurse(tx, actor, { euros: 50_000, most: 25_000 }));
		await expect(decide('marloes', small, 20_000)).rejects.toMatchObject({ status: 404 });
		await decide('ingrid', small, 20_000);
		await expect(decide('ingrid', small, 20_000)).rejects.toMatchObject({ code: 'obstacle-decided' });
		const large = await asked(30_000);
		await expect(decide('ingrid', large)).rejects.toMatchObject({ code: 'breakthrough-too-much' });
		const other = await asked(30_000);
		const both = await Promise.allSettled([decide('bram', large), decide('bram', other)]);
		expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		await expect(
			as('bram', (tx) => tx.updateTable('community.obstacle').set({ granted: true }).execute()),
		).rejects.toThrow(/permission denied/);
		await expect(
			as('yusuf', (tx) =>
				tx.updateTable('community.obstacle').set({ asked_cents: 99 }).where('id', '=', small).execute(),
			),
		).rejects.toThrow(/what was decided about stays/);
		const own = await log('ingrid');
		await as('ingrid', (tx, actor) => askBreakthrough(tx, actor, own, { euros: 1000, what: 'Een busje' }));
		await expect(decide('ingrid', own, 1000)).rejects.toMatchObject({ code: 'breakthrough-own' });
		await expect(decide('bram', own, 900)).rejects.toMatchObject({ code: 'breakthrough-changed' });
	});
});
