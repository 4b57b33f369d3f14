import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Actor, anonymous } from '#platform/actor';
import { clock } from '#platform/clock';
import { asActor, sql, type Tx } from '#platform/db/index.server';
import { newId } from '#platform/ids';
import { dayAfter } from '#platform/wall-time';
import { useDatabase, waterveen } from '#testing/database';
import { type PersonaName, persona, personaNames, seedPeople } from '#testing/personas';
import { seedPlaces } from '#testing/places';
import { placesSeen } from './host-groups.store.server.ts';
import * as hosts from './index.server.ts';
import { timeRequestsSeen } from './professional-time.store.server.ts';

const { asOwner } = useDatabase();
const as = <T>(name: PersonaName, work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> =>
	asActor(persona(name), 'community', (tx) => work(tx, persona(name)));
const passer = <T>(work: (tx: Tx, actor: Actor) => Promise<T>, zone: 'open' | 'community' = 'community'): Promise<T> =>
	asActor(anonymous(waterveen), zone, (tx) => work(tx, anonymous(waterveen)));
const page = (tx: Tx, actor: Actor, params: object = {}) =>
	({ tx, actor, params, url: new URL('http://x/'), about: () => {} }) as never;
const initiative = newId();
const form = {
	initiative,
	kind: 'extra' as const,
	comes: 'Mensen die graag in het groen werken.',
	does: 'Elke dinsdag samen tuinieren.',
	limits: 'Geen zorg, niet in het weekend.',
	most: 1,
	otherSide: 'De Wilgenbeek',
	otherFunction: 'De groepsleider',
	otherPhone: '',
};
let id: string;
const closes = dayAfter(clock.today(), 14);
const read = () => passer((tx, actor) => hosts.hostGroupScreen(page(tx, actor, { id })), 'open');
const tend = (name: PersonaName) => as(name, (tx, actor) => hosts.tendHostsScreen(page(tx, actor, { id })));
const openIt = async () => {
	await as('samira', (tx, actor) => hosts.residentsAgree(tx, actor, id));
	await as('marloes', (tx, actor) => hosts.beContact(tx, actor, id, ''));
};
const ask = (name: PersonaName = 'femke') =>
	as(name, (tx, actor) => hosts.askForPlace(tx, actor, id, 'Houdt van planten, twee ochtenden.'));
const answer = (place: string, said: 'yes' | 'no' = 'yes') =>
	as('samira', (tx, actor) =>
		hosts.answerPlace(tx, actor, id, { place, answer: said, reason: 'Er is een tuinbroek vrij.', from: '', look: '' }),
	);
const placesOf = (name: PersonaName) => as(name, (tx) => placesSeen(tx, waterveen));
const weighs = async (phase: 'before' | 'after' = 'before') => {
	await as('marloes', (tx, actor) => hosts.openWeighing(tx, actor, id, { phase, closes }));
	return (await read()).weighings[0]?.id ?? '';
};
const says = (weighing: string, said: 'for' | 'for-if' | 'against', help = '') =>
	passer((tx, actor) => hosts.weighHosts(tx, actor, id, { weighing, answer: said, help }));
const inThePast = () =>
	asOwner(`update open.host_weighing set opens_on = current_date - 30, closes_on = current_date - 2`);

beforeAll(async () => {
	await seedPeople(asOwner);
	await seedPlaces(asOwner);
	await asOwner(
		`insert into open.initiative (municipality_id, id, title, summary, area_code, started_at, published_at) values ($1, $2, 'De tuin', 'Een tuin van buren.', 'BU99010101', now(), now())`,
		[waterveen, initiative],
	);
	await asOwner(
		`insert into community.initiative_member (municipality_id, id, initiative_id, area_code, tie, person_id, called, contact_key, counts, leave_hash, channel, joined_at, consent_at) values ($1, $2, $3, 'BU99010101', 'carrier', $4, '', 'x', true, 'x', 'account', now(), now())`,
		[waterveen, newId(), initiative, persona('samira').personId],
	);
});
beforeEach(async () => {
	await asOwner('delete from open.host_group');
	await asOwner('delete from community.time_request');
	id = await as('samira', (tx, actor) => hosts.beginHostGroup(tx, actor, form));
});

describe('a host group', () => {
	test('is public once its residents said yes to their limits and a worker is on call', async () => {
		await expect(read()).rejects.toMatchObject({ status: 404 });
		await as('samira', (tx, actor) => hosts.residentsAgree(tx, actor, id));
		await expect(read()).rejects.toMatchObject({ status: 404 });
		await as('marloes', (tx, actor) => hosts.beContact(tx, actor, id, '030 000 00 30'));
		expect((await read()).group).toMatchObject({ title: 'De tuin', contactCalled: 'Marloes', hasRoom: true });
		expect(JSON.stringify(await read())).not.toMatch(/Samira|"most"|contactId/);
	});
	test('is tended by who carries it and the workers of its area, and by nobody else', async () => {
		for (const name of personaNames)
			if (['samira', 'marloes', 'yusuf'].includes(name)) expect((await tend(name)).group.id).toBe(id);
			else await expect(tend(name), name).rejects.toMatchObject({ status: 404 });
		await expect(
			as('fatou', (tx, actor) => hosts.beginHostGroup(tx, actor, { ...form, initiative })),
		).rejects.toMatchObject({ status: 404 });
		const own = (name: PersonaName) => as(name, (tx, actor) => hosts.beginHostsScreen(page(tx, actor)));
		expect(await own('samira')).toMatchObject({ groups: [{ id, title: 'De tuin' }], initiatives: [] });
		expect(await own('fatou')).toEqual({ groups: [], initiatives: [] });
		await expect(as('samira', (tx, actor) => hosts.beginHostGroup(tx, actor, form))).rejects.toMatchObject({
			code: 'hosts-once',
		});
	});
	test('has a contact who said so themselves; nobody makes somebody else one, and residents say yes themselves', async () => {
		const set = (name: PersonaName, change: object) =>
			as(name, (tx) => tx.updateTable('open.host_group').set(change).where('id', '=', id).execute());
		await expect(set('marloes', { contact_id: persona('yusuf').personId, contact_called: 'Yusuf' })).rejects.toThrow(
			/nobody makes somebody else/,
		);
		await expect(set('marloes', { residents_yes_on: clock.today(), residents_yes_how: 'account' })).rejects.toThrow(
			/residents say yes themselves/,
		);
		for (const name of ['fatou', 'femke', 'marloes'] as const)
			await expect(
				as(name, (tx) => sql`select most from open.host_group`.execute(tx)),
				name,
			).rejects.toThrow(/permission denied/);
		await expect(set('samira', { has_room: true })).rejects.toThrow(/permission denied/);
		await expect(as('samira', (tx, actor) => hosts.beContact(tx, actor, id, ''))).rejects.toMatchObject({
			status: 404,
		});
		await openIt();
		await expect(as('yusuf', (tx, actor) => hosts.beContact(tx, actor, id, ''))).rejects.toMatchObject({
			code: 'hosts-has-contact',
		});
		await expect(as('yusuf', (tx, actor) => hosts.stopBeingContact(tx, actor, id))).rejects.toMatchObject({
			status: 404,
		});
	});
	test('takes in nobody new with other limits, without a contact, or when it rests', async () => {
		await openIt();
		const { initiative: _of, kind: _kind, ...limits } = form;
		const change = (more: object) =>
			as('samira', (tx, actor) => hosts.setLimits(tx, actor, id, { ...limits, rests: false, ...more }));
		await change({ rests: true });
		expect((await read()).group.hasRoom).toBe(false);
		await expect(ask()).rejects.toMatchObject({ code: 'hosts-no-room' });
		await change({ comes: 'Iemand heel anders.' });
		expect((await read()).group.hasRoom).toBe(false);
		await as('samira', (tx, actor) => hosts.residentsAgree(tx, actor, id));
		await change({ limits: 'Alleen op dinsdag.' });
		expect((await read()).group.hasRoom).toBe(false);
		await as('samira', (tx, actor) => hosts.residentsAgree(tx, actor, id));
		expect((await read()).group.hasRoom).toBe(true);
		await asOwner(`update community.assignment set ended_on = current_date - 1 where worker_id = $1`, [
			persona('marloes').personId,
		]);
		await hosts.clearHostContacts({ municipalityId: waterveen });
		await asOwner(`update community.assignment set ended_on = null where worker_id = $1`, [
			persona('marloes').personId,
		]);
		expect((await read()).group).toMatchObject({ contactCalled: '', hasRoom: false });
	});
	test('ends: codes, numbers and places go at once, and nobody tells it anything any more', async () => {
		await openIt();
		await as('marloes', (tx, actor) => hosts.newSideCode(tx, actor, id));
		await ask();
		await as('samira', (tx, actor) => hosts.endHostGroup(tx, actor, id));
		expect((await asOwner('select from community.host_side_code')).rows).toEqual([]);
		expect(await placesOf('femke')).toMatchObject([{ words: '', endedOn: clock.today() }]);
		await expect(
			passer((tx, actor) => hosts.tellWorry(tx, actor, id, 'Hoe gaat het nu verder?')),
		).rejects.toMatchObject({
			code: 'hosts-over',
		});
	});
});

describe('a place', () => {
	test('is asked by a worker of wherever, without a name, and read by who asked and the group alone', async () => {
		await openIt();
		await ask();
		await expect(
			as('femke', (tx, actor) => hosts.askForPlace(tx, actor, id, 'Mevrouw Jansen wil graag komen.')),
		).rejects.toMatchObject({ code: 'hosts-names-somebody' });
		for (const name of personaNames)
			expect((await placesOf(name)).length, name).toBe(['femke', 'samira', 'marloes', 'yusuf'].includes(name) ? 1 : 0);
		for (const name of ['samira', 'ingrid', 'dewi'] as const)
			await expect(ask(name), name).rejects.toMatchObject({ status: 404 });
	});
	test('is never given above the limit, and is free again at the end, with its words gone', async () => {
		await openIt();
		await ask();
		await ask('soraya');
		const [one, other] = await placesOf('samira');
		const outcomes = await Promise.allSettled([answer(one?.id ?? ''), answer(other?.id ?? '')]);
		expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		expect((await read()).group.hasRoom).toBe(false);
		const stays = (await placesOf('samira')).find(({ fromOn }) => fromOn);
		await as('marloes', (tx, actor) => hosts.endPlace(tx, actor, id, stays?.id ?? ''));
		expect((await read()).group.hasRoom).toBe(true);
		expect((await placesOf('samira')).find((place) => place.id === stays?.id)?.words).toBe('');
	});
	test('is refused with a reason that who asked reads; nobody gives themselves a place', async () => {
		await openIt();
		await ask();
		const [place] = await placesOf('femke');
		await expect(
			as('femke', (tx) =>
				sql`select community.answer_host_place(${place?.id}, current_date, current_date + 7, 'ja', current_date) as done`.execute(
					tx,
				),
			),
		).resolves.toMatchObject({ rows: [{ done: 'none' }] });
		await answer(place?.id ?? '', 'no');
		expect(await placesOf('femke')).toMatchObject([{ reason: 'Er is een tuinbroek vrij.', fromOn: null, words: '' }]);
	});
});

describe('agreements', () => {
	test('stand on the page when both said yes: the other side by its own code, the old one stops', async () => {
		await openIt();
		await as('samira', (tx, actor) =>
			hosts.writeHostAgreement(tx, actor, id, { doesIt: 'house', agreed: 'Belt elke vrijdag even.' }),
		);
		const agreement = (await tend('samira')).agreements[0]?.id ?? '';
		await as('samira', (tx, actor) => hosts.agreeAsNeighbours(tx, actor, id, agreement));
		expect((await read()).agreements).toEqual([]);
		const old = await as('marloes', (tx, actor) => hosts.newSideCode(tx, actor, id));
		const code = await as('yusuf', (tx, actor) => hosts.newSideCode(tx, actor, id));
		await expect(passer((tx) => hosts.agreeAsHouse(tx, old, agreement))).rejects.toMatchObject({ status: 404 });
		await passer((tx) => hosts.agreeAsHouse(tx, code, agreement));
		expect((await read()).agreements).toMatchObject([{ words: 'Belt elke vrijdag even.' }]);
		await expect(as('samira', (tx, actor) => hosts.newSideCode(tx, actor, id))).rejects.toMatchObject({ status: 404 });
		await expect(
			as('samira', (tx) => tx.updateTable('open.host_agreement').set({ house_yes_on: clock.today() }).execute()),
		).rejects.toThrow(/permission denied/);
		await expect(
			as('marloes', (tx) => sql`select code_hash from community.host_side_code`.execute(tx)),
		).rejects.toThrow(/permission denied/);
	});
});

describe('what neighbours tell', () => {
	test('is read by everybody only after a worker of the area showed it as it was told, with what was done', async () => {
		await openIt();
		await passer((tx, actor) => hosts.tellWorry(tx, actor, id, 'Is er wel genoeg licht op het pad?'));
		await expect(
			passer((tx, actor) => hosts.tellWorry(tx, actor, id, 'De heer Bakker maakt lawaai.')),
		).rejects.toMatchObject({ code: 'hosts-names-somebody' });
		expect((await read()).worries).toEqual([]);
		expect((await tend('samira')).toLookOver).toEqual([]);
		const word = (await tend('marloes')).toLookOver[0]?.id ?? '';
		await expect(
			as('samira', (tx, actor) => hosts.lookOverWord(tx, actor, id, { word, shown: 'yes' })),
		).rejects.toMatchObject({ status: 404 });
		await expect(
			as('marloes', (tx) => tx.updateTable('open.host_word').set({ words: 'Anders.' }).execute()),
		).rejects.toThrow(/words stay as they were told/);
		await as('marloes', (tx, actor) => hosts.lookOverWord(tx, actor, id, { word, shown: 'yes' }));
		await expect(
			as('samira', (tx) => tx.updateTable('open.host_word').set({ shown_on: null }).execute()),
		).rejects.toThrow(/words stay as they were told/);
		await as('samira', (tx, actor) =>
			hosts.answerWord(tx, actor, id, { word, became: 'partly', answer: 'Er hangt nu een lamp.' }),
		);
		expect((await read()).worries).toMatchObject([{ became: 'partly', answerBy: 'neighbours' }]);
		await expect(
			as('samira', (tx, actor) =>
				hosts.answerWord(tx, actor, id, { word, became: 'done', answer: 'Nog een keer anders.' }),
			),
		).rejects.toMatchObject({ status: 404 });
		expect(JSON.stringify(await read())).not.toContain('toldOn');
	});
	test('goes with its answer when it turns out to be about somebody, by a worker of the area alone', async () => {
		await openIt();
		await passer((tx, actor) => hosts.tellWorry(tx, actor, id, 'Die man van het hoekhuis schreeuwt.'));
		const word = (await tend('marloes')).toLookOver[0]?.id ?? '';
		await as('marloes', (tx, actor) => hosts.lookOverWord(tx, actor, id, { word, shown: 'yes' }));
		const gone = { aside: 'somebody' as const, words: '', shown_on: null };
		await expect(as('samira', (tx) => tx.updateTable('open.host_word').set(gone).execute())).rejects.toThrow(
			/words stay as they were told/,
		);
		await as('samira', (tx, actor) =>
			hosts.answerWord(tx, actor, id, { word, became: 'done', answer: 'We gingen langs.' }),
		);
		const away = (name: PersonaName) => as(name, (tx, actor) => hosts.takeHostWordAway(tx, actor, id, word));
		await expect(away('samira')).rejects.toMatchObject({ status: 404 });
		await away('yusuf');
		expect((await read()).worries).toEqual([]);
		expect((await asOwner('select words, answer from open.host_word')).rows).toEqual([{ words: '', answer: '' }]);
	});
	test('answered by one side is not overwritten by the other', async () => {
		await openIt();
		const code = await as('marloes', (tx, actor) => hosts.newSideCode(tx, actor, id));
		await passer((tx, actor) => hosts.tellWorry(tx, actor, id, 'Is er wel genoeg licht op het pad?'));
		const word = (await tend('marloes')).toLookOver[0]?.id ?? '';
		await as('marloes', (tx, actor) => hosts.lookOverWord(tx, actor, id, { word, shown: 'yes' }));
		const house = (became: 'later' | 'done') =>
			passer((tx) => hosts.answerWordAsHouse(tx, code, { word, became, answer: 'Wij vragen een lamp aan.' }));
		await house('later');
		await expect(
			as('samira', (tx, actor) => hosts.answerWord(tx, actor, id, { word, became: 'cannot', answer: 'Dat kan niet.' })),
		).rejects.toMatchObject({ status: 404 });
		await house('done');
		await expect(house('done')).rejects.toMatchObject({ status: 404 });
	});
	test('put aside, its words are gone', async () => {
		await openIt();
		await passer((tx, actor) => hosts.tellWorry(tx, actor, id, 'Dit is niet aardig.'));
		const word = (await tend('marloes')).toLookOver[0]?.id ?? '';
		await as('marloes', (tx, actor) => hosts.lookOverWord(tx, actor, id, { word, shown: 'hurtful' }));
		expect((await asOwner('select words, aside from open.host_word')).rows).toEqual([{ words: '', aside: 'hurtful' }]);
		expect((await tend('marloes')).toLookOver).toEqual([]);
	});
});

describe('weighing', () => {
	test('tells nothing while it runs, nor under ten answers, and never a number under five', async () => {
		await openIt();
		const weighing = await weighs();
		for (let times = 0; times < 7; times++) await says(weighing, 'for');
		for (let times = 0; times < 2; times++) await says(weighing, 'against');
		expect((await read()).weighings).toMatchObject([{ open: true, told: undefined }]);
		const ahead = sql`select * from open.host_weighing_result(${id}, '2099-01-01')`;
		expect((await passer((tx) => ahead.execute(tx), 'open')).rows).toEqual([]);
		await inThePast();
		expect((await read()).weighings).toMatchObject([{ open: false, told: undefined }]);
		await asOwner('update community.host_weighing_count set people = people + 1');
		expect((await read()).weighings[0]?.told).toEqual([
			{ answer: 'for', people: 8 },
			{ answer: 'for-if', people: null },
			{ answer: 'against', people: null },
		]);
	});
	test('keeps a number and nothing else; no login reads it or ties the words to an answer', async () => {
		await openIt();
		const weighing = await weighs();
		await expect(says(weighing, 'for', 'x'.repeat(3))).resolves.toBeUndefined();
		await says(weighing, 'for-if', 'Als er een plek is om te fietsen.');
		const { rows } = await asOwner(
			`select column_name from information_schema.columns where table_name = 'host_weighing_count' order by 1`,
		);
		expect(rows.map(({ column_name }) => column_name)).toEqual(['answer', 'municipality_id', 'people', 'weighing_id']);
		for (const name of ['marloes', 'ingrid', 'samira', 'bram'] as const)
			await expect(as(name, (tx) => sql`select * from community.host_weighing_count`.execute(tx))).rejects.toThrow(
				/permission denied/,
			);
		await expect(as('marloes', (tx) => sql`select xmin from open.host_word`.execute(tx))).rejects.toThrow(
			/permission denied/,
		);
	});
	test('is asked once before and once after, and answered only while it is open', async () => {
		await openIt();
		const weighing = await weighs();
		await expect(weighs()).rejects.toMatchObject({ code: 'hosts-asked-already' });
		await inThePast();
		await expect(says(weighing, 'for')).rejects.toMatchObject({ code: 'hosts-weighing-over' });
		await weighs('after');
		expect((await read()).weighings).toHaveLength(2);
	});
});

describe('the time of a professional', () => {
	const request = {
		area: 'BU99010101',
		asks: 'group' as const,
		words: 'Wie helpt ons met de eerste avond?',
		hours: 6,
	};
	const seen = (name: PersonaName) => as(name, (tx) => timeRequestsSeen(tx, waterveen));
	const weigh = (name: PersonaName, one: string, more: object = {}) =>
		as(name, (tx, actor) =>
			hosts.weighTime(tx, actor, {
				...{ request: one, need: 'clear', common: 'many', decision: 'yes', reason: 'Veel buren doen mee.' },
				...{ hours: 4, reach: 'spreekuur dinsdag', look: '', ...more },
			} as never),
		);
	test('is asked without a name, read by the workers and lead of that area, and weighed with a reason', async () => {
		const code = await passer((tx, actor) => hosts.askTime(tx, actor, request));
		for (const name of personaNames)
			expect((await seen(name)).length, name).toBe(['marloes', 'yusuf', 'ingrid'].includes(name) ? 1 : 0);
		const one = (await seen('marloes'))[0]?.id ?? '';
		for (const name of ['ingrid', 'femke', 'samira'] as const)
			await expect(weigh(name, one), name).rejects.toMatchObject({ status: 404 });
		await expect(weigh('yusuf', one, { hours: undefined })).rejects.toMatchObject({ field: 'hours' });
		await expect(weigh('yusuf', one, { decision: 'later' })).rejects.toMatchObject({ field: 'look' });
		await weigh('yusuf', one);
		const behind = await passer((tx, actor) => hosts.timeCodeScreen(page(tx, actor, { code })));
		expect(behind.request).toMatchObject({ reason: 'Veel buren doen mee.', byCalled: 'Yusuf', hoursGiven: 4 });
		expect(await as('marloes', (tx, actor) => hosts.timeScreen(page(tx, actor)))).toMatchObject({ hours: 4 });
	});
	test('is never decided without a reason, and goes altogether when who asked takes it back', async () => {
		const code = await passer((tx, actor) => hosts.askTime(tx, actor, request));
		await expect(
			as('marloes', (tx) =>
				tx
					.updateTable('community.time_request')
					.set({ need: 'clear', common: 'one', decision: 'no', weighed_on: clock.today() })
					.execute(),
			),
		).rejects.toThrow(/check constraint/);
		await expect(
			passer((tx, actor) => hosts.askTime(tx, actor, { ...request, words: 'Bel mij op 06 12345678.' })),
		).rejects.toMatchObject({ code: 'hosts-names-somebody' });
		await passer((tx) => hosts.takeTimeBack(tx, code));
		expect(await seen('marloes')).toEqual([]);
	});
});

test('on Vandaag stands what waits for the workers of the area', async () => {
	const today = (name: PersonaName) => as(name, (tx, actor) => hosts.hostsToday(page(tx, actor)));
	expect(await today('marloes')).toMatchObject([{ alone: true, unagreed: true }]);
	await openIt();
	expect(await today('marloes')).toEqual([]);
	await ask();
	await passer((tx, actor) => hosts.tellWorry(tx, actor, id, 'Wie ruimt er op?'));
	expect(await today('yusuf')).toMatchObject([{ asked: 1, toLookOver: 1, late: 0 }]);
	expect(await today('femke')).toEqual([]);
	expect(await today('ingrid')).toEqual([]);
});
