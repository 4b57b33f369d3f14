import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Actor, anonymous } from '#platform/actor';
import { asActor, asTask, sql, type Tx } from '#platform/db/index.server';
import { elders, useDatabase, waterveen } from '#testing/database';
import { type PersonaName, persona, personaNames, personId } from '#testing/personas';
import {
	addTalent,
	changeTalent,
	endTalent,
	resumeTalent,
	sharedTalents,
	shareTalent,
	talentsOf,
} from './index.server.ts';
import type { Talent } from './talent.ts';
import { cards, seedCards } from './talents.fixtures.ts';

const { asOwner } = useDatabase();
const samira = persona('samira');
const fatou = persona('fatou');
const marloes = persona('marloes');
const soraya = persona('soraya');
const yusuf = persona('yusuf');
const as = <T>(actor: Actor, work: Parameters<typeof asActor<T>>[2]) => asActor(actor, 'community', work);

let garden: Talent;
let reading: Talent;

beforeAll(() => seedCards(asOwner));
beforeEach(async () => {
	await asOwner('delete from community.talent');
	await asOwner(
		'update community.person_card set consent_withdrawn_at = null, erase_on = null, restricted_at = null where erased_at is null',
	);
	garden = await as(marloes, (tx) =>
		addTalent(tx, marloes, {
			cardId: cards.jansma,
			kind: 'talent',
			words: 'Snoeit graag een heg.',
			needCode: 'garden-help',
			shared: true,
		}),
	);
	reading = await as(samira, (tx) =>
		addTalent(tx, samira, { cardId: personId('samira'), kind: 'talent', words: 'Ik lees graag voor.' }),
	);
});

const words = (actor: Actor, cardId: string): Promise<string[]> =>
	as(actor, async (tx) => (await talentsOf(tx, cardId)).map((one) => one.words));
const shared = (actor: Actor): Promise<string[]> =>
	as(actor, async (tx) => (await sharedTalents(tx, actor.municipalityId, { kind: 'talent' })).map((one) => one.words));

describe('what stands on a card', () => {
	test.each(personaNames)('that is not shared is seen by %s only when the card is', async (name: PersonaName) => {
		await as(marloes, (tx) => shareTalent(tx, marloes, garden.cardId, garden.id, false));
		expect(await words(persona(name), cards.jansma)).toEqual(
			['marloes', 'soraya'].includes(name) ? ['Snoeit graag een heg.'] : [],
		);
		expect(await words(persona(name), personId('samira'))).toEqual(name === 'samira' ? ['Ik lees graag voor.'] : []);
	});
	test.each(personaNames)(
		'and is shared is found by %s only who may bring people together',
		async (name: PersonaName) => {
			const found = await shared(persona(name));
			const worker = persona(name).roles.some((role) => role === 'social_broker' || role === 'team_worker');
			const here = persona(name).municipalityId === waterveen;
			expect(found).toEqual(worker && here ? ['Snoeit graag een heg.'] : []);
		},
	);
	test('is not there for a visitor, the holder of a code, a partner or a task that is not named', async () => {
		for (const actor of [
			anonymous(waterveen),
			{ ...anonymous(waterveen), kind: 'code', codeHash: 'x' } as Actor,
			{ ...anonymous(waterveen), kind: 'partner', codeHash: 'x' } as Actor,
			{ ...marloes, municipalityId: elders },
		])
			expect(await shared(actor)).toEqual([]);
		expect(
			await asTask('people.other', waterveen, 'community', (tx) => sharedTalents(tx, waterveen, { kind: 'talent' })),
		).toEqual([]);
	});
	test('gives another team the words and never the card', async () => {
		expect(await shared(yusuf)).toEqual(['Snoeit graag een heg.']);
		const { rows } = await as(yusuf, (tx) =>
			sql`select id from community.person_card where id = ${cards.jansma}`.execute(tx),
		);
		expect(rows).toEqual([]);
	});
	test('takes over team, area, languages and days of the card, and follows them', async () => {
		expect(garden).toMatchObject({
			areaCode: 'BU99010101',
			languages: ['nl', 'ar'],
			available: ['mon-morning'],
			teamId: marloes.teamId,
		});
		await asOwner(
			`update community.person_card set languages = '{tr}', available = '{sat-evening}', area_code = 'BU99010102' where id = $1`,
			[cards.jansma],
		);
		const [followed] = await as(marloes, (tx) => talentsOf(tx, cards.jansma));
		expect(followed).toMatchObject({ areaCode: 'BU99010102', languages: ['tr'], available: ['sat-evening'] });
		await asOwner(
			`update community.person_card set languages = '{nl,ar}', available = '{mon-morning}', area_code = 'BU99010101' where id = $1`,
			[cards.jansma],
		);
	});
});

describe('a talent reached by the address of another card', () => {
	test('is not there, because the trail would name somebody else', async () => {
		const elsewhere: ((tx: Tx) => Promise<unknown>)[] = [
			(tx: Tx) => shareTalent(tx, marloes, cards.naima, garden.id, false),
			(tx: Tx) => resumeTalent(tx, marloes, cards.naima, garden.id),
			(tx: Tx) => changeTalent(tx, marloes, cards.naima, garden.id, { words: 'Iets anders.' }),
			(tx: Tx) => endTalent(tx, marloes, cards.naima, garden.id),
			(tx: Tx) => endTalent(tx, marloes, '019b0000-0000-7000-8000-00000000dead', garden.id),
		];
		for (const work of elsewhere) await expect(as<unknown>(marloes, work)).rejects.toMatchObject({ status: 404 });
		expect(await words(marloes, cards.jansma)).toEqual(['Snoeit graag een heg.']);
		expect(await shared(yusuf)).toEqual(['Snoeit graag een heg.']);
	});
});

describe('as soon as the card may not be used', () => {
	test.each([
		['the yes is taken back', 'consent_withdrawn_at = now()'],
		['it is going to be erased', 'erase_on = current_date + 14'],
		['the person wants it left alone', 'restricted_at = now()'],
	])('because %s, what hangs on it is offered to nobody', async (_, change) => {
		await asOwner(`update community.person_card set ${change} where id = $1`, [cards.jansma]);
		expect(await shared(yusuf)).toEqual([]);
		expect(await shared(marloes)).toEqual([]);
		expect(await words(soraya, cards.jansma)).toEqual([]);
	});
	test('a card that is left alone is seen by who keeps it and by the privacy officer, who change nothing on it', async () => {
		await asOwner('update community.person_card set restricted_at = now() where id = $1', [cards.jansma]);
		for (const name of personaNames)
			expect(await words(persona(name), cards.jansma), name).toHaveLength(['marloes', 'anouk'].includes(name) ? 1 : 0);
		for (const name of ['marloes', 'anouk'] as const) {
			const actor = persona(name);
			await expect(
				as(actor, (tx) => changeTalent(tx, actor, garden.cardId, garden.id, { words: 'Iets anders.' })),
			).rejects.toMatchObject({ code: 'not-found' });
			const { rows } = await as(actor, (tx) =>
				sql`update community.talent set words = 'x' where id = ${garden.id} returning id`.execute(tx),
			);
			expect(rows).toEqual([]);
		}
	});
	test('an erased card leaves rows that say nothing', async () => {
		await asOwner('update community.person_card set erased_at = now() where id = $1', [cards.jamal]);
		const jamals = '019b0000-0000-7000-8000-0000000000f9';
		await asOwner('update community.person_card set erased_at = null where id = $1', [cards.jamal]);
		await asOwner(
			`insert into community.talent (municipality_id, id, card_id, kind, words, need_code, shared_since, confirmed_on, made_at) values ($1, $2, $3, 'wish', 'Een maatje', 'buddy', current_date, current_date, now())`,
			[waterveen, jamals, cards.jamal],
		);
		await asOwner('update community.person_card set erased_at = now() where id = $1', [cards.jamal]);
		const { rows } = await asOwner(
			'select words, need_code, area_code, shared_since, ended_on is not null as ended, languages from community.talent where id = $1',
			[jamals],
		);
		expect(rows).toEqual([
			{ words: '', need_code: null, area_code: null, shared_since: null, ended: true, languages: [] },
		]);
	});
});

describe('who writes down what somebody can or wants', () => {
	test('is the person, who decides alone; or the team, for who does not sign in', async () => {
		await as(soraya, (tx) =>
			changeTalent(tx, soraya, garden.cardId, garden.id, { words: 'Snoeit en maait.', shared: true }),
		);
		expect(await words(marloes, cards.jansma)).toEqual(['Snoeit en maait.']);
		for (const [actor, cardId] of [
			[fatou, personId('samira')],
			[yusuf, cards.jansma],
			[marloes, personId('samira')],
			[persona('ingrid'), cards.jansma],
			[samira, cards.jansma],
		] as const)
			await expect(
				as(actor, (tx) => addTalent(tx, actor, { cardId, kind: 'wish', words: 'Iets' })),
			).rejects.toMatchObject({ code: 'not-found' });
	});
	test('cannot be passed by with a query of one’s own', async () => {
		for (const actor of [fatou, yusuf, persona('ingrid'), persona('tariq')]) {
			const { rows } = await as(actor, (tx) =>
				sql`update community.talent set shared_since = null, words = 'weg' returning id`.execute(tx),
			);
			expect(rows).toEqual([]);
			await expect(
				as(actor, (tx) =>
					sql`insert into community.talent (municipality_id, id, card_id, kind, words, confirmed_on, made_by, made_at)
						values (${waterveen}, gen_random_uuid(), ${cards.jansma}, 'wish', 'x', current_date, ${actor.personId}, now())`.execute(
						tx,
					),
				),
			).rejects.toThrow(/row-level security/);
		}
		await expect(as(samira, (tx) => sql`update community.talent set at_rest = false`.execute(tx))).rejects.toThrow(
			/permission denied/,
		);
	});
	test('ends it with one tap and gets it back as it was', async () => {
		await as(samira, (tx) => endTalent(tx, samira, reading.cardId, reading.id));
		expect(await words(samira, personId('samira'))).toEqual([]);
		await as(samira, (tx) => resumeTalent(tx, samira, reading.cardId, reading.id));
		expect(await words(samira, personId('samira'))).toEqual(['Ik lees graag voor.']);
	});
	test('shares and takes back with one tap, and what sleeps is not offered', async () => {
		await as(samira, (tx) => shareTalent(tx, samira, reading.cardId, reading.id, true));
		expect((await shared(yusuf)).sort()).toEqual(['Ik lees graag voor.', 'Snoeit graag een heg.']);
		await as(samira, (tx) =>
			changeTalent(tx, samira, reading.cardId, reading.id, {
				words: 'Ik lees graag voor.',
				shared: true,
				wakeOn: '2999-01-01',
			}),
		);
		expect(await shared(yusuf)).toEqual(['Snoeit graag een heg.']);
		await as(samira, (tx) => shareTalent(tx, samira, reading.cardId, reading.id, false));
		expect(await shared(yusuf)).toEqual(['Snoeit graag een heg.']);
	});
	test.each([
		[{ words: 'Koken met Fatima de Vries van nummer 12', shared: true }, 'text-points-at-person'],
		[{ words: 'Koken', needCode: 'bestaat-niet' }, 'unknown-need'],
		[{ words: 'Koken', wakeOn: '2020-01-01' }, 'date-in-past'],
		[{ words: 'Koken', areaCode: 'BU00000000' }, 'unknown-area'],
	])('is told what is wrong: %j', async (said, code) => {
		await expect(
			as(samira, (tx) => addTalent(tx, samira, { cardId: personId('samira'), kind: 'talent', ...said })),
		).rejects.toMatchObject({ code });
	});
	test('may send the same twice, and never takes another’s id', async () => {
		const again = { id: reading.id, cardId: personId('samira'), kind: 'talent', words: 'Ik lees graag voor.' } as const;
		expect((await as(samira, (tx) => addTalent(tx, samira, again))).id).toBe(reading.id);
		await expect(as(marloes, (tx) => addTalent(tx, marloes, { ...again, cardId: cards.naima }))).rejects.toMatchObject({
			code: 'id-in-use',
		});
	});
});
