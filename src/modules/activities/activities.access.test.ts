import { beforeAll, describe, expect, test } from 'vitest';
import { type Actor, anonymous } from '#platform/actor';
import { clock } from '#platform/clock';
import { asActor, asTask, sql, type Tx } from '#platform/db/index.server';
import { markOfTexts } from '#platform/free-text/public-words';
import { dayAfter } from '#platform/wall-time';
import { elders, useDatabase, waterveen } from '#testing/database';
import { type PersonaName, persona, seedPeople } from '#testing/personas';
import type { SignUpForm } from './activities.forms.ts';
import { daysBetween, findActivity } from './activities.store.server.ts';
import { activityScreen } from './activity-screen.server.ts';
import { answerOffer, answerPair, askForPair, leaveActivity, signUp, theSignUp } from './sign-up.server.ts';
import { codeOfSignUp, signUpHash } from './sign-up-code.server.ts';
import { ownSignUp, rollOf } from './sign-ups.store.server.ts';
import { waitingSuggestions } from './suggestions.store.server.ts';
import {
	dayOff,
	leaveSuggestion,
	moveDay,
	noteCame,
	proposePair,
	startActivity,
	suggestActivity,
} from './tend-activities.server.ts';
import { offerPlaces, tellDayChanged, tendActivities } from './tend-days.server.ts';

const { asOwner } = useDatabase();
const as = <T>(name: PersonaName, work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> =>
	asActor(persona(name), 'community', (tx) => work(tx, persona(name)));
const passer = <T>(work: (tx: Tx, actor: Actor) => Promise<T>, here = waterveen): Promise<T> =>
	asActor(anonymous(here), 'community', (tx) => work(tx, anonymous(here)));

const today = clock.today();
const day = dayAfter(today, 7);
const lesson = (places?: number) => ({
	title: 'Taalles',
	summary: 'Samen Nederlands oefenen.',
	forWhom: '',
	place: 'De Wilg',
	cost: 0,
	languages: ['nl'],
	accessibility: [],
	phone: '0300000101',
	mail: '',
	places,
	area: 'BU99010101',
	mapEntry: undefined,
	initiative: undefined,
	organiser: 'Buurthuis',
	suggestion: undefined,
	day,
	from: '10:00',
	until: '11:30',
	repeat: 'weekly' as const,
	lastDay: undefined,
	also: [],
	notOnHolidays: false,
	signUp: true,
});
const start = (places?: number, by: PersonaName = 'marloes') =>
	as(by, (tx, actor) => startActivity(tx, actor, lesson(places)));
test('its words name somebody only after a second look, and never a number', async () => {
	const say = (more: Partial<ReturnType<typeof lesson>> & { confirmed?: string }) =>
		as('marloes', (tx, actor) => startActivity(tx, actor, { ...lesson(), ...more }));
	const words = { title: 'Taalles', summary: 'Vraag naar mevrouw Jansen.', forWhom: '' };
	await expect(say({ summary: 'Bel 06 12345678' })).rejects.toMatchObject({ code: 'public-number', field: 'summary' });
	await expect(say({ place: 'Bel 06 12345678' })).rejects.toMatchObject({ code: 'public-number', field: 'place' });
	await expect(say(words)).rejects.toMatchObject({ code: 'text-points-at-person', field: 'summary' });
	await expect(say({ ...words, confirmed: markOfTexts(words) })).resolves.toBeTruthy();
});

const form = (called: string, more: Partial<SignUpForm> = {}): SignUpForm => ({
	day,
	called,
	contact: `${called.toLowerCase()}@voorbeeld.nl`,
	together: false,
	ride: 'none',
	seats: undefined,
	rideArea: undefined,
	...more,
});
const join = (id: string, called: string, more: Partial<SignUpForm> = {}) =>
	passer((tx, actor) => signUp(tx, actor, id, form(called, more), 'nl'));
const see = (code: string) => passer((tx) => theSignUp(tx, code));
const roll = (by: PersonaName, id: string) => as(by, (tx) => rollOf(tx, id, day));
const letters = async (template: string) =>
	(await asOwner('select address from community.mail where template = $1', [template])).rows.map(
		({ address }) => address,
	);

beforeAll(() => seedPeople(asOwner));

describe('an activity on the list', () => {
	test('has its days for half a year, and stands there for everybody', async () => {
		const id = await start();
		const days = await asActor(anonymous(waterveen), 'open', (tx) => daysBetween(tx, today, '9999-12-31', [id]));
		expect(days.length).toBeGreaterThan(20);
		expect(days[0]).toMatchObject({ onDay: day, from: '10:00', off: false, taken: 0 });
		expect((await asActor(anonymous(elders), 'open', (tx) => findActivity(tx, id))) ?? null).toBeNull();
	});

	test('of an initiative opens for who is signed in too, who may carry it', async () => {
		const id = await start();
		const { rows } = await asOwner(
			`insert into open.initiative (municipality_id, id, title, summary, area_code, started_at, published_at)
			values ($1, gen_random_uuid(), 'De tuin', 'Een tuin van buren.', 'BU99010101', now(), now()) returning id`,
			[waterveen],
		);
		await asOwner('update open.activity set initiative_id = $2, team_id = null where id = $1', [id, rows[0]?.id]);
		for (const who of [anonymous(waterveen), persona('samira'), persona('marloes')])
			expect(
				await asActor(who, 'open', (tx) =>
					activityScreen({ tx, actor: who, params: { id }, url: new URL('http://x/activiteiten') } as never),
				),
			).toMatchObject({
				activity: { title: 'Taalles' },
				initiative: { title: 'De tuin' },
				mayRun: false,
			});
	});
	test('is only changed by the team that runs it', async () => {
		const id = await start();
		for (const other of ['yusuf', 'soraya', 'samira', 'gea', 'tariq'] as const)
			await expect(as(other, (tx, actor) => dayOff(tx, actor, id, day))).rejects.toThrow(/not/);
		for (const other of ['samira', 'bram', 'soraya'] as const)
			await expect(start(undefined, other)).rejects.toThrow(/not/);
		// Also when the command is passed by.
		const { numAffectedRows } = await as('yusuf', (tx) =>
			sql`update open.activity set title = 'Anders' where id = ${id}`.execute(tx),
		);
		expect(Number(numAffectedRows)).toBe(0);
	});

	test('can be off or moved for one day, and who comes hears it', async () => {
		const id = await start();
		await join(id, 'Wim');
		await as('marloes', (tx, actor) =>
			moveDay(tx, actor, id, { day, onDay: dayAfter(day, 1), from: '11:00', until: '12:00' }),
		);
		await tellDayChanged({ municipalityId: waterveen, subjectId: id });
		expect(await letters('activity-moved')).toEqual(['wim@voorbeeld.nl']);
		await as('marloes', (tx, actor) => dayOff(tx, actor, id, day));
		await tellDayChanged({ municipalityId: waterveen, subjectId: id });
		expect(await letters('activity-off')).toEqual(['wim@voorbeeld.nl']);
		await expect(join(id, 'Laat')).rejects.toThrow('activities-day-gone');
	});

	test('gets new days as time goes by, and moved ones stay moved', async () => {
		const id = await start();
		await asOwner('delete from open.activity_day where activity_id = $1 and day > $2', [id, dayAfter(day, 30)]);
		await tendActivities();
		const days = await passer((tx) => daysBetween(tx, today, '9999-12-31', [id]));
		expect(days.length).toBeGreaterThan(20);
	});
});

describe('who signs up', () => {
	test('fifty at once for five places: five come and forty-five wait', async () => {
		const id = await start(5);
		const codes = await Promise.all(Array.from({ length: 50 }, (_, at) => join(id, `Buur${at}`)));
		const states = await Promise.all(codes.map(async (code) => (await see(code)).state));
		expect(states.filter((state) => state === 'coming')).toHaveLength(5);
		expect(states.filter((state) => state === 'waiting')).toHaveLength(45);
		const [first] = await passer((tx) => daysBetween(tx, day, day, [id]));
		expect(first).toMatchObject({ places: 5, taken: 5 });
	});

	test('leaves, and the first in line is offered the place; without an answer the next', async () => {
		const id = await start(1);
		const [ann, bea, cor] = [await join(id, 'Ann'), await join(id, 'Bea'), await join(id, 'Cor')];
		await passer((tx, actor) => leaveActivity(tx, actor, ann));
		await expect(see(ann)).rejects.toThrow('not found');
		await offerPlaces({ municipalityId: waterveen });
		expect((await see(bea)).state).toBe('offered');
		expect(await letters('activity-offered')).toContain('bea@voorbeeld.nl');
		// Nobody slips in between.
		expect((await see(await join(id, 'Dik'))).state).toBe('waiting');
		await asOwner(
			`update community.activity_sign_up set offered_until = now() - interval '1 minute' where code_hash = $1`,
			[signUpHash(bea)],
		);
		await offerPlaces({ municipalityId: waterveen });
		expect([(await see(bea)).state, (await see(cor)).state]).toEqual(['missed', 'offered']);
		await expect(passer((tx) => answerOffer(tx, cor))).resolves.toBeUndefined();
		await passer((tx) => answerOffer(tx, bea));
		expect([(await see(cor)).state, (await see(bea)).state]).toEqual(['coming', 'waiting']);
	});

	test('is seen by nobody else: not in a table, not with another code, not over the wall', async () => {
		const id = await start();
		const code = await join(id, 'Wim');
		for (const name of ['samira', 'marloes', 'yusuf', 'tariq', 'gea'] as const)
			expect(
				await as(name, async (tx) => (await sql`select * from community.activity_sign_up`.execute(tx)).rows),
			).toEqual([]);
		expect(await passer((tx) => ownSignUp(tx, signUpHash(code)), elders)).toBeNull();
		expect(await passer((tx) => ownSignUp(tx, signUpHash(codeOfSignUp(id))))).toBeNull();
		expect(await roll('marloes', id)).toMatchObject([{ called: 'Wim', callOn: null }]);
		for (const name of ['yusuf', 'samira', 'soraya', 'tariq', 'gea'] as const) expect(await roll(name, id)).toEqual([]);
		expect(
			await asActor(anonymous(waterveen), 'open', (tx) =>
				sql`select 1 from community.activity_sign_up`.execute(tx),
			).catch(({ message }) => message),
		).toMatch(/permission denied/);
	});

	test('who has only a telephone is called when there is something to tell, and not before', async () => {
		const id = await start();
		await join(id, 'Toos', { contact: '0612345678' });
		expect((await roll('marloes', id))[0]?.callOn).toBeNull();
		await as('marloes', (tx, actor) => dayOff(tx, actor, id, day));
		expect((await roll('marloes', id))[0]?.callOn).toBe('0612345678');
	});

	test('was there: the number stays when the names go', async () => {
		const id = await start();
		await join(id, 'Wim');
		const [wim] = await roll('marloes', id);
		await as('marloes', (tx, actor) => noteCame(tx, actor, id, { day, came: [wim?.id ?? ''] }));
		await asOwner('delete from community.activity_sign_up where activity_id = $1', [id]);
		const { rows } = await asOwner('select people from community.activity_turnout where activity_id = $1', [id]);
		expect(rows).toEqual([{ people: 1 }]);
		await expect(as('yusuf', (tx, actor) => noteCame(tx, actor, id, { day, came: [], people: 9 }))).rejects.toThrow(
			/not/,
		);
	});
});

describe('going together', () => {
	test('neither sees a name or a number before both said yes', async () => {
		const id = await start();
		const [ann, bob] = [
			await join(id, 'Ann', { ride: 'needs', rideArea: 'BU99010102' }),
			await join(id, 'Bob', { ride: 'gives', seats: 1, rideArea: 'BU99010102' }),
		];
		await passer((tx, actor) => askForPair(tx, actor, ann, 'ride'));
		const [asked] = (await see(bob)).pairs;
		expect(asked).toMatchObject({ mine: null, theirs: true, called: null, contact: null, area: 'WK990101' });
		expect(JSON.stringify(await see(bob))).not.toContain('Ann');
		expect(JSON.stringify(await see(ann))).not.toContain('Bob');
		await passer((tx, actor) => answerPair(tx, actor, bob, asked?.id ?? '', true));
		expect((await see(ann)).pairs).toMatchObject([{ called: 'Bob', contact: 'bob@voorbeeld.nl' }]);
		// The car is full now, and a third hears that there is nobody to ask.
		const cas = await join(id, 'Cas', { ride: 'needs' });
		await expect(passer((tx, actor) => askForPair(tx, actor, cas, 'ride'))).rejects.toThrow('activities-nobody-left');
	});

	test('is proposed by who runs it, for two who want it, and asks both', async () => {
		const id = await start();
		const ann = await join(id, 'Ann', { together: true });
		await join(id, 'Bob', { together: true });
		await join(id, 'Cas');
		const [one, two, three] = (await roll('marloes', id)).map((row) => row.id);
		const propose = (by: PersonaName, first = one, second = two) =>
			as(by, (tx, actor) =>
				proposePair(tx, actor, id, { day, kind: 'together', first: first ?? '', second: second ?? '' }),
			);
		await propose('marloes');
		expect((await see(ann)).pairs).toMatchObject([{ mine: null, theirs: null, called: null }]);
		await expect(propose('marloes', one, three)).rejects.toThrow('activities-no-pair');
		await expect(propose('yusuf')).rejects.toThrow(/not/);
		// Who is not in it cannot answer it.
		const [pair] = (await see(ann)).pairs;
		const cas = await join(id, 'Dik');
		await expect(passer((tx, actor) => answerPair(tx, actor, cas, pair?.id ?? '', true))).rejects.toThrow('not found');
	});
});

test('what is missing is told by anybody and looked over by the workers of that area', async () => {
	await passer((tx, actor) =>
		suggestActivity(tx, actor, { area: 'BU99010101', title: 'Schaken', words: 'Elke vrijdag in het park.' }),
	);
	const seen = async (name: PersonaName) => (await as(name, (tx) => waitingSuggestions(tx))).map(({ title }) => title);
	expect(await seen('marloes')).toEqual(['Schaken']);
	for (const name of ['samira', 'soraya', 'tariq', 'gea'] as const) expect(await seen(name)).toEqual([]);
	const [one] = await as('marloes', (tx) => waitingSuggestions(tx));
	await expect(as('soraya', (tx) => leaveSuggestion(tx, one?.id ?? ''))).rejects.toThrow('not found');
	await as('marloes', (tx) => leaveSuggestion(tx, one?.id ?? ''));
	expect(await seen('marloes')).toEqual([]);
});

test('a task that is not the round reads nobody', async () => {
	const rows = await asTask('sessions.tidy', waterveen, 'community', (tx) =>
		sql`select * from community.activity_sign_up`.execute(tx),
	);
	expect(rows.rows).toEqual([]);
});
