import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Actor, anonymous } from '#platform/actor';
import { clock } from '#platform/clock';
import { asActor, asTask, type Tx } from '#platform/db/index.server';
import { markOf } from '#platform/free-text/identifiers';
import { newId } from '#platform/ids';
import { useDatabase, waterveen } from '#testing/database';
import { momentInDays, moveDays } from '#testing/days';
import { type PersonaName, persona, personaNames, personId, seedPeople, teamId } from '#testing/personas';
import { seedPlaces } from '#testing/places';
import { askBothPeople, sayHow, sayOnMap, tap } from './answer-inquiry.server.ts';
import { askAround, closeInquiry, makeSignal, thank } from './ask-around.server.ts';
import { askingAroundRetention } from './asking-around-retention.store.server.ts';
import { answersSeen, findInquiry, inquiriesSeen } from './inquiries.store.server.ts';
import type { InquiryForm } from './inquiry.forms.ts';
import {
	inquiryScreen,
	nobodyKnewScreen,
	placeForTheMap,
	placesForTheMap,
	questionsForMe,
} from './inquiry-screens.server.ts';
import { tellColleagues } from './tell-inquiries.server.ts';

const { asOwner } = useDatabase();
const as = <T>(name: PersonaName, work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> =>
	asActor(persona(name), 'community', (tx) => work(tx, persona(name)));
const page = (tx: Tx, actor: Actor, id: string) => ({ tx, actor, params: { id }, about: () => {} }) as never;
const form: InquiryForm = {
	id: undefined,
	sentence: 'Wie kent iemand die van tuinieren houdt?',
	confirmed: '',
	reach: 'network',
	area: 'WK990101',
	need: 'garden-help',
	until: undefined,
};
const looked = { text: form.sentence, confirmed: '' };
const ask = (over: Partial<InquiryForm> = {}, who: PersonaName = 'marloes') =>
	as(who, (tx, actor) => askAround(tx, actor, { ...form, ...over }));
const answer = (who: PersonaName, id: string, said: 'knows' | 'asks-round' | 'no') =>
	as(who, (tx, actor) => tap(tx, actor, { id, answer: said }));
const waiting = (who: PersonaName) =>
	as(who, async (tx, actor) => (await questionsForMe(tx, actor)).map(({ id }) => id));
const letters = async () => (await asOwner('select account_id, facts, template from community.mail')).rows;

/** Oscar, of Marloes' team, wishes for help in the garden; Chantal, of Yusuf's team, shared that she can. */
const [oscar, chantal] = ['019b0000-0000-7000-8000-ce0000000001', '019b0000-0000-7000-8000-ce0000000002'];
const [wish, talent] = [newId(), newId()];

beforeAll(async () => {
	await seedPeople(asOwner);
	await seedPlaces(asOwner);
	for (const [id, called, keeper, team] of [
		[oscar, 'Oscar', 'marloes', 'brokers'],
		[chantal, 'Chantal', 'yusuf', 'west'],
	] as const)
		await asOwner(
			`insert into community.person_card (municipality_id, id, called, area_code, keeper_id, team_id, consent_given_on, consent_how, made_at, last_active_on)
			values ($1, $2, $3, 'BU99010101', $4, $5, current_date, 'spoken', now(), current_date)`,
			[waterveen, id, called, personId(keeper), teamId(team)],
		);
	for (const [id, card, kind, words] of [
		[wish, oscar, 'wish', 'De tuin weer netjes'],
		[talent, chantal, 'talent', 'Kan goed snoeien'],
	])
		await asOwner(
			`insert into community.talent (municipality_id, id, card_id, kind, words, need_code, area_code, shared_since, confirmed_on, made_at)
			values ($1, $2, $3, $4, $5, 'garden-help', 'BU99010101', current_date, current_date, now())`,
			[waterveen, id, card, kind, words],
		);
});
beforeEach(async () => {
	await asOwner('delete from community.inquiry');
	await asOwner('delete from community.inquiry_told');
	await asOwner('delete from community.mail');
	await asOwner('delete from community.match');
});

describe('one line', () => {
	test('reaches the own team, or colleagues there, or whoever works there, and nobody else', async () => {
		const reached = async (reach: InquiryForm['reach']): Promise<PersonaName[]> => {
			await asOwner('delete from community.inquiry');
			await ask({ reach });
			const found: PersonaName[] = [];
			for (const name of personaNames) if ((await waiting(name)).length > 0) found.push(name);
			return found;
		};
		// Soraya is of the same team; Yusuf and Ingrid are of the neighbourhood teams; Femke works elsewhere.
		expect(await reached('team')).toEqual(['soraya']);
		expect(await reached('area')).toEqual(['soraya']);
		expect(await reached('network')).toEqual(['yusuf', 'ingrid', 'soraya']);
	});

	test('is nobody else’s to read: not of a resident, a volunteer, the municipality or a visitor', async () => {
		const id = await ask();
		await answer('yusuf', id, 'knows');
		for (const name of personaNames.filter((one) => !['marloes', 'yusuf', 'ingrid', 'soraya'].includes(one))) {
			expect([name, await as(name, (tx) => inquiriesSeen(tx, waterveen, new Date(0)))]).toEqual([name, []]);
			await expect(
				as(name, (tx, actor) => inquiryScreen(page(tx, actor, id))),
				name,
			).rejects.toMatchObject({ status: 404 });
		}
		expect(await asActor(anonymous(waterveen), 'community', (tx) => inquiriesSeen(tx, waterveen, new Date(0)))).toEqual(
			[],
		);
	});

	test('holds no name, number or burgerservicenummer, and what it is about is read from the words', async () => {
		const named = 'Wie helpt mevrouw De Vries met de tuin?';
		await expect(ask({ sentence: named, reach: 'team' })).rejects.toMatchObject({ code: 'text-points-at-person' });
		expect(await ask({ sentence: named, reach: 'team', confirmed: markOf(named) })).toBeTruthy();
		// Beyond the own team a second look is not enough.
		for (const reach of ['area', 'network'] as const)
			for (const sentence of [named, 'Wie belt 06-12345678 over de tuin?'])
				await expect(ask({ sentence, reach, confirmed: markOf(sentence) })).rejects.toMatchObject({
					code: 'asking-around-no-names',
					field: 'sentence',
				});
		await expect(ask({ sentence: 'Wie helpt 111222333 met de tuin?' })).rejects.toMatchObject({ code: 'text-has-bsn' });
		const id = await ask({ need: undefined, sentence: 'Wie kent iemand die helpt met de tuin snoeien?' });
		expect((await as('marloes', (tx) => findInquiry(tx, waterveen, id)))?.needCode).toBeTruthy();
	});

	test('cannot be written as one that is over, or for a place where its asker does not work', async () => {
		const row = {
			municipality_id: waterveen,
			id: newId(),
			sentence: form.sentence,
			need_code: null,
			place_code: 'WK990101',
			area_codes: ['WK990101'],
			reach: 'network' as const,
			asked_by: personId('marloes'),
			asked_at: clock.now(),
			until_day: clock.today(),
		};
		const put = (over: object) =>
			as('marloes', (tx) =>
				tx
					.insertInto('community.inquiry')
					.values({ ...row, ...over })
					.execute(),
			);
		await expect(put({ place_code: 'WK990102', area_codes: ['WK990102', 'WK990101'] })).rejects.toThrow(
			/row-level security/,
		);
		for (const over of [{ thanked_at: clock.now() }, { signal_id: newId() }, { found: true, closed_at: clock.now() }])
			await expect(put(over)).rejects.toThrow(/permission denied/);
		await put({});
	});

	test('is asked where somebody works, for four weeks at most, and once when it is sent twice', async () => {
		await expect(ask({ area: 'WK990102' })).rejects.toMatchObject({ status: 404 });
		await expect(ask({ until: '2020-01-01' })).rejects.toMatchObject({ code: 'asking-around-until' });
		for (const name of ['samira', 'henk', 'dewi', 'bram', 'tariq'] as const)
			await expect(ask({}, name), name).rejects.toMatchObject({ status: 404 });
		const id = newId();
		expect(await ask({ id })).toBe(id);
		expect(await ask({ id })).toBe(id);
		await expect(ask({ id, sentence: 'Wie kent iets heel anders?' })).rejects.toMatchObject({ code: 'id-in-use' });
		await expect(ask({ id }, 'soraya').catch((problem) => Promise.reject(problem))).rejects.toMatchObject({
			status: 404,
		});
	});
});

describe('a tap', () => {
	test('is seen by who gave it and who asked; another colleague sees none of it', async () => {
		const id = await ask();
		await answer('yusuf', id, 'asks-round');
		await answer('ingrid', id, 'no');
		const seen = async (name: PersonaName) =>
			(await as(name, (tx) => answersSeen(tx, waterveen, { inquiryIds: [id] }))).map((one) => one.answer);
		expect(await seen('marloes')).toEqual(['asks-round', 'no']);
		expect(await seen('yusuf')).toEqual(['asks-round']);
		expect(await seen('soraya')).toEqual([]);
		const shown = await as('soraya', (tx, actor) => inquiryScreen(page(tx, actor, id)));
		expect(shown.inquiry.counts).toEqual({ knows: 0, asksRound: 0, no: 0 });
	});

	test('can be changed, and with it whether somebody knows', async () => {
		const id = await ask();
		const known = async () => (await as('soraya', (tx) => findInquiry(tx, waterveen, id)))?.knownAt;
		await answer('yusuf', id, 'knows');
		expect(await known()).toBeInstanceOf(Date);
		await answer('yusuf', id, 'no');
		expect(await known()).toBeNull();
	});

	test('given twice at the same moment is one answer, and after its day nobody says how any more', async () => {
		const id = await ask();
		await Promise.all([1, 2, 3, 4].map(() => answer('yusuf', id, 'knows')));
		expect((await asOwner('select 1 from community.inquiry_answer')).rowCount).toBe(1);
		const back = moveDays(8);
		await expect(
			as('yusuf', (tx, actor) => sayHow(tx, actor, id, { how: 'person' })).finally(back),
		).rejects.toMatchObject({ code: 'asking-around-over' });
	});

	test('is not for who asked, nor after the end, nor in the name of a colleague', async () => {
		const id = await ask();
		await expect(answer('marloes', id, 'knows')).rejects.toMatchObject({ status: 404 });
		await expect(
			as('yusuf', (tx) =>
				tx
					.insertInto('community.inquiry_answer')
					.values({
						municipality_id: waterveen,
						id: newId(),
						inquiry_id: id,
						worker_id: personId('ingrid'),
						answer: 'no',
						answered_at: clock.now(),
					})
					.execute(),
			),
		).rejects.toThrow(/row-level security/);
		await as('marloes', (tx, actor) => closeInquiry(tx, actor, id, true));
		await expect(answer('yusuf', id, 'knows')).rejects.toMatchObject({ code: 'asking-around-over' });
	});
});

describe('who knows someone says how', () => {
	test('a shared talent becomes a question to both people, without a name of either', async () => {
		const id = await ask();
		await expect(as('yusuf', (tx, actor) => sayHow(tx, actor, id, { how: 'talent', talent }))).rejects.toMatchObject({
			code: 'asking-around-tap-first',
		});
		await answer('yusuf', id, 'knows');
		const mine = await as('yusuf', (tx, actor) => inquiryScreen(page(tx, actor, id)));
		expect(mine.asked?.talents).toContainEqual({ id: talent, words: 'Kan goed snoeien', person: 'Chantal' });
		await as('yusuf', (tx, actor) => sayHow(tx, actor, id, { how: 'talent', talent }));

		const shown = await as('marloes', (tx, actor) => inquiryScreen(page(tx, actor, id)));
		expect(shown.asker?.answers[0]).toMatchObject({ who: 'Yusuf Karadere', talent: 'Kan goed snoeien' });
		expect(JSON.stringify(shown)).not.toContain('Chantal');
		expect(shown.asker?.wishes).toEqual([{ id: wish, words: 'De tuin weer netjes', person: 'Oscar' }]);
		const both = {
			answer: shown.asker?.answers[0]?.id ?? '',
			wish,
			task: 'Samen een tuin netjes maken.',
			looked: false,
		};
		await expect(as('yusuf', (tx, actor) => askBothPeople(tx, actor, id, both, () => {}))).rejects.toMatchObject({
			status: 404,
		});
		await expect(
			as('marloes', (tx, actor) =>
				askBothPeople(tx, actor, id, { ...both, task: 'De tuin van mevrouw De Vries.' }, () => {}),
			),
		).rejects.toMatchObject({ code: 'text-points-at-person', field: 'task' });
		const trail = vi.fn();
		await as('marloes', (tx, actor) => askBothPeople(tx, actor, id, both, trail));
		expect(trail).toHaveBeenCalledWith({ type: 'match', id: expect.any(String), personIds: [oscar, chantal] });
		const { rows } = await asOwner('select card_id from community.match_side order by side');
		expect(rows.map(({ card_id }) => card_id)).toEqual([oscar, chantal]);
	});

	test('of a person they ask first nothing is kept', async () => {
		const id = await ask();
		await answer('yusuf', id, 'knows');
		await as('yusuf', (tx, actor) => sayHow(tx, actor, id, { how: 'person' }));
		const { rows } = await asOwner('select * from community.inquiry_answer');
		expect(rows[0]).toMatchObject({ how: 'person', talent_id: null, place_name: '', place_words: '' });
	});

	test('a place is for the map, for everybody it was put to, until somebody who keeps the map says so', async () => {
		const id = await ask();
		await answer('yusuf', id, 'knows');
		const place = {
			how: 'place' as const,
			place: 'Tuinclub Wilgenhof',
			words: 'Elke zaterdag samen werken',
			confirmed: '',
		};
		await expect(
			as('yusuf', (tx, actor) => sayHow(tx, actor, id, { ...place, words: 'Vraag naar mevrouw De Vries' })),
		).rejects.toMatchObject({
			code: 'text-points-at-person',
		});
		await as('yusuf', (tx, actor) => sayHow(tx, actor, id, place));
		const [found] = await as('soraya', (tx, actor) => placesForTheMap(tx, actor));
		expect(found).toMatchObject({ name: 'Tuinclub Wilgenhof' });
		expect(await as('femke', (tx, actor) => placesForTheMap(tx, actor))).toEqual([]);
		for (const name of ['yusuf', 'ingrid', 'femke', 'samira', 'tariq'] as const)
			await expect(
				as(name, (tx, actor) => sayOnMap(tx, actor, found?.id ?? '')),
				name,
			).rejects.toMatchObject({ status: 404 });
		const given = (name: PersonaName) => as(name, (tx, actor) => placeForTheMap(tx, actor, found?.id ?? ''));
		expect(await given('soraya')).toEqual({ name: 'Tuinclub Wilgenhof', summary: 'Elke zaterdag samen werken' });
		expect([await given('femke'), await given('ingrid')]).toEqual([null, null]);
		await as('soraya', (tx, actor) => sayOnMap(tx, actor, found?.id ?? ''));
		expect(await given('soraya')).toBeNull();
		expect(await as('soraya', (tx, actor) => placesForTheMap(tx, actor))).toEqual([]);
	});
});

describe('what nobody knew', () => {
	test('is a list for the next meeting, and becomes a signal once, without a person', async () => {
		const id = await ask();
		await answer('yusuf', id, 'no');
		await expect(as('marloes', (tx, actor) => makeSignal(tx, actor, id, looked, 'GM9901'))).rejects.toMatchObject({
			code: 'asking-around-somebody-knows',
		});
		await as('marloes', (tx, actor) => closeInquiry(tx, actor, id, false));
		for (const name of ['marloes', 'yusuf', 'soraya'] as const)
			expect((await as(name, (tx, actor) => nobodyKnewScreen({ tx, actor }))).lines.map((one) => one.id)).toEqual([id]);
		await expect(as('soraya', (tx, actor) => makeSignal(tx, actor, id, looked, 'GM9901'))).rejects.toMatchObject({
			status: 404,
		});
		const signal = await as('marloes', (tx, actor) => makeSignal(tx, actor, id, looked, 'GM9901'));
		expect(await as('marloes', (tx, actor) => makeSignal(tx, actor, id, looked, 'GM9901'))).toBe(signal);
		const { rows } = await asOwner('select person_id, need_code, area_code, kind from community.signal where id = $1', [
			signal,
		]);
		expect(rows).toEqual([{ person_id: null, need_code: 'garden-help', area_code: 'WK990101', kind: 'zoek' }]);
	});

	test('is looked at once more before others read it: what was fine for the team may not be', async () => {
		const text = 'Wie helpt mevrouw De Vries met de tuin?';
		const id = await ask({ sentence: text, reach: 'team', confirmed: markOf(text) });
		await as('marloes', (tx, actor) => closeInquiry(tx, actor, id, false));
		const make = (said: { text: string; confirmed: string }) =>
			as('marloes', (tx, actor) => makeSignal(tx, actor, id, said, 'GM9901'));
		await expect(make({ text, confirmed: '' })).rejects.toMatchObject({ code: 'text-points-at-person', field: 'text' });
		const signal = await make({ text: 'Wie helpt iemand met de tuin?', confirmed: '' });
		const { rows } = await asOwner('select text from community.signal where id = $1', [signal]);
		expect(rows).toEqual([{ text: 'Wie helpt iemand met de tuin?' }]);
	});

	test('who asked thanks and closes; nobody does that for them', async () => {
		const id = await ask();
		await answer('yusuf', id, 'knows');
		for (const act of [
			(tx: Tx, actor: Actor) => thank(tx, actor, id),
			(tx: Tx, actor: Actor) => closeInquiry(tx, actor, id, true),
		]) {
			await expect(as('yusuf', act)).rejects.toMatchObject({ status: 404 });
			await as('marloes', act);
		}
		expect((await as('yusuf', (tx, actor) => inquiryScreen(page(tx, actor, id)))).inquiry).toMatchObject({
			thanked: true,
			state: 'over',
		});
	});
});

describe('the letter', () => {
	test('comes once a day for all lines together, says nothing of them, and not to who answered or asked', async () => {
		const first = await ask();
		await ask({ sentence: 'Wie kent iemand met een aanhanger?' });
		await answer('ingrid', first, 'no');
		await tellColleagues();
		await tellColleagues();
		const sent = await letters();
		expect(sent).toHaveLength(3);
		expect(JSON.stringify(sent)).not.toMatch(/tuin|aanhanger|West/i);
		await ask({ sentence: 'Wie kent iemand die kan naaien?' });
		await tellColleagues();
		expect(await letters()).toHaveLength(3);
		const back = moveDays(1);
		await tellColleagues().finally(back);
		expect(await letters()).toHaveLength(6);
	});
});

test('a line goes a year after its end, with its answers', async () => {
	const id = await ask();
	await answer('yusuf', id, 'no');
	const [rule] = askingAroundRetention;
	const ended = (before: Date) =>
		asTask('privacy.erase', waterveen, 'community', async (tx, task) =>
			rule?.end(tx, { municipalityId: waterveen, before }, task),
		);
	expect(await ended(clock.now())).toBe(0);
	expect(await ended(momentInDays(40))).toBe(1);
	expect((await asOwner('select 1 from community.inquiry_answer')).rows).toEqual([]);
});
