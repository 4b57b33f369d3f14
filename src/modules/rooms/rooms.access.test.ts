import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Actor, anonymous } from '#platform/actor';
import { clock } from '#platform/clock';
import { asActor, asTask, sql, type Tx } from '#platform/db/index.server';
import { markOfTexts } from '#platform/free-text/public-words';
import { dayAfter, momentOf, mondayOf } from '#platform/wall-time';
import { useDatabase, waterveen } from '#testing/database';
import { type PersonaName, persona, personaNames, personId, seedPeople } from '#testing/personas';
import { seedPlaces } from '#testing/places';
import { bookRoom, byCode, settleOwn } from './book-room.server.ts';
import { lettersAbout, tendUses } from './bookings.store.server.ts';
import { bookingScreen, manageScreen, ownRoomsScreen, roomPeopleScreen } from './manage-screens.server.ts';
import type { BookForm, RoomForm } from './room.forms.ts';
import { bookingsTable, roomCalendar } from './room-files.server.ts';
import { roomsAlone } from './room-people.store.server.ts';
import { roomScreen, roomsScreen } from './room-screens.server.ts';
import type { DemandForm } from './space-agenda.forms.ts';
import { agendaScreen, askForRoom, endDemand, handOverRoom } from './space-agenda.server.ts';
import { mixIn, passOnManagement } from './space-agenda.store.server.ts';
import { forgetInRooms, leaveRoomsAlone } from './tell-rooms.server.ts';
import {
	answerBooking,
	beginRoom,
	handKey,
	inviteToRoom,
	joinRoom,
	leaveRoom,
	rewriteRoom,
	takeUpRoom,
	writeRules,
} from './tend-rooms.server.ts';

const { asOwner } = useDatabase();
const nobody = anonymous(waterveen);
const as = <T>(who: PersonaName | Actor, work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> => {
	const actor = typeof who === 'string' ? persona(who) : who;
	return asActor(actor, 'community', (tx) => work(tx, actor));
};
const roomForm: RoomForm = {
	naam: 'De voorkamer',
	uitleg: '',
	gebied: 'BU99010101',
	adres: 'Wilgenlaan 1',
	plek: undefined,
	mensen: 30,
	er: ['kitchen'],
	rolstoel: true,
	toilet: false,
	uren: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => `${day} 09:00-22:00`),
	dicht: [],
	gratis: true,
	dagdeel: 1500,
	zakelijk: 6000,
	tussen: 15,
	optie: 48,
	meteen: 'known',
	afzeggen: 24,
	beheer: 'residents',
	kosten: 0,
};
const tuesday = dayAfter(mondayOf(clock.today()), 15);
const wish: BookForm = {
	dag: tuesday,
	van: '14:00',
	tot: '16:00',
	soort: 'initiative',
	herhaal: 'once',
	keer: 1,
	woord: 'Naaicafé',
	mensen: 12,
	naam: 'Truus',
	bereik: 'truus@voorbeeld.nl',
	bericht: '',
	initiatief: undefined,
	regels: 0,
	akkoord: false,
	optie: false,
};
let room: string;
const page = (tx: Tx, actor: Actor, params: Record<string, string> = {}, query = '') =>
	({ tx, actor, params, url: new URL(`http://waterveen.test/${query}`), about: () => {} }) as never;
const book = (who: PersonaName | Actor, more: Partial<BookForm> = {}) =>
	as(who, (tx, actor) => bookRoom(tx, actor, room, { ...wish, ...more }));
const states = async () =>
	(await asOwner(`select state, title, freed_at is not null as freed from open.room_use order by lower(during)`)).rows;
const manage = () => as('samira', (tx, actor) => manageScreen(page(tx, actor, { id: room })));

beforeAll(async () => {
	await seedPlaces(asOwner);
	await seedPeople(asOwner);
});
beforeEach(async () => {
	await asOwner('delete from open.room');
	await asOwner('delete from community.mail');
	room = await as('marloes', (tx, actor) => beginRoom(tx, actor, roomForm));
	const code = await as('marloes', (tx, actor) => inviteToRoom(tx, actor, room, true));
	await as('samira', (tx, actor) => joinRoom(tx, actor, { code, naam: 'Samira' }));
	const [marloes] = (await asOwner('select id from community.room_person where worker_id is not null')).rows;
	await as('samira', (tx, actor) => leaveRoom(tx, actor, room, marloes.id));
});

describe('two hundred who want the same evening', () => {
	test('at the same moment: one has it, and the others hear kindly when there is place', async () => {
		const tries = await Promise.allSettled(
			Array.from({ length: 200 }, (_, at) =>
				book(at % 2 ? 'fatou' : nobody, {
					van: at % 3 ? '14:00' : '15:30',
					tot: at % 3 ? '16:00' : '17:00',
					naam: `Buur ${at}`,
				}),
			),
		);
		expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		const lost = tries.filter((one) => one.status === 'rejected').map(({ reason }) => reason);
		expect(lost).toHaveLength(199);
		for (const problem of lost) {
			expect(problem).toMatchObject({ code: 'room-taken', status: 409 });
			expect(problem.facts.freeDay >= tuesday).toBe(true);
		}
		expect(await states()).toHaveLength(1);
		// What they were told is free is free.
		const { freeDay, freeFrom } = lost[0].facts;
		await book('fatou', { dag: freeDay, van: freeFrom, tot: '22:00' });
	}, 30_000);

	test('the minutes between hold in the database itself', async () => {
		await book('fatou');
		await expect(book('fatou', { van: '16:00', tot: '17:00' })).rejects.toMatchObject({ code: 'room-taken' });
		await book('fatou', { van: '16:15', tot: '17:00' });
		await expect(
			asOwner(
				`insert into open.room_use (municipality_id, id, room_id, during, blocked, state) select municipality_id, gen_random_uuid(), room_id, during, 'empty', 'yes' from open.room_use limit 1`,
			),
		).rejects.toMatchObject({ code: '23P01' });
	});
});

describe('booking', () => {
	test('of somebody known stands at once with its word, of somebody unknown after a yes', async () => {
		await book('fatou');
		await book(nobody, { van: '18:00', tot: '19:00', woord: 'Schaken' });
		expect(await states()).toEqual([
			{ state: 'yes', title: 'Naaicafé', freed: false },
			{ state: 'asked', title: '', freed: false },
		]);
		const { waiting } = await manage();
		expect(waiting).toMatchObject([{ name: 'Truus', reach: 'truus@voorbeeld.nl', title: 'Schaken', from: '18:00' }]);
		await as('samira', (tx, actor) => answerBooking(tx, actor, room, { id: waiting[0]?.id ?? '', stap: 'yes' }));
		expect((await states())[1]).toEqual({ state: 'yes', title: 'Schaken', freed: false });
	});

	test('without account goes by a code: read, cancel, and nothing with another code', async () => {
		await expect(book(nobody, { herhaal: 'week', keer: 3 })).rejects.toMatchObject({ code: 'room-series-account' });
		const { code, ids } = await book('fatou', { herhaal: 'week', keer: 3 });
		expect(ids).toHaveLength(3);
		const read = (with_: string) => as(nobody, (tx, actor) => bookingScreen(page(tx, actor, { code: with_ })));
		expect((await read(code)).bookings).toHaveLength(3);
		expect(await read('0000-0000-0000-0000')).toMatchObject({ code: null, bookings: [] });
		const cancel = (with_: string, stap: 'cancel' | 'forget') =>
			as(nobody, async (tx, actor) =>
				settleOwn(tx, actor, { code: with_ }, { id: ids[0] ?? '', stap }, await byCode(tx, with_)),
			);
		await expect(cancel('0000-0000-0000-0000', 'cancel')).rejects.toMatchObject({ status: 404 });
		expect(await cancel(code, 'cancel')).toEqual({ deed: 'cancel', done: 1 });
		await expect(cancel(code, 'cancel')).rejects.toMatchObject({ status: 404 });
		expect(await cancel(code, 'forget')).toEqual({ deed: 'forget', done: 1 });
		expect((await read(code)).bookings).toHaveLength(2);
		expect((await states()).map(({ freed }) => freed)).toEqual([true, false, false]);
		await book('fatou');
		// One letter for each time somebody booked, however many days.
		expect(
			(await asOwner(`select count(*)::int as n from community.mail where address = 'truus@voorbeeld.nl'`)).rows[0].n,
		).toBe(2);
	});

	test('an option is free again when it is over, also when the task did not come by', async () => {
		await book(nobody, { optie: true });
		await expect(book('fatou')).rejects.toMatchObject({ code: 'room-taken' });
		await asOwner(`update open.room_use set held_until = now() - interval '1 minute'`);
		const week = () =>
			as(nobody, async (tx, actor) =>
				(await roomScreen(page(tx, actor, { id: room }, `?week=${tuesday}`))).week.flatMap(({ taken }) => taken),
			);
		expect(await week()).toEqual([]);
		await book('fatou');
		expect((await week()).map(({ title }) => title)).toEqual(['Naaicafé']);
	});

	test('an option that is taken follows the rule of the room', async () => {
		const { code, ids } = await book(nobody, { optie: true });
		const take = () =>
			as(nobody, async (tx, actor) =>
				settleOwn(tx, actor, { code }, { id: ids[0] ?? '', stap: 'take' }, await byCode(tx, code)),
			);
		await take();
		expect(await states()).toEqual([{ state: 'asked', title: '', freed: false }]);
		// Who asked cannot make the question last longer by asking again.
		await asOwner(`update open.room_use set held_until = now() + interval '1 hour'`);
		await expect(take()).rejects.toMatchObject({ status: 404 });
		expect((await asOwner(`select 1 from open.room_use where held_until < now() + interval '2 hours'`)).rowCount).toBe(
			1,
		);
	});

	test('without account is three open questions at most, and a question nobody answers ends', async () => {
		for (const hour of [9, 10, 11])
			await book(nobody, { van: `${hour}:00`.padStart(5, '0'), tot: `${hour}:30`.padStart(5, '0') });
		await expect(book(nobody, { van: '18:00', tot: '19:00' })).rejects.toMatchObject({ code: 'room-too-many-open' });
		await book(nobody, { van: '18:00', tot: '19:00', bereik: '0612345678' });
		await asOwner(`update open.room_use set held_until = now() - interval '1 minute'`);
		await book('fatou', { van: '18:00', tot: '19:00' });
		const tend = (tomorrow: string) =>
			asTask('rooms.tend', waterveen, 'community', (tx) => tendUses(tx, clock.now(), tomorrow));
		await tend(dayAfter(clock.today(), 1));
		expect((await asOwner('select 1 from community.room_booking')).rowCount).toBe(5);
		await tend(dayAfter(clock.today(), 9));
		expect((await asOwner('select name from community.room_booking')).rows).toHaveLength(1);
	});

	test('without account stops at twelve open questions in a room, whatever was typed, in the same words', async () => {
		const ask = (at: number) => {
			const [van = '', tot = ''] = [540 + 45 * at, 570 + 45 * at].map(
				(minutes) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`,
			);
			return book(nobody, { van, tot, bereik: `buur${at}@voorbeeld.nl` });
		};
		for (let at = 0; at < 12; at++) await ask(at);
		await expect(ask(12)).rejects.toMatchObject({ code: 'room-too-many-open', field: undefined });
		await book('fatou', { van: '18:00', tot: '19:00' });
	});

	test('is refused with the right word for it', async () => {
		const no = (code: string, more: Partial<BookForm>) =>
			expect(book('fatou', more), code).rejects.toMatchObject({ code });
		await no('room-ends-before', { van: '16:00', tot: '14:00' });
		await no('date-in-past', { dag: dayAfter(clock.today(), -1) });
		await no('room-too-far', { dag: dayAfter(clock.today(), 400) });
		await no('room-too-many-people', { mensen: 31 });
		await no('room-closed', { van: '21:00', tot: '23:00' });
		await no('room-word-person', { woord: 'Bel 06 12345678' });
		await expect(as('olaf', (tx, actor) => bookRoom(tx, actor, room, wish))).rejects.toMatchObject({ status: 404 });
	});

	test('asks again to agree after a big change of the rules, not after a small one', async () => {
		const rules = (groot: boolean) =>
			as('samira', (tx, actor) => writeRules(tx, actor, room, { tekst: 'Ruim alles netjes op.', groot }));
		const at = (hour: number) => ({ van: `${hour}:00`, tot: `${hour}:30` });
		await rules(true);
		await expect(book('fatou', at(10))).rejects.toMatchObject({ code: 'room-rules' });
		await book('fatou', { ...at(10), regels: 1, akkoord: true });
		await rules(false);
		await book('fatou', at(11));
		await rules(true);
		await expect(book('fatou', { ...at(12), regels: 2, akkoord: true })).rejects.toMatchObject({ code: 'room-rules' });
		await book('fatou', { ...at(12), regels: 3, akkoord: true });
	});
});

describe('who may not', () => {
	test('reads who booked: only who looks after the room, and who booked themselves', async () => {
		await book('fatou');
		for (const name of personaNames.filter((one) => one !== 'samira'))
			await expect(
				as(name, (tx, actor) => manageScreen(page(tx, actor, { id: room }))),
				name,
			).rejects.toMatchObject({ status: 404 });
		for (const name of personaNames) {
			const rows = await as(
				name,
				async (tx) => (await sql<{ name: string }>`select name from community.room_booking`.execute(tx)).rows,
			);
			expect(rows.length, name).toBe(name === 'samira' || name === 'fatou' ? 1 : 0);
		}
		expect((await as('fatou', (tx, actor) => ownRoomsScreen({ tx, actor }))).bookings).toHaveLength(1);
	});

	test('the public page, the calendar and the list hold times and a public word, and never who', async () => {
		await book('fatou', { bericht: 'Wij komen met de taxi.' });
		await book(nobody, { van: '18:00', tot: '19:00', woord: 'Geheim', naam: 'Onbekend' });
		const open = anonymous(waterveen);
		const seen = await asActor(open, 'open', async (tx) => [
			await roomScreen(page(tx, open, { id: room }, `?week=${tuesday}`)),
			await roomsScreen(page(tx, open, {}, `?dag=${tuesday}&mensen=20`)),
			await (await roomCalendar(page(tx, open, { id: room }))).text(),
		]);
		const text = JSON.stringify(seen);
		expect(text).toContain('Naaicafé');
		expect(text).not.toMatch(/Truus|truus@|taxi|Geheim|Onbekend/);
		expect(seen[1]).toMatchObject({
			rooms: [
				{
					free: [
						{ from: '09:00', until: '13:45' },
						{ from: '16:15', until: '17:45' },
						{ from: '19:15', until: '22:00' },
					],
				},
			],
		});
	});

	test('changes a room, its rules, keys or answers without looking after it', async () => {
		const { ids } = await book(nobody);
		for (const name of ['fatou', 'marloes', 'tariq', 'henk', 'gea'] as const)
			for (const deed of [
				(tx: Tx, actor: Actor) => rewriteRoom(tx, actor, room, roomForm),
				(tx: Tx, actor: Actor) => writeRules(tx, actor, room, { tekst: 'Van mij.', groot: true }),
				(tx: Tx, actor: Actor) => inviteToRoom(tx, actor, room, true),
				(tx: Tx, actor: Actor) => answerBooking(tx, actor, room, { id: ids[0] ?? '', stap: 'yes' }),
				(tx: Tx, actor: Actor) =>
					handKey(tx, actor, room, { sleutel: 'deur', wie: undefined, organisatie: 'Koor', op: clock.today() }),
			])
				await expect(as<unknown>(name, deed), name).rejects.toMatchObject({ status: 404 });
	});

	test('reads rooms of another municipality, or without one', async () => {
		const seen = (actor: Actor) =>
			asActor(actor, 'open', async (tx) => (await sql`select 1 from open.room`.execute(tx)).rows.length);
		expect([await seen(nobody), await seen(persona('gea'))]).toEqual([1, 0]);
	});

	test('looks after a room as an administrator or an officer', async () => {
		const code = await as('samira', (tx, actor) => inviteToRoom(tx, actor, room, true));
		for (const name of ['tariq', 'bram', 'anouk', 'dewi'] as const)
			await expect(
				as(name, (tx, actor) => joinRoom(tx, actor, { code, naam: 'X' })),
				name,
			).rejects.toMatchObject({ code: 'room-unknown-code' });
		await expect(as('tariq', (tx, actor) => beginRoom(tx, actor, roomForm))).rejects.toMatchObject({ status: 404 });
	});

	test('passes the walls with a query of their own', async () => {
		const { ids } = await book('fatou');
		const settle = (deed: string) =>
			sql<{ done: number }>`select community.room_settle(${ids}::uuid[], ${deed}, null, now()) as done`;
		for (const name of ['henk', 'marloes', 'yusuf', 'gea'] as const)
			for (const deed of ['cancel', 'yes', 'untitle', 'take', 'missed'])
				expect((await as(name, (tx) => settle(deed).execute(tx))).rows, `${name} ${deed}`).toEqual([{ done: 0 }]);
		const refused = async (name: PersonaName, query: ReturnType<typeof sql>) =>
			expect(
				as(name, (tx) => query.execute(tx)),
				name,
			).rejects.toThrow(/row-level security|permission denied/);
		await refused('fatou', sql`update open.room_use set title = 'Van mij'`);
		await refused('fatou', sql`update community.room_booking set name = 'Ander'`);
		await refused('fatou', sql`select code_hash from community.room_booking`);
		await refused(
			'fatou',
			sql`insert into community.room_person (municipality_id, id, room_id, card_id, called, manages, since) values (${waterveen}, gen_random_uuid(), ${room}, ${personId('fatou')}, 'F', true, current_date)`,
		);
		// A worker of the area does not put themselves beside residents who look after it.
		await refused(
			'marloes',
			sql`insert into community.room_person (municipality_id, id, room_id, worker_id, called, manages, since) values (${waterveen}, gen_random_uuid(), ${room}, ${personId('marloes')}, 'M', true, current_date)`,
		);
		await refused(
			'fatou',
			sql`insert into community.room_booking (municipality_id, id, room_id, series_id, card_id, kind, name, reach, people, title, words, price_cents, rules_version, code_hash, booked_at, last_day)
			select municipality_id, id, room_id, id, ${personId('samira')}, 'private', 'x', 'x@x.nl', 1, '', '', 0, 0, 'h', now(), current_date from open.room_use`,
		);
		expect(await as('fatou', (tx) => lettersAbout(tx, ids[0] ?? ''))).toEqual([]);
		expect(await as('fatou', (tx) => tendUses(tx, momentOf('2100-01-01', '00:00'), '2100-01-01'))).toEqual([]);
	});
});

describe('looking after a room', () => {
	test('is done by residents alone, and a code works once', async () => {
		const code = await as('samira', (tx, actor) => inviteToRoom(tx, actor, room, false));
		await as('henk', (tx, actor) => joinRoom(tx, actor, { code, naam: 'Henk' }));
		await expect(as('fatou', (tx, actor) => joinRoom(tx, actor, { code, naam: 'F' }))).rejects.toMatchObject({
			code: 'room-unknown-code',
		});
		const { people } = await as('samira', (tx, actor) => roomPeopleScreen(page(tx, actor, { id: room })));
		expect(people.map(({ called, manages }) => ({ called, manages }))).toEqual([
			{ called: 'Samira', manages: true },
			{ called: 'Henk', manages: false },
		]);
		const henk = people[1]?.id ?? '';
		await as('samira', (tx, actor) =>
			handKey(tx, actor, room, { sleutel: 'voordeur 2', wie: henk, organisatie: '', op: clock.today() }),
		);
		expect(await as('henk', (tx, actor) => ownRoomsScreen({ tx, actor }))).toMatchObject({
			rooms: [{ manages: false }],
			keys: [{ label: 'voordeur 2' }],
		});
		await expect(as('samira', (tx, actor) => leaveRoom(tx, actor, room, henk))).rejects.toMatchObject({
			code: 'room-key-first',
		});
		await expect(as('marloes', (tx, actor) => takeUpRoom(tx, actor, room))).rejects.toMatchObject({
			code: 'room-has-manager',
		});
		// Whoever looks after it may stop at any moment, also the last one.
		await as('samira', (tx, actor) => leaveRoom(tx, actor, room, people[0]?.id ?? ''));
		await as('marloes', (tx, actor) => takeUpRoom(tx, actor, room));
	});

	test('a worker whose work here ended keeps no room from being taken up', async () => {
		await as('samira', async (tx, actor) => {
			const [mine] = (await roomPeopleScreen(page(tx, actor, { id: room }))).people;
			await leaveRoom(tx, actor, room, mine?.id ?? '');
		});
		const free = () => as('soraya', async (tx) => (await roomsAlone(tx, [room])).has(room));
		await as('marloes', (tx, actor) => takeUpRoom(tx, actor, room));
		expect(await free()).toBe(false);
		const ended = (day: string | null) =>
			asOwner('update community.assignment set ended_on = $2 where worker_id = $1', [personId('marloes'), day]);
		await ended(clock.today());
		expect(await free()).toBe(true);
		await ended(null);
	});

	test('a table of bookings never holds a formula', async () => {
		await book('fatou', { naam: '=HYPERLINK("x")', woord: '' });
		const text = await as('samira', async (tx, actor) => (await bookingsTable(page(tx, actor, { id: room }))).text());
		expect(text).toContain(`'=HYPERLINK`);
	});

	test('who comes tomorrow is reminded once, and an account gets the letter before a plain address', async () => {
		const tomorrow = dayAfter(clock.today(), 1);
		const { ids } = await book('fatou', { dag: tomorrow });
		const tend = () => asTask('rooms.tend', waterveen, 'community', (tx) => tendUses(tx, clock.now(), tomorrow));
		expect(await tend()).toEqual(ids);
		expect(await tend()).toEqual([]);
		expect(await asTask('rooms.tend', waterveen, 'community', (tx) => lettersAbout(tx, ids[0] ?? ''))).toMatchObject([
			{ who: 'booker', reach: 'truus@voorbeeld.nl' },
		]);
	});

	test('ends when somebody withdraws or is left alone; what they booked stands', async () => {
		await book('samira');
		await leaveRoomsAlone({ municipalityId: waterveen, subjectId: personId('samira') });
		expect((await as('samira', (tx, actor) => ownRoomsScreen({ tx, actor }))).rooms).toEqual([]);
		expect((await states())[0]).toMatchObject({ freed: false });
	});

	test('of who is erased nothing stays, and what they booked ahead is free', async () => {
		await book('fatou');
		await forgetInRooms({ municipalityId: waterveen, subjectId: personId('fatou') });
		expect((await asOwner('select 1 from community.room_booking')).rowCount).toBe(0);
		expect(await states()).toEqual([{ state: 'yes', title: '', freed: true }]);
		await forgetInRooms({ municipalityId: waterveen, subjectId: personId('samira') });
		expect((await asOwner('select 1 from community.room_person where ended_on is null')).rowCount).toBe(0);
		await as('marloes', (tx, actor) => takeUpRoom(tx, actor, room));
	});
});

describe('the space agenda', () => {
	const asked: DemandForm = {
		waarvoor: 'Een plek om te naaien met de buurvrouwen.',
		gebied: 'BU99010101',
		soort: 'initiative',
		vaak: 'week',
		mensen: 8,
		sinds: dayAfter(clock.today(), -30),
		bedrag: 500,
		beheer: 'residents',
	};
	const agenda = (who: PersonaName | Actor, waar = 'WK990101') =>
		as(who, (tx, actor) => agendaScreen(page(tx, actor, {}, `?waar=${waar}`)));
	beforeEach(async () => {
		await asOwner('delete from community.room_demand');
		await as('fatou', (tx, actor) => askForRoom(tx, actor, asked));
	});

	test('shows a wish to who asked and who works there, and to nobody else, not to who pays either', async () => {
		const wishes = async (who: PersonaName | Actor) => (await agenda(who)).demand.map(({ words }) => words);
		for (const name of ['fatou', 'marloes', 'yusuf'] as const)
			expect(await wishes(name), name).toEqual([asked.waarvoor]);
		for (const who of [nobody, ...personaNames.filter((one) => !['fatou', 'marloes', 'yusuf', 'ingrid'].includes(one))])
			expect(await wishes(who), typeof who === 'string' ? who : 'nobody').toEqual([]);
		for (const name of ['dewi', 'bram', 'anouk', 'tariq', 'samira'] as const)
			expect((await as(name, (tx) => sql`select 1 from community.room_demand`.execute(tx))).rows, name).toEqual([]);
		expect(JSON.stringify(await agenda('yusuf'))).not.toContain(personId('fatou'));
		await expect(
			as('fatou', (tx, actor) => askForRoom(tx, actor, { ...asked, waarvoor: 'Bel Riet op 06 12345678.' })),
		).rejects.toMatchObject({ code: 'room-word-person' });
	});

	test('counts for everybody from ten askers up, by whole district, and each asker once', async () => {
		const more = (n: number, kind: string, by: 'card_id' | 'worker_id', who: string) =>
			asOwner(
				`insert into community.room_demand (municipality_id, id, area_code, kind, often, people, since, most_cents, words, ${by}, made_on)
				select $1, gen_random_uuid(), 'BU99010101', $2, 'week', 8, current_date, 0, 'Een plek', $3, current_date from generate_series(1, $4)`,
				[waterveen, kind, who, n],
			);
		await more(9, 'private', 'worker_id', personId('marloes'));
		await more(12, 'association', 'card_id', personId('fatou'));
		for (const who of [nobody, 'bram', 'yusuf'] as const) expect((await agenda(who)).wanted).toEqual([]);
		await more(5, 'private', 'worker_id', personId('marloes'));
		for (const where of ['GM9901', 'WK990101', 'BU99010101'])
			expect((await agenda(nobody, where)).wanted, where).toMatchObject([
				{ areaCode: 'WK990101', kind: 'private', askers: 10 },
			]);
		expect((await agenda('gea')).wanted).toEqual([]);
	});

	test('is ended by who asked or by a social broker there, and goes with who is erased', async () => {
		const { id } = (await agenda('fatou')).demand[0] as { id: string };
		for (const name of ['samira', 'yusuf', 'soraya', 'gea'] as const)
			await expect(
				as(name, (tx, actor) => endDemand(tx, actor, { id, gevonden: true })),
				name,
			).rejects.toMatchObject({ status: 404 });
		await as('marloes', (tx, actor) => endDemand(tx, actor, { id, gevonden: true }));
		expect((await agenda('fatou')).demand).toEqual([]);
		await forgetInRooms({ municipalityId: waterveen, subjectId: personId('fatou') });
		expect((await asOwner('select 1 from community.room_demand')).rowCount).toBe(0);
		await as('fatou', (tx, actor) => askForRoom(tx, actor, asked));
		await leaveRoomsAlone({ municipalityId: waterveen, subjectId: personId('fatou') });
		expect((await asOwner('select 1 from community.room_demand')).rowCount).toBe(0);
	});

	test('names kinds of users of a district in the last whole month, from five up and from ten for who pays', async () => {
		let hour = 0;
		const used = async (kind: string, users: number, from = `date_trunc('month', now()) - interval '20 days'`) => {
			for (let at = 0; at < users; at++, hour += 5)
				await asOwner(
					`with u as (insert into open.room_use (municipality_id, id, room_id, during, blocked, state)
						values ($1, gen_random_uuid(), $2, tstzrange(${from} + $3::int * interval '1 hour', ${from} + ($3::int + 2) * interval '1 hour'), 'empty', 'yes') returning *)
					insert into community.room_booking (municipality_id, id, room_id, series_id, kind, name, reach, people, title, words, price_cents, rules_version, code_hash, booked_at, last_day)
					select municipality_id, id, room_id, id, $4, 'x', $5, 1, '', '', 0, 0, 'h', now(), (lower(during))::date from u`,
					[waterveen, room, hour, kind, `${kind}${hour}@x.nl`],
				);
			await asOwner(`update open.room_use set state = 'yes', held_until = null`);
		};
		await as('samira', (tx, actor) => rewriteRoom(tx, actor, room, { ...roomForm, tussen: 0, meteen: 'everyone' }));
		await used('commercial', 1, `now() - interval '5 days'`);
		expect((await agenda(nobody)).rooms[0]).toMatchObject({ open: 91, hours: 1 });
		await used('private', 6);
		await used('association', 4);
		expect((await agenda('yusuf')).mix).toEqual([{ kind: 'private', users: 5, hours: 10 }]);
		for (const who of [nobody, 'samira', 'femke', 'gea', 'tariq'] as const) expect((await agenda(who)).mix).toBeNull();
		expect(await as('femke', (tx) => mixIn(tx, 'WK990101'))).toEqual([]);
		// No other area and no other month can be asked for, so nothing can be taken off.
		for (const where of ['GM9901', 'BU99010101']) {
			expect((await agenda('yusuf', where)).mix, where).toBeNull();
			expect(await as('yusuf', (tx) => mixIn(tx, where)), where).toEqual([]);
		}
		expect(await as('bram', (tx) => mixIn(tx, 'WK990101'))).toEqual([]);
		await used('private', 4);
		expect(await as('bram', (tx) => mixIn(tx, 'WK990101'))).toEqual([{ kind: 'private', users: 10, hours: 20 }]);
	});

	test('management passes on by a hand-over, at once or on its day, and people of the area read what was agreed', async () => {
		const over = (op: string, afspraak = 'De sleutel blijft bij bewoners.') =>
			as('samira', (tx, actor) =>
				handOverRoom(tx, actor, room, {
					naar: 'social',
					op,
					afspraak,
					gesprek: undefined,
				}),
			);
		const now = async () => (await agenda('yusuf')).rooms[0];
		await expect(over(clock.today(), 'Bel Riet: 06 12345678.')).rejects.toMatchObject({ code: 'room-word-person' });
		await over(dayAfter(clock.today(), 7));
		expect(await now()).toMatchObject({
			management: 'residents',
			handovers: [{ to: 'social', agreed: 'De sleutel blijft bij bewoners.' }],
		});
		await asTask('rooms.tend', waterveen, 'community', (tx) => passOnManagement(tx, dayAfter(clock.today(), 7)));
		expect(await now()).toMatchObject({ management: 'social' });
		await expect(over(clock.today())).rejects.toMatchObject({ code: 'room-same-management' });
		for (const name of ['fatou', 'bram', 'dewi', 'anouk', 'tariq'] as const)
			expect((await agenda(name)).rooms[0]?.handovers, name).toEqual([]);
		await expect(
			as('fatou', (tx, actor) =>
				handOverRoom(tx, actor, room, {
					naar: 'technical',
					op: clock.today(),
					afspraak: 'Zo maar.',
					gesprek: undefined,
				}),
			),
		).rejects.toMatchObject({ status: 404 });
	});
});

test('a room of a house is found in the house and in its neighbourhood, by name', async () => {
	await asOwner(
		`insert into open.area (municipality_id, code, kind, parent_code, name, year) values ($1, 'CX9901010101', 'complex', 'BU99010101', 'De Linde', 2026) on conflict do nothing`,
		[waterveen],
	);
	const marloes = { ...persona('marloes'), areas: [...persona('marloes').areas, 'CX9901010101'] };
	await as(marloes, (tx, actor) => beginRoom(tx, actor, { ...roomForm, naam: 'De hal', gebied: 'CX9901010101' }));
	const found = async (waar: string) =>
		(await as(nobody, (tx, actor) => roomsScreen(page(tx, actor, {}, `?waar=${waar}`)))).rooms.map(({ name, area }) => [
			name,
			area,
		]);
	expect(await found('CX9901010101')).toEqual([['De hal', 'De Linde']]);
	expect(await found('BU99010101')).toHaveLength(2);
	expect(await found('BU99010102')).toEqual([]);
});

test('words about a room name somebody only after a second look, and never a number', async () => {
	const uitleg = 'Vraag naar mevrouw Jansen.';
	const change = (more: Partial<RoomForm>) =>
		as('samira', (tx, actor) => rewriteRoom(tx, actor, room, { ...roomForm, ...more }));
	await expect(change({ uitleg: 'Bel 06 12345678' })).rejects.toMatchObject({ code: 'public-number', field: 'uitleg' });
	await expect(change({ uitleg })).rejects.toMatchObject({ code: 'text-points-at-person', field: 'uitleg' });
	await change({ uitleg, confirmed: markOfTexts({ uitleg }) });
	const rules = (confirmed?: string) =>
		as('samira', (tx, actor) => writeRules(tx, actor, room, { tekst: uitleg, groot: false, confirmed }));
	await expect(rules()).rejects.toMatchObject({ code: 'text-points-at-person', field: 'tekst' });
	await rules(markOfTexts({ tekst: uitleg }));
});
