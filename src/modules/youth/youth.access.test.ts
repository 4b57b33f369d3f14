import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Actor, anonymous } from '#platform/actor';
import { clock } from '#platform/clock';
import { asActor, sql, type Tx } from '#platform/db/index.server';
import { newId } from '#platform/ids';
import { useDatabase, waterveen } from '#testing/database';
import { dayFromToday } from '#testing/days';
import { type PersonaName, persona, personaNames, seedPeople } from '#testing/personas';
import { seedPlaces } from '#testing/places';
import * as youth from './index.server.ts';
import { asksOf, draftsOf, youthOf } from './youth.store.server.ts';
import type { Band, YouthKind } from './youth.ts';

const { asOwner } = useDatabase();
const as = <T>(name: PersonaName, work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> =>
	asActor(persona(name), 'community', (tx) => work(tx, persona(name)));
const passer = <T>(work: (tx: Tx, actor: Actor) => Promise<T>, zone: 'open' | 'community' = 'community'): Promise<T> =>
	asActor(anonymous(waterveen), zone, (tx) => work(tx, anonymous(waterveen)));
const page = (tx: Tx, actor: Actor, params: object = {}) =>
	({ tx, actor, params, url: new URL('http://x/'), about: () => {} }) as never;
const area = 'BU99010101';
const says = (code: string) => passer((tx) => youth.sayYouthYes(tx, code));
const parentCode = (id: string, name: PersonaName = 'marloes') =>
	as(name, (tx, actor) => youth.giveParentCode(tx, actor, id, 'here'));
const begin = async (band: Band = '12-15') => {
	const { id, code } = await as('marloes', (tx, actor) => youth.beginYouth(tx, actor, { area, called: 'Zon', band }));
	return { id, own: code, parent: band === '16-21' ? '' : await parentCode(id) };
};
/** Every yes said, each with the code that came with it. */
const agreed = async (band: Band = '12-15') => {
	const { id, own, parent } = await begin(band);
	return { id, own: await says(own), parent: parent && (await says(parent)) };
};
const writes = (code: string, words = 'Meer plek om te voetballen.', kind: YouthKind = 'plan') =>
	passer((tx, actor) =>
		youth.writeAsYouth(tx, actor, code, { kind, words, programme: undefined, initiative: undefined }),
	);
const behind = (code: string) => passer((tx, actor) => youth.youthCodeScreen(page(tx, actor, { code })));
const wordOf = async (code: string) => (await behind(code)).words[0]?.id ?? '';
const everybody = () => passer((tx, actor) => youth.youthScreen(page(tx, actor)), 'open');
const lookOver = (name: PersonaName, word: string, back = '') =>
	as(name, (tx, actor) => youth.lookOverYouth(tx, actor, { word, back }));
/** Written, looked over, and yes said to these words. */
const published = async (kind: YouthKind = 'plan', band: Band = '12-15') => {
	const one = await agreed(band);
	await writes(one.own, 'Samen muziek maken op zondag.', kind);
	const word = await wordOf(one.own);
	await lookOver('marloes', word);
	await passer((tx) => youth.sayWordYes(tx, one.own, word));
	return { ...one, word };
};

beforeAll(async () => {
	await seedPeople(asOwner);
	await seedPlaces(asOwner);
});
beforeEach(() => asOwner('delete from community.youth'));

describe('consent that suits a child', () => {
	test('needs the yes of the young person and under sixteen of a parent, each by an own code', async () => {
		const one = await begin();
		const own = await says(one.own);
		await expect(writes(own)).rejects.toMatchObject({ code: 'youth-no-yes' });
		expect((await behind(own)).youth).toMatchObject({ stands: false, parentYesOn: null, parent: false });
		const parent = await says(one.parent);
		expect((await behind(parent)).youth).toMatchObject({ stands: true, parent: true });
		await writes(own);
		await expect(writes(parent)).rejects.toMatchObject({ status: 404 });
		const older = await begin('16-21');
		await expect(parentCode(older.id)).rejects.toMatchObject({ status: 404 });
		await writes(await says(older.own));
	});
	test('gives a new code with the first yes, so that a slip somebody else saw opens nothing', async () => {
		const slip = await begin();
		const own = await says(slip.own);
		await expect(behind(slip.own)).rejects.toMatchObject({ status: 404 });
		expect(await says(own)).toBe(own);
		for (const name of ['marloes', 'yusuf'] as const)
			await expect(
				as(name, (tx) => youth.sayYouthYes(tx, slip.parent)),
				name,
			).rejects.toMatchObject({ status: 404 });
	});
	test('is never said by a worker; a code given anew asks for that yes again', async () => {
		const one = await agreed();
		for (const set of [{ parent_yes_on: clock.today() }, { own_yes_on: clock.today() }])
			await expect(as('marloes', (tx) => tx.updateTable('community.youth').set(set).execute())).rejects.toThrow(
				/permission denied/,
			);
		await expect(
			as('marloes', (tx) =>
				tx
					.updateTable('community.youth')
					.set({ parent_hash: 'x', parent_by: persona('yusuf').personId ?? '' })
					.execute(),
			),
		).rejects.toThrow(/says so themselves/);
		await expect(
			as('marloes', (tx) =>
				tx
					.insertInto('community.youth')
					.values({
						...{ municipality_id: waterveen, id: newId(), area_code: 'BU99010101', called: 'Bo', band: '12-15' },
						...{ worker_id: persona('marloes').personId ?? '', worker_called: 'Marloes', code_hash: 'c' },
						...{ parent_hash: 'p', parent_how: 'here', parent_by: persona('yusuf').personId ?? '' },
						...{ made_on: clock.today(), codes_on: clock.today() },
					})
					.execute(),
			),
		).rejects.toThrow(/row-level security/);
		await expect(as('marloes', (tx) => sql`select parent_hash from community.youth`.execute(tx))).rejects.toThrow(
			/permission denied/,
		);
		await expect(parentCode(one.id, 'yusuf')).rejects.toMatchObject({ status: 404 });
		await parentCode(one.id);
		await expect(behind(one.parent)).rejects.toMatchObject({ status: 404 });
		expect((await behind(one.own)).youth).toMatchObject({ stands: false, ownYesOn: clock.today(), parentYesOn: null });
	});
	test('holds a year after the oldest yes, and what stood goes out of sight when it ran out', async () => {
		const { own } = await published();
		expect((await behind(own)).youth.untilOn).toBe(
			(await asOwner(`select to_char(current_date + interval '1 year', 'YYYY-MM-DD') as day`)).rows[0]?.day,
		);
		await asOwner('alter table community.youth disable trigger youth_stands');
		await asOwner('update community.youth set until_on = $1', [dayFromToday(-1)]);
		await asOwner('alter table community.youth enable trigger youth_stands');
		expect((await everybody()).writes).toEqual([]);
		await expect(writes(own)).rejects.toMatchObject({ code: 'youth-no-yes' });
	});
	test('keeps no day of birth and no way to be reached', async () => {
		const { rows } = await asOwner(
			`select column_name from information_schema.columns where table_schema = 'community' and table_name = 'youth'`,
		);
		expect(
			rows
				.map(({ column_name }) => String(column_name))
				.filter((name) => /born|birth|reach|phone|mail|address/.test(name)),
		).toEqual([]);
	});
});

describe('a young person', () => {
	test('is read by the worker they know and by nobody else', async () => {
		await agreed();
		for (const name of personaNames)
			expect((await as(name, (tx) => youthOf(tx, waterveen))).length, name).toBe(name === 'marloes' ? 1 : 0);
		await expect(
			as('femke', (tx, actor) => youth.beginYouth(tx, actor, { area, called: 'Zon', band: '8-11' })),
		).rejects.toMatchObject({ status: 404 });
	});
	test('chooses another worker by a code for once, never their own', async () => {
		const { own, parent } = await agreed();
		const takes = (name: PersonaName, code: string) => as(name, (tx, actor) => youth.takeOverYouth(tx, actor, code));
		await expect(passer((tx) => youth.moveYouth(tx, parent))).rejects.toMatchObject({ status: 404 });
		const move = await passer((tx) => youth.moveYouth(tx, own));
		for (const [name, code] of [
			['yusuf', own],
			['femke', move],
		] as const)
			await expect(takes(name, code), name).rejects.toMatchObject({ code: 'youth-code' });
		await takes('yusuf', move);
		await expect(takes('marloes', move)).rejects.toMatchObject({ code: 'youth-code' });
		expect(await as('marloes', (tx) => youthOf(tx, waterveen))).toEqual([]);
		expect((await behind(own)).youth.workerCalled).toBe('Yusuf');
	});
});

test('a young person whose worker is gone reads so, and what they give waits until they chose another', async () => {
	const { own } = await published('give');
	const ended = (on: string | null) =>
		asOwner('update community.assignment set ended_on = $2 where worker_id = $1', [persona('marloes').personId, on]);
	await youth.noteWorkersLeft({ municipalityId: waterveen });
	expect((await everybody()).gives).toHaveLength(1);
	await ended(dayFromToday(-1));
	await youth.noteWorkersLeft({ municipalityId: waterveen });
	await ended(null);
	expect((await everybody()).gives).toEqual([]);
	expect((await behind(own)).youth.alone).toBe(true);
	const waiting = (name: PersonaName) => as(name, async (tx, actor) => (await youth.youthToday(page(tx, actor))).alone);
	expect([await waiting('ingrid'), await waiting('marloes'), await waiting('dewi')]).toEqual([1, 0, 0]);
	const move = await passer((tx) => youth.moveYouth(tx, own));
	await as('yusuf', (tx, actor) => youth.takeOverYouth(tx, actor, move));
	expect((await everybody()).gives).toHaveLength(1);
});

describe('their words', () => {
	test('are public after the worker they know looked them over and they said yes to these very words', async () => {
		const { own, parent } = await agreed();
		await writes(own);
		const word = await wordOf(own);
		await expect(passer((tx) => youth.sayWordYes(tx, own, word))).rejects.toMatchObject({ status: 404 });
		for (const name of ['yusuf', 'ingrid', 'dewi'] as const)
			await expect(lookOver(name, word), name).rejects.toMatchObject({ status: 404 });
		await lookOver('marloes', word);
		expect((await everybody()).writes).toEqual([]);
		await expect(passer((tx) => youth.sayWordYes(tx, parent, word))).rejects.toMatchObject({ status: 404 });
		await passer((tx) => youth.sayWordYes(tx, own, word));
		expect((await everybody()).writes).toMatchObject([
			{
				words: 'Meer plek om te voetballen.',
				band: 'under-16',
				areaCode: 'WK990101',
				dueOn: dayFromToday(14),
				late: false,
			},
		]);
		expect(JSON.stringify(await everybody())).not.toMatch(/Zon|Marloes|youthId/);
	});
	test('are changed by nobody, and name nobody', async () => {
		const { own } = await agreed();
		await expect(writes(own, 'Mijn buurman Kees Jansen is aardig.')).rejects.toMatchObject({
			code: 'youth-names-somebody',
		});
		await writes(own);
		for (const table of ['community.youth_word', 'open.youth_word'] as const)
			await expect(
				as('marloes', (tx) => sql`update ${sql.table(table)} set words = 'Anders dan gezegd.'`.execute(tx)),
			).rejects.toThrow(/permission denied/);
		await lookOver('marloes', await wordOf(own), 'Laat de school weg.');
		expect((await behind(own)).words[0]?.back).toBe('Laat de school weg.');
	});
	test('are drafts that a parent reads of who is under twelve alone; from twelve on what everybody reads', async () => {
		const child = await agreed('8-11');
		await writes(child.own);
		expect((await behind(child.parent)).words).toHaveLength(1);
		const older = await agreed('12-15');
		await writes(older.own);
		expect((await behind(older.parent)).words).toEqual([]);
		await lookOver('marloes', await wordOf(older.own));
		await passer(async (tx) => youth.sayWordYes(tx, older.own, await wordOf(older.own)));
		expect((await behind(older.parent)).words).toHaveLength(1);
	});
	test('go with one tap, by the young person or the parent: one text, or everything', async () => {
		const one = await published();
		await passer((tx) => youth.takeWordAway(tx, one.parent, one.word));
		expect((await everybody()).writes).toEqual([]);
		const other = await published();
		await expect(passer((tx) => youth.takeWordAway(tx, one.own, other.word))).rejects.toMatchObject({ status: 404 });
		await passer((tx) => youth.stopYouth(tx, other.parent));
		await expect(behind(other.own)).rejects.toMatchObject({ status: 404 });
		expect((await asOwner('select from community.youth_word')).rows).toHaveLength(0);
		expect((await asOwner('select from open.youth_word')).rows).toHaveLength(0);
	});
});

describe('adults', () => {
	const answer = (name: PersonaName, word: string, more: object = {}) =>
		as(name, (tx, actor) =>
			youth.answerYouth(tx, actor, {
				...{ word, became: 'partly', answer: 'Er komt een doel op het veld.', by: 'De gemeente', due: '', ...more },
			} as never),
		);
	test('of the area answer, by function and with a day for what comes later', async () => {
		const { word } = await published();
		for (const name of ['femke', 'samira', 'bram'] as const)
			await expect(answer(name, word), name).rejects.toMatchObject({ status: 404 });
		await expect(answer('dewi', word, { by: 'Mevrouw Hartono' })).rejects.toMatchObject({ field: 'by' });
		await expect(answer('dewi', word, { became: 'later' })).rejects.toMatchObject({ field: 'due' });
		await answer('dewi', word, { became: 'later', due: dayFromToday(30) });
		expect((await everybody()).writes).toMatchObject([{ became: 'later', owes: true, dueOn: dayFromToday(30) }]);
		await answer('ingrid', word);
		expect((await everybody()).writes).toMatchObject([{ answerBy: 'De gemeente', owes: false }]);
	});
	test('keep what they answered when a yes is asked again, and it is seen again with that yes', async () => {
		const { id, word } = await published();
		await answer('dewi', word);
		const slip = await parentCode(id);
		expect((await everybody()).writes).toEqual([]);
		await says(slip);
		expect((await everybody()).writes).toMatchObject([{ answerBy: 'De gemeente', became: 'partly' }]);
	});
	test('who are late read it on Vandaag, each in their own area', async () => {
		await published();
		await asOwner('update open.youth_word set due_on = $1', [dayFromToday(-1)]);
		const today = (name: PersonaName) => as(name, (tx, actor) => youth.youthToday(page(tx, actor)));
		for (const name of ['marloes', 'ingrid', 'dewi'] as const) expect((await today(name)).late, name).toBe(1);
		expect((await today('femke')).late).toBe(0);
		expect((await everybody()).writes[0]?.late).toBe(true);
	});
});

describe('what young people give', () => {
	const asks = (word: string) =>
		passer((tx, actor) =>
			youth.askYouth(tx, actor, word, { called: 'Riet', reach: '030 000 00 44', words: 'Muziek in onze zaal.' }),
		);
	test('is asked of the worker they know, and name and number go with the end', async () => {
		const { word, own, parent } = await published('give');
		expect((await everybody()).gives).toHaveLength(1);
		await asks(word);
		for (const name of personaNames)
			expect((await as(name, (tx) => asksOf(tx, waterveen))).length, name).toBe(name === 'marloes' ? 1 : 0);
		const [ask] = await as('marloes', (tx) => asksOf(tx, waterveen));
		expect(ask).toMatchObject({ called: 'Riet', reach: '030 000 00 44' });
		expect(JSON.stringify([await behind(own), await behind(parent)])).not.toContain('Riet');
		await expect(
			as('yusuf', (tx, actor) => youth.endAsk(tx, actor, { ask: ask?.id ?? '', outcome: 'given' })),
		).rejects.toMatchObject({ status: 404 });
		const given = () => as('marloes', (tx, actor) => youth.endAsk(tx, actor, { ask: ask?.id ?? '', outcome: 'given' }));
		await expect(given()).rejects.toMatchObject({ code: 'youth-ask-parent' });
		await expect(
			as('marloes', (tx) =>
				tx
					.updateTable('community.youth_ask')
					.set({ outcome: 'given', ended_on: clock.today(), called: '', reach: '', words: '' })
					.execute(),
			),
		).rejects.toThrow(/row-level security/);
		await expect(passer((tx) => youth.sayAskYes(tx, own, ask?.id ?? ''))).rejects.toMatchObject({ status: 404 });
		expect((await behind(parent)).asks).toMatchObject([{ words: 'Muziek in onze zaal.', parentYesOn: null }]);
		await passer((tx) => youth.sayAskYes(tx, parent, ask?.id ?? ''));
		await given();
		expect((await asOwner('select called, reach, words from community.youth_ask')).rows).toEqual([
			{ called: '', reach: '', words: '' },
		]);
		expect((await behind(own)).youth.given).toBe(1);
	});
	test('is asked only while it is public, and words that give nothing are not asked for', async () => {
		const { word, parent } = await published('give');
		await passer((tx) => youth.stopYouth(tx, parent));
		await expect(asks(word)).rejects.toMatchObject({ status: 404 });
		await expect(asks((await published('plan')).word)).rejects.toMatchObject({ status: 404 });
	});
});

test('drafts are read by the worker they know alone', async () => {
	const { own } = await agreed();
	await writes(own);
	for (const name of personaNames)
		expect((await as(name, (tx) => draftsOf(tx, waterveen))).length, name).toBe(name === 'marloes' ? 1 : 0);
});
